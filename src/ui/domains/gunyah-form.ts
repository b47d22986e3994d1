import {
  type GunyahChannelKind,
  type GunyahChannelWish,
  type GunyahMachine,
  newMachine,
} from '../../core/plan/gunyah.ts';
import { DOMAIN_NAME } from '../../core/plan/plan.ts';
import { gunyahTexts as texts } from './gunyah-strings.ts';

/** What is typed about a machine of Gunyah. */
export interface GunyahForm {
  /** Empty: the name of the domain. */
  readonly imageName: string;
  readonly memoryBase: string;
  readonly affinity: GunyahMachine['affinity'];
  /** Numbers between commas. */
  readonly cores: string;
  readonly vmid: string;
  readonly console: boolean;
  readonly channels: readonly ChannelForm[];
}

export interface ChannelForm {
  readonly kind: GunyahChannelKind;
  readonly label: string;
  /** Empty: the primary machine. */
  readonly peer: string;
}

export type GunyahProblems = Partial<Record<Exclude<keyof GunyahForm, 'affinity' | 'console'>, string>>;

export function gunyahFormOf(machine: GunyahMachine | undefined): GunyahForm {
  const { imageName, memoryBase, affinity, cores, vmid, console, channels } = machine ?? newMachine('');
  return {
    imageName,
    memoryBase,
    affinity,
    cores: cores.join(', '),
    vmid: vmid === undefined ? '' : String(vmid),
    console,
    channels: channels.map(({ kind, label, peer = '' }) => ({ kind, label: String(label), peer })),
  };
}

/** What is wrong with each field, for so many virtual CPUs. */
export function gunyahProblems(form: GunyahForm, vcpus: number): GunyahProblems {
  const problems: GunyahProblems = {};
  if (!/^[!-~]{0,79}$/.test(form.imageName.trim())) problems.imageName = texts.imageNameChars;
  if (!/^0x[\da-f]{1,12}$/i.test(form.memoryBase.trim())) problems.memoryBase = texts.memoryBaseForm;
  if (form.affinity !== 'proxy' && coresOf(form).length !== vcpus) problems.cores = texts.coresCount(vcpus);
  if (form.vmid.trim() !== '' && !isNumber(form.vmid, 0xffff)) problems.vmid = texts.vmidForm;
  const wrong = form.channels.find(({ label, peer }) => !isNumber(label, 0xffff_ffff) || !isPeer(peer));
  if (wrong) problems.channels = texts.channelForm;
  return problems;
}

/** The machine of a form without problems. */
export const machineOf = (form: GunyahForm, name: string): GunyahMachine => ({
  imageName: form.imageName.trim() || name,
  memoryBase: form.memoryBase.trim(),
  affinity: form.affinity,
  cores: form.affinity === 'proxy' ? [] : coresOf(form),
  console: form.console,
  ...(form.vmid.trim() !== '' && { vmid: Number(form.vmid) }),
  channels: form.channels.map(
    ({ kind, label, peer }): GunyahChannelWish => ({
      kind,
      label: Number(label),
      ...(takesPeer(kind) && peer.trim() !== '' && { peer: peer.trim() }),
    }),
  ),
});

/** Queues and doorbells may go to another machine than the primary one. */
export const takesPeer = (kind: GunyahChannelKind): boolean => kind !== 'shm' && kind !== 'virtio-mmio';

/** A channel that no other has the label of. */
export const nextChannel = (channels: readonly ChannelForm[]): ChannelForm => {
  const highest = channels.reduce((most, { label }) => Math.max(most, Number(label) || 0), 1);
  return { kind: 'message-queue-pair', label: String(highest + 1), peer: '' };
};

/** Empty where what is typed is no list of numbers. */
function coresOf({ cores }: GunyahForm): number[] {
  const numbers = cores.split(/[\s,]+/).filter((core) => core !== '');
  return numbers.every((core) => isNumber(core, 0xffff)) ? numbers.map(Number) : [];
}

const isNumber = (text: string, most: number): boolean => /^\d+$/.test(text.trim()) && Number(text) <= most;
const isPeer = (text: string): boolean => text.trim() === '' || DOMAIN_NAME.test(text.trim());
