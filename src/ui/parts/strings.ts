import { count, counted } from './format.ts';

const lastName = (path: string) => path.slice(path.lastIndexOf('/') + 1) || '/';

export const texts = {
  product: 'domgraft',
  channel: (name: string) => `Channel ${name}`,
  theme: (name: string) => `Theme: ${name}. Switch`,

  dma: {
    protected: 'Behind an IOMMU',
    covered: 'Covered by your statement',
    partly: 'Partly behind an IOMMU',
    unprotected: 'No IOMMU',
    unknown: 'DMA unknown',
    proxy: 'DMA by proxy',
    none: 'No DMA',
  },

  crashed: (name: string) => `${name} stopped because of a mistake in this program`,
  crashEmpty: 'No project was open, so that nothing of yours is lost.',
  crashUnsaved: 'This browser does not keep your project: save it before you reload the page.',
  crashSafe: 'Your project is saved in this browser and nothing of it is lost.',
  saveProject: 'Save the project',
  tryAgain: 'Try again',
  reload: 'Reload the page',
  copyReport: 'Copy report',

  rateOf: (clock: string) => `Rate of clock ${clock}`,
  rateExample: 'e.g. 24 MHz',
  rateButton: 'Set rate',
  rateSet: (provider: string, hz: number) => `Clock of ${lastName(provider)} runs at ${hz} Hz`,
  withdraw: 'Withdraw',
  withdrawStatement: (words: string) => `Withdraw the statement: ${words}`,
  cancel: 'Cancel',
  close: 'Close',
  fold: (panel: string) => `Fold away: ${panel}`,
  unfold: (panel: string) => `Show: ${panel}`,

  tourMissing: 'The sample board of the tour could not be loaded',
  sampleFailed: (title: string, why: string) => `${title} could not be loaded: ${why}`,
  updateReady: 'A new version is ready',
  updateNow: 'Reload into it',
  savedAs: (name: string) => `Saved to ${name}`,
  downloaded: (name: string) => `${name} downloaded: this browser cannot save in place`,
  notSaved: (name: string, why: string) =>
    `${name} was not saved: ${why}. The project is still in this browser.`,
  notAllowed: (name: string) => `${name} was not saved: the browser was not allowed to write it`,

  verdict: {
    blocked: 'Cannot be given away',
    conflicts: (n: number) => counted(n, 'conflict'),
    must: (n: number) => `+${n} must follow`,
    choices: (n: number) => counted(n, 'choice'),
    refused: (n: number) => `${n} cannot go`,
    nothing: 'Nothing else must follow',
    here: 'Has it already',
  },

  policies: { include: 'Include', stub: 'Stub', drop: 'Drop', scmi: 'SCMI' },
  policyOf: (provider: string) => `Policy for ${lastName(provider)}`,
  byDefault: 'Auto',
  stateRates: (n: number) => (n === 1 ? 'State the rate' : `State ${n} rates`),
  allPolicies: 'What each would mean',
  neededBy: (property: string, specifiers: string) =>
    specifiers === '' ? property : `${property} ${specifiers}`,
  moreReasons: (n: number) => `And ${n} more ${n === 1 ? 'reason' : 'reasons'}.`,
  of: (node: string) => `of ${lastName(node)}`,

  dragMany: (n: number) => `${count(n)} devices`,
  deviceMenu: 'Actions for the selection',
  assignTo: (paths: readonly string[]) =>
    `Assign ${paths.length === 1 ? lastName(paths[0]!) : `${paths.length} nodes`} to`,
  newDomain: 'New domain…',
  giveBack: 'Give back to dom0',
  cut: 'Cut',
  copyPath: (n: number) => (n === 1 ? 'Copy path' : 'Copy paths'),
  copied: 'Copied',
  copyRefused: 'The browser refused to copy',
};
