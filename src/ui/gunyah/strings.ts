import type { GunyahRow } from '../../store/gunyah.ts';

export const texts = {
  heading: 'Machines and channels under Gunyah',
  lead: 'A whole line stands in a device tree. A dashed one is made or announced by the Resource Manager when the machine starts; its ids are new at every boot.',
  channelsOf: (name: string) => `Channels of ${name}`,
  label: (label: number) => `label ${label}`,
  row: ({ what, peer, label, atRunTime }: GunyahRow) =>
    `${what}${label === undefined ? '' : `, label ${label}`}, to ${peer}${atRunTime ? ', made when the machine starts' : ''}`,
  none: 'It has no channels.',
};
