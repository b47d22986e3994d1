import { hex } from '../../base/hex.ts';
import { pageOf } from '../../base/page.ts';
import type { OutputFile } from '../../contract.ts';
import { encodeUtf8 } from '../../platform.ts';
import { type Fragment, overlayFiles } from '../overlay.ts';
import { strings } from '../properties.ts';
import { TextFile } from '../text.ts';
import { treeFiles } from '../tree-files.ts';
import { afterBoot } from './after-boot.ts';
import type { MachineTree } from './vm-tree.ts';

/** Said beside every export: devices are for trusted machines alone. */
export const TRUST =
  'Works only for a machine whose image is authenticated by the platform (or a Resource Manager that was built to trust it).';

/** All files of a plan's machines; none where it has none. */
export const gunyahFiles = (machines: readonly MachineTree[]): OutputFile[] =>
  machines.length === 0 ? [] : [...machines.flatMap(machineFiles), ...hostFiles(machines)];

/** `<machine>/vm.dtb` and `.dts`, and what the Resource Manager is expected to make of them. */
function machineFiles(made: MachineTree): OutputFile[] {
  const { name } = made.domain;
  const heading = [`Input tree of the virtual machine ${name} for Gunyah's Resource Manager.`, TRUST];
  return [...treeFiles(`${name}/vm`, heading, made), afterBoot(made)];
}

/** What the primary machine and the platform have to know of all machines. */
function hostFiles(machines: readonly MachineTree[]): OutputFile[] {
  const fragments = machines.flatMap(switchedOff);
  return [
    ...(fragments.length === 0
      ? []
      : overlayFiles(
          'host/gunyah-primary',
          'Overlay for the tree of the primary machine: it leaves these devices alone.',
          fragments,
        )),
    loaderNodes(machines),
    deviceAssignments(machines),
  ];
}

/** Devices that a machine gets are switched off in the tree of the primary one. */
const switchedOff = ({ domain, partial }: MachineTree): Fragment[] =>
  partial.owned.map(({ path }) => ({
    target: path,
    content: { properties: [strings('status', 'disabled')], children: [] },
    reason: { why: `Given to ${domain.name}.`, path },
  }));

/** A template: ids of the signed image, and where it is loaded, are the platform's. */
function loaderNodes(machines: readonly MachineTree[]): OutputFile {
  const file = new TextFile();
  file.add(
    "// Nodes by which the primary machine loads the others. Everything in capitals is the platform's to say.",
  );
  for (const { domain, machine } of machines) {
    const label = `${domain.name.replaceAll(/\W/g, '_')}_image`;
    file.add('');
    file.add(`${domain.name}-loader {`, { why: `Loads the signed image of ${domain.name}.` });
    file.add('\tcompatible = "qcom,gh-secure-vm-loader";');
    file.add('\tqcom,pas-id = <PAS_ID>;');
    file.add(`\tqcom,vmid = <${machine.vmid ?? 'VMID'}>;`);
    file.add(`\tqcom,firmware-name = "${machine.imageName}";`);
    file.add(`\tmemory-region = <&${label}>;`);
    file.add('};');
    file.add('');
    file.add('&{/reserved-memory} {', { why: `Where the image of ${domain.name} is loaded.` });
    file.add(`\t${label}: ${domain.name}-image@ADDRESS {`);
    file.add('\t\treg = <ADDRESS SIZE>;');
    file.add('\t\tno-map;');
    file.add('\t};');
    file.add('};');
  }
  return file.finish('host/gunyah-loader.txt');
}

/**
 * For the owners of the platform's boot code: its table of device assignments, which is binary there. The keys are
 * those of that table.
 */
function deviceAssignments(machines: readonly MachineTree[]): OutputFile {
  const table = machines.map(({ domain, machine, memory, interrupts }) => ({
    machine: domain.name,
    vmid: machine.vmid ?? null,
    mmio_ranges: memory.map(({ address, size }) => ({
      address: hex(address),
      pages: pageOf(size),
      access: 'rw',
    })),
    irqs: interrupts.map(({ intid }) => intid),
  }));
  return {
    name: 'host/vm_device_assignments.json',
    bytes: encodeUtf8(`${JSON.stringify({ vm_device_assignments: table }, null, 2)}\n`),
  };
}
