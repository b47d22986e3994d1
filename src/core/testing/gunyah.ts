/** Trees of Gunyah as text, with places where a test can put something else. */

/** The example of the October 2022 binding: a hypervisor node with the Resource Manager's queue. */
export const hypervisorTree = ({
  hypervisor = 'compatible = "gunyah-hypervisor-1.0", "gunyah-hypervisor"; #address-cells = <2>; #size-cells = <0>;',
  name = 'gunyah-resource-mgr@0',
  manager = 'compatible = "gunyah-resource-manager-1-0", "gunyah-resource-manager";',
  reg = 'reg = <0 0>, <0 1>;',
  interrupts = 'interrupts = <0 3 1>, <0 4 1>;',
  more = '',
}: Partial<
  Record<'hypervisor' | 'name' | 'manager' | 'reg' | 'interrupts' | 'more', string>
> = {}): string => `/ {
  #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  gic: interrupt-controller@8000000 {
    compatible = "arm,gic-v3"; reg = <0 0x8000000 0 0x10000>, <0 0x8010000 0 0x200000>;
    interrupt-controller; #interrupt-cells = <3>;
  };
  hypervisor { ${hypervisor} ${name === '' ? '' : `${name} { ${manager} ${reg} ${interrupts} };`} ${more} };
};`;

const PARTS = {
  root: '#address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;',
  chosen: 'chosen { };',
  nodes: '',
  gic: 'compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0 0x8000000 0 0x10000>, <0 0x8010000 0 0x200000>;',
  secondary: 'enable-method = "psci";',
  idle: 'cpu-idle-states = <&idle>;',
  devices:
    'serial@894000 { compatible = "arm,pl011", "arm,primecell"; reg = <0 0x894000 0 0x1000>; interrupts = <0 284 4>; };',
  image: 'image-name = "driver";',
  cells: '#address-cells = <2>; #size-cells = <2>;',
  ioMemory: 'iomemory-ranges = <0 0x894000 0 0x894000 0 0x1000 0>;',
  interrupts: 'gic-irq-ranges = <316 316>;',
  memory: 'base-address = <0 0x88800000>; size-min = <0 0x10000000>;',
  vcpus: 'affinity = "static"; affinity-map = <4 5>; sched-timeslice = <5000>;',
  controller: 'interrupts { config = &gic; };',
  vdevices:
    'rm-rpc { vdevice-type = "rm-rpc"; generate = "/hypervisor/qcom,resource-mgr"; message-size = <240>; queue-depth = <8>; peer-default; qcom,label = <1>; };',
} as const;

/** The input tree of a virtual machine with two CPUs and one UART; every part can be replaced. */
export function vmTree(changes: Partial<Record<keyof typeof PARTS, string>> = {}): string {
  const part = { ...PARTS, ...changes };
  return `/ {
  ${part.root} ${part.chosen} ${part.nodes}
  cpus {
    #address-cells = <2>; #size-cells = <0>;
    cpu@0 { device_type = "cpu"; compatible = "arm,armv8"; reg = <0 0>; enable-method = "psci"; cpu-idle-states = <&idle>; };
    cpu@100 { device_type = "cpu"; compatible = "arm,armv8"; reg = <0 0x100>; ${part.secondary} ${part.idle} };
  };
  idle-states { idle: sleep { compatible = "arm,idle-state"; }; };
  psci { compatible = "arm,psci-1.0"; method = "smc"; };
  gic: interrupt-controller@8000000 { ${part.gic} };
  soc { compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges; ${part.devices} };
  gunyah-vm-config {
    ${part.image} ${part.cells} ${part.ioMemory} ${part.interrupts}
    memory { ${part.memory} };
    vcpus { ${part.vcpus} };
    ${part.controller}
    vdevices { generate = "/hypervisor"; ${part.vdevices} };
  };
};`;
}
