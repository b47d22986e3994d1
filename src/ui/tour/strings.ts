export const texts = {
  label: 'Guided tour',
  place: (step: number, steps: number) => `Step ${step} of ${steps}`,
  next: 'Next',
  skip: 'Skip',
  back: 'Back',
  done: 'Done',
  perform: 'Do it for me',
  leave: 'Leave the tour',
  finish: 'Finish',
};

interface StepText {
  readonly title: string;
  /** A paragraph each. */
  readonly text: readonly string[];
}

/** What each step says, in the order of the tour. */
export const stepTexts = {
  board: {
    title: 'This is a board',
    text: [
      'On the left stands the device tree of Skylark, an invented gateway. A shield with a stroke marks devices that read and write memory with nothing to confine them.',
      'In the next three minutes a device goes to a virtual machine, and you get the files that make Xen do it.',
    ],
  },
  domain: {
    title: 'Make a domain',
    text: ['A domain is a virtual machine. Press this button, call it io, and press Create.'],
  },
  assign: {
    title: 'Give it a device',
    text: ['Drag gpio@e6055000 from the tree onto the domain. With the keyboard: Ctrl+Enter on the node.'],
  },
  why: {
    title: 'What would go wrong',
    text: [
      'Everything that Xen, its toolstack or the guest would stumble over stands here, before anything boots.',
      'Press Why at the error: it says what happens, what that was concluded from, and what mends it.',
    ],
  },
  mend: {
    title: 'Mend it',
    text: [
      'Xen gives registers away in pages of 4 KiB, and another GPIO bank of the host is in the same one. Press the button of the error that assigns its neighbour, too; Ctrl+Z would take it back.',
    ],
  },
  danger: {
    title: 'What not to give away',
    text: [
      'The inspector shows another device: this USB controller masters the bus with no IOMMU in between. In a domain it could overwrite the memory of all others.',
      'The verdict tells its evidence, and you can overrule it with a reason.',
    ],
  },
  files: {
    title: 'Read the files',
    text: [
      'Open the files: dom.cfg, the partial device tree and the marks for the host. Every line says why it is there.',
    ],
  },
  export: {
    title: 'Take them with you',
    text: [
      'Press Export, and Export again: one zip. The same project gives the same bytes, here and on the command line.',
    ],
  },
  end: {
    title: 'That was all',
    text: [
      'Share makes a link that holds the whole project. To go on with a board of your own, drop its .dtb anywhere on this page.',
      'The keys and this tour are behind the question mark.',
    ],
  },
} satisfies Record<string, StepText>;

export type StepId = keyof typeof stepTexts;
