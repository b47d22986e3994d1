import { counted } from '../parts/format.ts';

const lastName = (path: string) => path.slice(path.lastIndexOf('/') + 1) || '/';

export const texts = {
  label: (what: string, domain: string) => `What follows ${what} in ${domain}`,
  title: 'What follows',
  about: (paths: readonly string[], all: boolean) =>
    all && paths.length > 1
      ? 'all devices'
      : paths.length === 1
        ? lastName(paths[0]!)
        : counted(paths.length, 'device'),
  must: 'Must follow',
  along: (n: number) => `${counted(n, 'part')} ${n === 1 ? 'goes' : 'go'} along`,
  should: 'Recommended',
  providers: 'Choose for providers',
  settled: (n: number) => `${counted(n, 'provider')} settled by default`,
  conflicts: 'Conflicts',
  owned: (node: string, owner: string) => `${lastName(node)} must come too, and ${owner} has it.`,
  move: (node: string, domain: string) => `Move ${lastName(node)} to ${domain}`,
  nothing: 'Nothing else must follow, and nothing is left to choose.',
  oneStep: 'One undo step',
  conflictsStay: (n: number) => `${counted(n, 'conflict')} ${n === 1 ? 'stays' : 'stay'}`,
  apply: 'Apply',
  dismiss: 'Dismiss',
};
