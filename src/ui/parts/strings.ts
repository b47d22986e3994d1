import { count } from './format.ts';

const lastName = (path: string) => path.slice(path.lastIndexOf('/') + 1) || '/';

export const texts = {
  product: 'domgraft',
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
  crashSafe: 'Your project is saved in this browser and nothing of it is lost.',
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

  updateReady: 'A new version is ready',
  updateNow: 'Reload into it',
  savedAs: (name: string) => `Saved to ${name}`,
  downloaded: (name: string) => `${name} downloaded: this browser cannot save in place`,
  notSaved: (name: string, why: string) =>
    `${name} was not saved: ${why}. The project is still in this browser.`,
  notAllowed: (name: string) => `${name} was not saved: the browser was not allowed to write it`,

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
