import { expect, test } from 'vitest';
import { DeviceTree } from '../devicetree/tree.ts';
import { HostFacts } from '../host/facts.ts';
import { dts } from '../testing/dts.ts';
import { hypervisorTree, vmTree } from '../testing/gunyah.ts';
import { gunyahFacts } from './facts.ts';

const read = (source: string): DeviceTree => new DeviceTree(dts`${source}`);

test('reads the Resource Manager of the example of the binding', () => {
  const tree = read(hypervisorTree());
  const { hypervisor, config } = gunyahFacts(tree);
  expect(config).toBeUndefined();
  expect(hypervisor?.resourceManagers).toEqual([
    {
      node: tree.byPath('/hypervisor/gunyah-resource-mgr@0'),
      kind: 'resource-manager',
      capabilities: [0n, 1n],
    },
  ]);
  expect(hypervisor?.channels).toEqual([]);
});

test('reads what the Resource Manager adds to a tree', () => {
  const tree = read(
    hypervisorTree({
      hypervisor:
        'compatible = "gunyah-hypervisor", "qcom,gunyah-hypervisor-1.0", "qcom,gunyah-hypervisor", "simple-bus"; #address-cells = <2>; #size-cells = <0>;',
      reg: 'reg = <0x12345678 1>, <0x12345678 2>;',
      more: `
        qcom,gunyah-vm { compatible = "qcom,gunyah-vm-id-1.0", "qcom,gunyah-vm-id"; qcom,vmid = <45>; qcom,owner-vmid = <3>; qcom,vendor = "Example"; };
        queue@1234567800000003 {
          compatible = "example,log", "qcom,gunyah-message-queue", "qcom,gunyah-capability";
          reg = <0x12345678 4>, <0x12345678 3>; interrupts = <0 9 1>, <0 10 1>; peer = "log"; qcom,peer-vmid = <49>; qcom,label = <2>;
        };
        bell { compatible = "qcom,gunyah-doorbell-source", "qcom,gunyah-capability"; reg = <0x12345678 5>; label = <3>; };
        note { };`,
    }).replace(
      'hypervisor {',
      'virtio-mmio@a0000000 { compatible = "virtio,mmio"; reg = <0 0xa0000000 0 0x1000>; qcom,label = <17>; }; hypervisor {',
    ),
  );
  const { hypervisor } = gunyahFacts(tree);
  expect(hypervisor?.identity).toMatchObject({ vmid: 45, ownerVmid: 3, vendor: 'Example' });
  expect(hypervisor?.channels).toMatchObject([
    {
      kind: 'message-queue-pair',
      capabilities: [0x12345678_00000004n, 0x12345678_00000003n],
      label: 2,
      peer: 'log',
      peerVmid: 49,
    },
    { kind: 'doorbell-source', capabilities: [0x12345678_00000005n], label: 3 },
    { kind: 'virtio-mmio', capabilities: [], label: 17 },
  ]);
});

test('capability ids are no addresses, and their nodes no devices', () => {
  const tree = read(hypervisorTree());
  const manager = tree.byPath('/hypervisor/gunyah-resource-mgr@0')!;
  const facts = new HostFacts(tree);
  expect(facts.devices().find(({ node }) => node === manager)?.assignable ?? false).toBe(false);
});

test('reads a configuration by the cells that the Resource Manager uses', () => {
  const tree = read(
    vmTree({
      cells: '',
      memory:
        '#size-cells = <2>; base-address = <0 0x88800000>; size-min = <0 0x10000000>; size-max = <0x20000000>;',
      interrupts: 'gic-irq-ranges = <316 316 101 133 7>;',
    }),
  );
  const { config } = gunyahFacts(tree);
  expect(config).toMatchObject({
    imageName: 'driver',
    ioMemory: [{ physical: 0x894000n, guest: 0x894000n, size: 0x1000n, access: 0 }],
    interruptPairs: [
      { physical: 316, virtual: 316 },
      { physical: 101, virtual: 133 },
    ],
    oddInterrupt: true,
    memory: {
      base: { kind: 'value', value: 0x88800000n },
      sizeMin: { kind: 'ignored', bytes: 8, expected: 4 },
      sizeMax: { kind: 'value', value: 0x20000000n },
    },
    vcpus: { affinity: 'static', affinityMap: [4, 5], timeslice: 5000 },
    interruptController: { by: 'path', target: tree.byPath('/interrupt-controller@8000000') },
  });
});

test('finds virtual devices anywhere in the tree', () => {
  const tree = read(
    vmTree({
      nodes: 'elsewhere { bell { vdevice-type = "doorbell"; peer = "vm-name:log"; label = <4>; }; };',
    }),
  );
  expect(gunyahFacts(tree).config?.vdevices).toMatchObject([
    { type: 'doorbell', label: 4, peer: 'log' },
    { type: 'rm-rpc', label: 1, generate: '/hypervisor/qcom,resource-mgr', peer: 'default' },
  ]);
});

test('a tree without Gunyah has nothing to say', () => {
  expect(gunyahFacts(read('/ { hypervisor { compatible = "xen,xen"; }; };'))).toEqual({});
});
