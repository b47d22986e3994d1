import type { Note } from './rule.ts';

/** What no program can see in a tree or a plan. */
export const NOTES: readonly Note[] = [
  {
    id: 'DG-NOTE-01',
    kind: 'note',
    name: 'Drivers that ask for the board',
    severity: 'info',
    why: 'The root of a guest is compatible with "xen,xenvm", not with the board. Drivers that ask for the machine or the SoC take another way or give up.',
    source: 'Linux: of_machine_is_compatible, soc_device_match',
  },
  {
    id: 'DG-NOTE-02',
    kind: 'note',
    name: 'Drivers that look for fixed places',
    severity: 'info',
    why: 'Some drivers look nodes up by absolute path, or in /cpus and /reserved-memory. In a guest devices stand below /passthrough, and those places are not the host ones.',
    source: 'Linux: of_find_node_by_path, of_reserved_mem_lookup',
  },
  {
    id: 'DG-NOTE-03',
    kind: 'note',
    name: 'Command lines and security labels',
    severity: 'info',
    why: 'What dom0 keeps alive (clk_ignore_unused and the like), the console of Xen, and FLASK labels stand outside of the files of a domain.',
    source: 'Xen: docs/misc/xen-command-line.pandoc; docs/misc/xsm-flask.txt',
  },
  {
    id: 'DG-NOTE-04',
    kind: 'note',
    name: 'Not every Xen reads every setting',
    severity: 'info',
    why: "xl ignores settings that it does not know. Configurations for EPAM's Xen, for upstream and for the SCMI series differ in a few keys.",
    source: 'Xen: docs/man/xl.cfg.5.pod.in; EPAM: xen-troops/xen',
  },
];
