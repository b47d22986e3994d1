export const scmiTexts = {
  short: (model: string) => `SCMI: ${model.toLowerCase()}`,
  title: (domain: string) => `SCMI of ${domain}`,
  lead: 'Clocks, resets and power domains of this board are switched by its firmware. How does the domain ask for them?',
  model: 'Way to the firmware',
  models: {
    none: { name: 'Not at all', hint: 'Clocks become fixed stand-ins; everything must be on and stay on.' },
    'single-agent': {
      name: 'Single agent',
      hint: 'Xen 4.21 and later forward the calls of exactly one domain (arm_sci, scmi-smc-passthrough).',
    },
    'multi-agent': {
      name: 'Multi-agent (experimental)',
      hint: 'One firmware agent per domain, with the posted series for Xen; not in any release.',
    },
    epam: { name: 'EPAM', hint: 'The same in the downstream Xen of EPAM.' },
    virtio: { name: 'VirtIO', hint: 'A backend in another domain speaks to the firmware.' },
    firmware: {
      name: 'Firmware agents',
      hint: 'The firmware tells domains apart by itself; Xen does nothing.',
    },
  },
  fields: {
    agentId: { label: 'Agent id', hint: 'The agent the domain is to the firmware' },
    smcId: { label: 'Function id (smc-id)', hint: "Empty: the host's" },
    shmem: { label: 'Shared memory node', hint: "Path in the host tree; empty: the agent's first" },
    shmemAddress: { label: 'Shared memory address', hint: 'Where the host tree has no node for it' },
    guestAddress: { label: 'Guest address', hint: 'Where the guest sees it; empty: 0x22001000' },
    backend: { label: 'Backend in', hint: 'The domain that runs the backend' },
  },
  host: 'The host tree',
  hostHint:
    'Beside the channels of dom0 and of the domains Xen needs one of its own. The same for all domains.',
  hostHintEpam:
    'With this Xen the channel in the host tree is that of Xen; dom0 needs one of its own. The same for all domains.',
  hostFields: {
    'multi-agent': {
      smcId: { label: 'Function id of Xen', hint: 'The trusted agent of the firmware' },
      shmemAddress: { label: 'Shared memory of Xen', hint: 'The address of a page' },
      dom0AgentId: { label: 'Agent id of dom0', hint: 'Empty: dom0 gets no SCMI' },
    },
    epam: {
      smcId: { label: 'Function id of dom0', hint: "Xen's plus the agent id" },
      shmemAddress: { label: 'Shared memory of dom0', hint: 'The address of a page' },
      dom0AgentId: { label: 'Agent id of dom0', hint: 'Empty: 1' },
    },
  },
  notWhole: 'A whole number, decimal or 0x…',
  notPath: 'A path that begins with /',
  notPage: 'A page address: hexadecimal, a multiple of 0x1000',
  consequence: 'What this means',
  apply: 'Apply',
  cancel: 'Cancel',
};
