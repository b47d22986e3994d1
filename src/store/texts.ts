/** The words of the store: what an edit is called in "Undo: …", and what is announced after it. */

import { count } from './count.ts';

/** One device by its node name, several by their number. */
export const named = (paths: readonly string[]): string =>
  paths.length === 1 ? lastName(paths[0]!) : `${paths.length} devices`;

const lastName = (path: string) => path.slice(path.lastIndexOf('/') + 1) || '/';

export const texts = {
  assign: (what: string, domain: string) => `assign ${what} to ${domain}`,
  settle: (what: string, domain: string) => `settle what follows ${what} in ${domain}`,
  switchProvider: (provider: string, policy: string) => `set ${lastName(provider)} to ${policy}`,
  unassign: (what: string) => `give ${what} back to dom0`,
  addDomain: (name: string) => `add domain ${name}`,
  changeDomain: (name: string) => `change domain ${name}`,
  renameDomain: (from: string, to: string) => `rename domain ${from} to ${to}`,
  mediateScmi: (name: string, model: string) => `set SCMI of ${name} to ${model.toLowerCase()}`,
  nameScmi: (file: string) => `take names from ${file}`,
  forgetScmiNames: (file: string) => `forget the names of ${file}`,
  scmiNamed: (n: number, file: string) => `${n} names of SCMI resources taken from ${file}`,
  noScmiNames: (file: string) =>
    `${file} has no names of SCMI resources: no #define of a clock, reset, power domain or the like`,
  removeDomain: (name: string) => `delete domain ${name}`,
  connect: ([one, other]: readonly [string, string]) => `connect ${one} and ${other}`,
  changeChannel: (name: string) => `change channel ${name}`,
  disconnect: (name: string) => `remove channel ${name}`,
  typed: {
    snippet: (name: string) => `edit own nodes of ${name}`,
    extraConfig: (name: string) => `edit own settings of ${name}`,
  },

  comparing: (names: string) => `Comparing with ${names}…`,
  compareFailed: (why: string) => `The comparison stopped: ${why}`,
  rebind: (from: string) => `re-bind the plan of ${from}`,
  importDomains: (names: readonly string[]) =>
    `import ${names.length === 1 ? `domain ${names[0]}` : `${names.length} domains`}`,
  noBoardToImport: (files: readonly { readonly name: string }[]) => ({
    code: 'no-board',
    offset: 0,
    message: `${files.map(({ name }) => name).join(', ')}: this tells of a domain, and no board is open that it could belong to.`,
    hint: "Open the host's device tree first, or drop it together with these files.",
  }),

  acceptFinding: (rule: string) => `accept ${rule}`,
  withdrawAcceptance: (rule: string) => `take back the acceptance of ${rule}`,
  withdrawStatement: (author: string) => `withdraw the statement of ${author}`,

  findingAccepted: (rule: string) => `${rule} is accepted; it stays in the list and in the report`,
  noProblems: 'No open problem',
  opened: (name: string, nodes: number) => `${name} is open: ${count(nodes)} nodes`,
  bringBack: 'bring back the plan of the last visit',
  broughtBack: (name: string) => `${name} is open, with the plan of your last visit`,
  recentGone: 'This project is no longer stored in this browser',
  openProject: (name: string) => `open ${name}`,
  projectOpened: (name: string) => `${name} is open`,
  replaced: (name: string) => `${name} is open; Undo brings back the plan that was here`,
  takeOver: 'go on from the other window',
  tookOver: 'This window keeps the project now, as the other one left it',
  assigned: (what: string, domain: string, left: number) =>
    `${what} assigned to ${domain}${left === 0 ? '' : `; ${left} could not be given away`}`,
  refused: (path: string, why: string) => `${lastName(path)} cannot be assigned. ${why}`,
  gone: 'It is not in this device tree.',
  alreadyIn: (what: string, domain: string) => `Nothing to do: ${what} already in ${domain}`,
  unassigned: (what: string) => `${what} given back to dom0`,
  domainAdded: (name: string) => `Domain ${name} added`,
  domainRemoved: (name: string) => `Domain ${name} deleted; its devices are back in dom0`,
  cut: (what: string) => `${what} ready to paste into a domain`,
  nothingCut: 'Nothing to paste: cut a device in the tree first',
  moved: (action: string, n: number) =>
    `Done: ${action}; ${n === 1 ? 'one device has' : `${n} blocks of registers have`} other guest addresses now`,
  did: (action: string) => `Done: ${action}`,
  wentTo: (action: string) => (action === '' ? 'Back at the plan as it was opened' : `Now after: ${action}`),
  brokenBoard: 'the board that is stored with it is not the one it was made for',
  unknownBoard: 'board without a name',
  broken: (why: string) =>
    `The project that this browser keeps for the board cannot be read: ${why}. It is set aside for you to download`,
  brokenBegunAnew: (name: string, why: string) =>
    `${name} is open with an empty plan: the one of your last visit cannot be read (${why}) and is set aside`,
  showFewer: 'Show fewer',
  further: (count: number, what: string, beside: boolean) =>
    `${count} ${beside ? 'more' : count === 1 ? what : `${what}s`}`,
  summedUp: (count: number, beside: boolean) => `${count} ${beside ? 'others' : 'devices'}`,
  undone: (action: string) => `Undone: ${action}`,
  redone: (action: string) => `Redone: ${action}`,
};
