import { hex } from '../../base/hex.ts';
import { pageOf } from '../../base/page.ts';
import type { Block } from '../document.ts';
import { TRUST } from './files.ts';
import type { MachineTree } from './vm-tree.ts';

/** What to do with the files of Gunyah machines, as steps of `README.txt`. */
export function gunyahSteps(machines: readonly MachineTree[]): string[][] {
  if (machines.length === 0) return [];
  const passthrough = machines.filter(({ memory, interrupts }) => memory.length + interrupts.length > 0);
  return [
    [
      'Gunyah reads no dom.cfg: the tree of a machine is its configuration.',
      ...machines.map(
        ({ domain }) => `  - ${domain.name}: build ${domain.name}/vm.dtb into its image, as its device tree`,
      ),
      '  What the Resource Manager is expected to add to it is in after-boot.txt beside it.',
    ],
    ...(passthrough.length === 0
      ? []
      : [
          [
            'Devices are given to authenticated machines alone:',
            "  - let the owners of the platform's boot code enter host/vm_device_assignments.json into its table",
            '  - sign the image again; every change of vm.dtb changes it',
            '  - apply host/gunyah-primary.dtbo to the tree of the primary machine, which then leaves the devices alone',
          ],
          [
            'The primary machine keeps clocks, power domains, regulators and pins of the devices:',
            '  they must be on, and stay on, for as long as another machine uses the device.',
          ],
        ]),
    ['Load the machine by a node like those of host/gunyah-loader.txt, with the ids of the platform.'],
  ];
}

/** What one machine gets, for the report. */
export function machineBlocks({ domain, machine, memory, interrupts, smmus }: MachineTree): Block[] {
  const cores = machine.affinity === 'proxy' ? '' : ` on cores ${machine.cores.join(', ')}`;
  return [
    { kind: 'heading', level: 2, text: `Gunyah machine ${domain.name}` },
    {
      kind: 'text',
      text: `Image ${machine.imageName}; ${domain.memoryMib} MiB at ${machine.memoryBase}; ${domain.vcpus} vCPU, ${machine.affinity}${cores}. ${TRUST}`,
    },
    {
      kind: 'table',
      head: ['Given', 'Where', 'Of'],
      rows: [
        ...memory.map(({ address, size, paths }) => [
          'device memory',
          `${hex(address)}, ${pageOf(size)} pages`,
          paths.join(', '),
        ]),
        ...interrupts.map(({ intid, paths }) => ['interrupt', `INTID ${intid}`, paths.join(', ')]),
        ...smmus.map(({ path, masters }) => [
          'virtual SMMU',
          path,
          masters.map((master) => master.path).join(', '),
        ]),
      ],
    },
  ];
}
