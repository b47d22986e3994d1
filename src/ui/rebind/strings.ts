import { counted } from '../parts/format.ts';

export const texts = {
  title: 'Re-bind the plan',
  lead: (from: string, to: string) =>
    `The plan was made for ${from}. This is what becomes of it on ${to}; nothing changes before you decide, and it is one step to undo.`,
  otherBoard: 'The two trees have no compatible in common: this may be another board.',
  same: (n: number, all: number) =>
    n === all
      ? `All ${n} nodes that the plan names are there, and nothing that matters has changed.`
      : `${n} of ${counted(all, 'node')} that the plan names are as they were.`,
  fates: {
    moved: {
      title: 'Moved',
      does: 'Follow',
      hint: 'Found elsewhere in the tree. Not followed, it leaves the plan.',
    },
    changed: {
      title: 'Changed',
      does: 'Keep',
      hint: 'At its place, but different in what matters. Not kept, it leaves the plan.',
    },
    vanished: {
      title: 'Vanished',
      does: 'Remove',
      hint: 'Nothing in the tree is like it. Not removed, it stays in the plan and is reported as missing.',
    },
  },
  label: (does: string, path: string) => `${does} ${path}`,
  by: {
    path: 'by its path',
    registers: 'by its registers',
    interrupts: 'by its interrupts',
    name: 'by its name',
  },
  nothing: 'none',
  doubtful: 'Probably another device',
  all: 'Accept all',
  none: 'Accept none',
  without: 'Go on without the plan',
  rebind: 'Re-bind',
  count: (accepted: number, open: number) => `${accepted} of ${open} accepted`,
} as const;
