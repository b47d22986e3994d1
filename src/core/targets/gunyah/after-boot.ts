import { hex } from '../../base/hex.ts';
import type { OutputFile } from '../../contract.ts';
import type { GunyahChannelWish } from '../../plan/gunyah.ts';
import { TextFile } from '../text.ts';
import type { MachineTree } from './vm-tree.ts';

const SOURCE = 'Gunyah Resource Manager, its overlay for the tree of a machine';

/**
 * `<machine>/after-boot.txt`: what the Resource Manager is expected to add to the input tree. A prediction: capability
 * ids and virtual interrupts are chosen at every boot, so that names in capitals stand for them.
 */
export function afterBoot({ domain, machine }: MachineTree): OutputFile {
  const file = new TextFile();
  file.add(`// What the Resource Manager is expected to add to the tree of ${domain.name}: a prediction.`);
  file.add(
    '// Names in capitals stand for numbers that are chosen at every boot. This is no source for a compiler.',
  );
  file.add('/ {');
  file.add('\thypervisor {', { why: 'Made for every machine.', source: SOURCE });
  file.add(
    '\t\tcompatible = "gunyah-hypervisor", "qcom,gunyah-hypervisor-1.0", "qcom,gunyah-hypervisor", "simple-bus";',
  );
  file.add('\t\t#address-cells = <2>;');
  file.add('\t\t#size-cells = <0>;');
  file.add('\t\tqcom,gunyah-vm {', { why: 'Who the machine is.', source: SOURCE });
  file.add('\t\t\tcompatible = "qcom,gunyah-vm-id-1.0", "qcom,gunyah-vm-id";');
  file.add(`\t\t\tqcom,vmid = <${machine.vmid ?? 'VMID'}>;`);
  file.add('\t\t\tqcom,owner-vmid = <3>;');
  file.add('\t\t};');
  file.add('\t\tqcom,resource-mgr@CAP_RM_RX {', { why: 'Made from the vdevice rm-rpc.', source: SOURCE });
  file.add(
    '\t\t\tcompatible = "gunyah-resource-manager", "qcom,resource-manager", "qcom,resource-manager-1-0", "qcom,gunyah-message-queue", "qcom,gunyah-capability";',
  );
  file.add('\t\t\treg = <CAP_RM_TX CAP_RM_RX>;', { why: 'Two capabilities of 64 bits: TX, then RX.' });
  file.add('\t\t\tinterrupts = <0 VIRQ_RM_TX 1>, <0 VIRQ_RM_RX 1>;');
  file.add('\t\t};');
  for (const channel of machine.channels) if (channel.kind !== 'virtio-mmio') addChannel(file, channel);
  file.add('\t};');
  for (const { kind, label } of machine.channels) {
    if (kind !== 'virtio-mmio') continue;
    file.add(`\tvirtio-mmio@IPA_${label} {`, {
      why: `Made from the vdevice ${kind}-${label}.`,
      source: SOURCE,
    });
    file.add('\t\tcompatible = "virtio,mmio";');
    file.add(`\t\treg = <IPA_${label} SIZE_${label}>;`);
    file.add(`\t\tqcom,label = <${label}>;`);
    file.add('\t};');
  }
  file.add('\tmemory {', { why: 'Replaces what the input tree says of memory.', source: SOURCE });
  file.add('\t\tdevice_type = "memory";');
  file.add(`\t\treg = <${machine.memoryBase} ${hex(BigInt(domain.memoryMib) << 20n)}>;`);
  file.add('\t};');
  file.add('\tinterrupt-controller {', { why: 'The input tree leaves its addresses open.', source: SOURCE });
  file.add('\t\treg = <GICD_BASE GICD_SIZE>, <GICR_BASE GICR_SIZE>;');
  file.add('\t\t#redistributor-regions = <1>;');
  file.add('\t\tredistributor-stride = <GICR_STRIDE>;');
  file.add('\t};');
  file.add('\tchosen {', { why: 'Random seed and ramdisk.', source: SOURCE });
  file.add('\t\tkaslr-seed = <SEED>;');
  file.add('\t};');
  file.add('};');
  return file.finish(`${domain.name}/after-boot.txt`);
}

const COMPATIBLE = {
  'message-queue-pair': ['qcom,gunyah-message-queue', 'qcom,gunyah-capability'],
  doorbell: ['qcom,gunyah-doorbell', 'qcom,gunyah-capability'],
  'doorbell-source': ['qcom,gunyah-doorbell-source', 'qcom,gunyah-capability'],
  shm: ['qcom,shared-memory'],
} as const;

function addChannel(file: TextFile, { kind, label, peer }: GunyahChannelWish): void {
  if (kind === 'virtio-mmio') return;
  const id = `${kind.replaceAll('-', '_').toUpperCase()}_${label}`;
  file.add(`\t\t${kind}-${label}${kind === 'shm' ? '' : `@CAP_${id}`} {`, {
    why: `Made from the vdevice ${kind}-${label}.`,
    source: SOURCE,
  });
  file.add(`\t\t\tcompatible = ${COMPATIBLE[kind].map((name) => `"${name}"`).join(', ')};`);
  if (kind === 'shm') file.add(`\t\t\tmemory-region = <&BUFFER_${label}>;`);
  else if (kind === 'message-queue-pair') {
    file.add(`\t\t\treg = <CAP_${id}_TX CAP_${id}_RX>;`);
    file.add(`\t\t\tinterrupts = <0 VIRQ_${id}_TX 1>, <0 VIRQ_${id}_RX 1>;`);
  } else {
    file.add(`\t\t\treg = <CAP_${id}>;`);
    if (kind === 'doorbell') file.add(`\t\t\tinterrupts = <0 VIRQ_${id} 1>;`);
  }
  if (peer !== undefined) file.add(`\t\t\tpeer = "vm-name:${peer}";`);
  file.add(`\t\t\tqcom,label = <${label}>;`);
  file.add('\t\t};');
}
