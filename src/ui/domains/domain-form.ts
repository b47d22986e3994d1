import { BOOT_KINDS, DOMAIN_NAME } from '../../core/plan/plan.ts';
import type { DomainFields } from '../../store/state.ts';
import {
  type GunyahForm,
  type GunyahProblems,
  gunyahFormOf,
  gunyahProblems,
  machineOf,
} from './gunyah-form.ts';
import { texts } from './strings.ts';
import { type XenForm, type XenProblems, xenFieldsOf, xenFormOf, xenProblems } from './xen-form.ts';

/** Who starts a domain: Xen's tools, Xen, or the Resource Manager of Gunyah. */
export const STARTERS = [...BOOT_KINDS, 'gunyah'] as const;

/** The fields of the dialog as typed. */
export interface DomainForm {
  readonly name: string;
  readonly starter: (typeof STARTERS)[number];
  readonly memory: string;
  readonly vcpus: string;
  readonly kernel: string;
  readonly cmdline: string;
  readonly gunyah: GunyahForm;
  readonly xen: XenForm;
  /** Undefined where the domain says nothing, so that it goes on saying nothing. */
  readonly strictSubset: boolean | undefined;
  readonly fullTree: boolean | undefined;
}

export type FormProblems = Partial<Record<keyof DomainForm, string>> & GunyahProblems & XenProblems;

export const formOf = ({
  name,
  boot,
  memoryMib,
  vcpus,
  kernel,
  cmdline,
  gunyah,
  strictSubset,
  fullTree,
  ...xen
}: DomainFields): DomainForm => ({
  name,
  starter: gunyah ? 'gunyah' : boot,
  memory: String(memoryMib),
  vcpus: String(vcpus),
  kernel,
  cmdline,
  gunyah: gunyahFormOf(gunyah),
  xen: xenFormOf(xen),
  strictSubset,
  fullTree,
});

/** What is wrong with each field; nothing where the form can be saved. `others` are the names already taken. */
export function problemsOf(form: DomainForm, others: readonly string[]): FormProblems {
  const problems: FormProblems = {};
  const name = nameProblem(form.name.trim(), others);
  if (name !== undefined) problems.name = name;
  if (!isWhole(form.memory, 1, 1 << 20)) problems.memory = texts.memoryRange;
  if (!isWhole(form.vcpus, 1, 128)) problems.vcpus = texts.vcpuRange;
  if (form.starter === 'gunyah') Object.assign(problems, gunyahProblems(form.gunyah, Number(form.vcpus)));
  else if (form.kernel.trim() === '') problems.kernel = texts.kernelEmpty;
  else if (!isPlainLine(form.kernel)) problems.kernel = texts.kernelChars;
  if (form.starter !== 'gunyah')
    Object.assign(problems, xenProblems(form.xen, form.starter, Number(form.memory)));
  if (!isPlainLine(form.cmdline)) problems.cmdline = texts.cmdlineChars;
  return problems;
}

function nameProblem(name: string, others: readonly string[]): string | undefined {
  if (name === '') return texts.nameEmpty;
  if (name.length > 40) return texts.nameLong;
  if (/^\.{1,2}$/.test(name)) return texts.nameDots;
  if (!DOMAIN_NAME.test(name)) return texts.nameChars;
  if (/^dom(ain-)?0$/i.test(name)) return texts.nameDom0;
  // Each domain becomes a folder of the export, and some file systems fold case.
  const taken = others.find((other) => other.toLowerCase() === name.toLowerCase());
  return taken === undefined ? undefined : texts.nameTaken(taken);
}

const isWhole = (text: string, from: number, to: number) => {
  const value = Number(text);
  return /^\s*\d+\s*$/.test(text) && value >= from && value <= to;
};

const isPlainLine = (text: string) => !/["'\r\n\0]/.test(text);

/** The fields of a form without problems. A machine of Gunyah keeps what was said of Xen, should it go back. */
export const fieldsOf = (form: DomainForm): DomainFields => ({
  name: form.name.trim(),
  boot: form.starter === 'gunyah' ? 'xl' : form.starter,
  memoryMib: Number(form.memory),
  vcpus: Number(form.vcpus),
  kernel: form.kernel.trim(),
  cmdline: form.cmdline.trim(),
  ...xenFieldsOf(form.xen),
  ...(form.starter === 'gunyah' && { gunyah: machineOf(form.gunyah, form.name.trim()) }),
  ...(form.strictSubset !== undefined && { strictSubset: form.strictSubset }),
  ...(form.fullTree !== undefined && { fullTree: form.fullTree }),
});

/** A name that is free: domd first, then domu, domu2 and so on. */
export function suggestName(taken: readonly string[]): string {
  const names = ['domd', 'domu', ...Array.from({ length: taken.length + 1 }, (_, i) => `domu${i + 2}`)];
  return names.find((name) => !taken.includes(name))!;
}
