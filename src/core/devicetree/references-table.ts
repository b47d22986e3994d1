import { nameList } from './name-list.ts';

/**
 * The one table of properties that hold phandles: whoever needs to know where a phandle stands in a property
 * (reference graph, printer, partial trees, checks, DMA facts) asks {@link referenceRule} and nobody else.
 *
 * Measured on the boards of the Linux tree compiled with `__local_fixups__`, where the compiler itself says which
 * cell is a phandle.
 */

/** How the cells of a property fall into entries. Every entry but a hole (phandle 0 or -1) has one phandle. */
export type ReferenceRule = Shape & {
  /** The property holds phandles only where the node it stands on does not have this one. */
  readonly unlessNodeHas?: string;
  /**
   * For names that hold a phandle on some nodes and something else on others: it counts only where the first cell
   * is the phandle of a node with this property, of any node where this is empty.
   */
  readonly onlyIfTargetHas?: string;
};

type Shape =
  /**
   * `<phandle args…>`, as many args as the provider's `cells` property says, `otherwise` where it has none. With
   * `partsByPhandle` an arg may be the phandle of a node right below the provider.
   */
  | {
      readonly shape: 'specifier';
      readonly cells: string;
      readonly otherwise: number;
      readonly partsByPhandle?: boolean;
    }
  /** `<phandle args…>` with a fixed number of args; 0 for a plain list. */
  | { readonly shape: 'fixed'; readonly args: number }
  /** One `<phandle args…>` that takes all cells. */
  | { readonly shape: 'single' }
  /** So many cells and then the phandle, again and again. */
  | { readonly shape: 'stride'; readonly before: number }
  /** `<id phandle base length>` or, in newer kernels, as many cells instead of the base as `cells` says. */
  | { readonly shape: 'id-map'; readonly cells: string }
  /** `<unit specifier phandle unit specifier>` (specification 2.4.3). */
  | { readonly shape: 'interrupt-map' }
  /** Four-cell GIC specifiers, the last one being the phandle of a PPI partition. */
  | { readonly shape: 'ppi-partition' };

const specifier = (cells: string): ReferenceRule => ({ shape: 'specifier', cells, otherwise: 0 });
const fixed = (args: number): ReferenceRule => ({ shape: 'fixed', args });
const LIST = fixed(0);
const SINGLE: ReferenceRule = { shape: 'single' };

/** Names by the property of the provider that tells the number of args. */
const BY_CELLS: Readonly<Record<string, string>> = {
  '#access-controller-cells': 'access-controllers',
  '#clock-cells': 'clocks assigned-clocks assigned-clock-parents',
  '#cooling-cells': 'cooling-device',
  '#freq-domain-cells': 'qcom,freq-domain',
  '#dma-cells': 'rx-dma-channel tx-dma-channel',
  '#fsl,rcpm-wakeup-cells': 'fsl,rcpm-wakeup',
  '#hwlock-cells': 'hwlocks',
  '#index-cells': 'fsl,usbmisc',
  '#interconnect-cells': 'interconnects',
  '#interrupt-cells': 'interrupts-extended',
  '#io-channel-cells': 'io-channels iio-channels',
  '#iommu-cells': 'iommus qcom,stream-id-range renesas,ipmmu-main',
  '#pinctrl-single,gpio-range-cells': 'pinctrl-single,gpio-range',
  '#msi-cells': 'msi-parent',
  '#mux-control-cells': 'mux-controls',
  '#mux-state-cells': 'mux-states',
  '#nvidia,mipi-calibrate-cells': 'nvidia,mipi-calibrate',
  '#nvmem-cell-cells': 'nvmem-cells',
  '#performance-domain-cells': 'performance-domains',
  '#phy-cells': 'phys',
  '#power-domain-cells': 'power-domains',
  '#pwm-cells': 'pwms',
  '#qcom,smem-state-cells': 'qcom,smem-states',
  '#remote-endpoint-cells': 'remote-endpoints',
  '#reset-cells': 'resets',
  '#sound-dai-cells': 'sound-dai',
  '#thermal-sensor-cells': 'thermal-sensors',
  '#trigger-source-cells': 'trigger-sources',
};

/** Names whose every cell is a phandle. */
const LISTS = `
  adc-syscon ae-handle affinity allwinner,codec-analog-controls allwinner,pipelines altr,ecc-parent
  altr,sdr-syscon amlogic,ao-secure amlogic,ao-sysctrl amlogic,canvas amlogic,hhi-sysctrl
  amlogic,secbus2 apple,sart arasan,soc-ctl-syscon arm,cs-dev-assoc arm,vexpress,config-bridge
  aspeed,ahbc aspeed,cvic aspeed,external-nodes aspeed,sram atmel,audio-codec atmel,matrix
  atmel,nfc-io atmel,nfc-sram atmel,smc atmel,ssc-controller audio-asrc audio-aux-devs audio-codec
  audio-cpu aux-devs backlight boot-led brcm,sr-cdru brcm,sr-mhb brcm,syscon-clkset buffer-manager
  capture cci-control-port codec-handle companion controller cores cpu cpu-idle-states cpu-syscon cpus
  ctrl-module dais ddc ddc-i2c-bus devfreq devfreq-events device-handle dfx domain-idle-states
  ecc-engine eth-handle extcon firmware flash fpga-mgr fsl,anatop fsl,cpucfg fsl,ddrc fsl,fman-ports
  fsl,imx7d-pcie-phy fsl,input-sel fsl,iram fsl,pres fsl,prg fsl,saif-master fsl,tcon fsl,tempmon
  fsl,usbphy fsl,weim-cs-gpr gpio-ext gpr hdmi-phandle hisi,rst-syscon hisilicon,hi6220-clk-sram
  hisilicon,peripheral-syscon hisilicon,sas-syscon i2c-bus i2c-parent infracfg internal-mem
  interrupt-affinity interrupt-parent iram l2-cache leds lens-focus link links marvell,crypto-srams
  marvell,system-controller marvell,usb-misc-reg mdio-parent-bus mediatek,adsp mediatek,apmixedsys
  mediatek,audio-codec mediatek,auxadc mediatek,cci mediatek,ethsys mediatek,headset-codec
  mediatek,infracfg mediatek,larbs mediatek,pctl mediatek,pctl-regmap mediatek,pericfg mediatek,pio
  mediatek,platform mediatek,scp mediatek,sgmiisys mediatek,smi mediatek,topckgen mediatek,vdecsys
  mediatek,vpu mediatek,wed mediatek,wed-pcie mediatek,wo-ccif memory-region misc mmc-pwrseq
  monitored-battery nand-ecc-engine native-mode netcp-gbe next-level-cache nomadik-gpio-chips
  nuvoton,sysgcr nvidia,apbmisc nvidia,audio-codec nvidia,axi2apb nvidia,cmdqv nvidia,ddc-i2c-bus
  nvidia,dpaux nvidia,external-memory-controller nvidia,gpio-controller nvidia,i2s-controller
  nvidia,memory-controller nvidia,outputs nvidia,panel nvidia,phy nvidia,xusb-padctl nvmem
  operating-points-v2 panel pcs-handle pcsphy-handle peer-hub phy phy-handle playback pm-sram pm_qos
  port ports power-supplies prcm ptimer-handle ptp-timer qcom,acc qcom,bcm-voters qcom,gmu qcom,ice
  qcom,mmio qcom,nss-common qcom,qmp qcom,qsgmii-csr qcom,rpm-msg-ram qcom,rproc qcom,rx-device
  qcom,saw qcom,saw-reg qcom,tcsr-syscon qcom,tx-device regmap regmap-csw regmap-mcba regmap-mcbb
  regulator-coupled-with remote-endpoint renesas,bonding renesas,cmms renesas,companion renesas,fcp
  renesas,vspx required-opps richtek,usb-connector rockchip,audio-codec rockchip,codec rockchip,cpu
  rockchip,grf rockchip,hdmi-codec rockchip,headset-codec rockchip,i2s-controller rockchip,php-grf
  rockchip,phy-grf rockchip,pipe-grf rockchip,pipe-phy-grf rockchip,pmu rockchip,u2phy-grf
  rockchip,usb-grf rockchip,usbdpphy-grf rockchip,usbgrf rockchip,vo-grf rockchip,vo1-grf
  rockchip,vop-grf saif-controllers samsung,audio-codec samsung,cam0-sysreg samsung,disp-sysreg
  samsung,i2s-controller samsung,pmureg-phandle samsung,power-domain samsung,syscon-clk
  samsung,syscon-phandle samsung,sysreg-phandle sata secure-monitor serdes-syscon sfp shmem
  simple-audio-card,aux-devs simple-audio-card,bitclock-master simple-audio-card,frame-master
  slim-ifc-dev snps,axi-config snps,mtl-rx-config snps,mtl-tx-config socionext,syscon spdif-controller
  sram ssi-controller st,gcan ste,config stericsson,audio-codec stericsson,cpu-dai subctrl-vbase
  syscon-sfpb syscon-tcsr tbi-handle ti,am65x-oldi-io-ctrl ti,ctrl_mod ti,elm-id ti,iep ti,mcbsp
  ti,mcpdm ti,mii-g-rt ti,mii-rt ti,oldi-io-ctrl ti,provided-clocks ti,prus ti,ringacc ti,rproc ti,sci
  ti,serdes-clk ti,timers ti,twl6040 ti,unmapped-event-sources ti,watchdog-timers trip ts_syscon
  usb-phy usb3-dmp-syscon wakeup-parent
`;

/** Names with one phandle at most, followed by register offsets, bits and the like. */
const SINGLES = `
  syscon allwinner,sram samsung,sysreg st,syscfg-fmp aspeed,global-regs qcom,halt-regs
  altr,sysmgr-syscon fsl,blk-ctrl fsl,stop-mode fsl,mipi-phy-gpr fsl,pcie-scfg qcom,dload-mode
  qcom,spare-regs qcom,4ln-config-sel qcom,tcsr-reg qcom,ipc qcom,ipc-1 qcom,ipc-2 qcom,ipc-3
  qcom,ipc-4 qcom,qaccept-regs qcom,ext-bhs-reg qcom,perst-regs mediatek,syscon-wakeup
  mediatek,syscon-type mediatek,syscon-hdmi nvidia,bpmp nvidia,pmc intel,npe-handle intf_mode queue-rx
  queue-txready samsung,pmu-syscon syscon-phy-power syscon-raminit syscon-pcs syscon-pllreset syscon-chipselects
  syscon-pll-ctrl syscon-pol phy-select msi-ranges renesas,icu renesas,tsu-trim ti,bootreg
  ti,camerrx-control ti,syscon-phy-pll-refclk ti,syscon-efuse ti,syscon-mmuconfig ti,syscon-pcie-ctrl
  ti,syscon-pcie-id ti,syscon-pcie-mode ti,syscon-unaligned-access ti,syscon-lane-sel ti,syscon-dev
  ti,syscon-rgmii-delay ti,syscon-acspcie-proxy-ctrl st,syscon st,syscfg-pdds
  st,syscfg-rsc-tbl st,syscfg-m4-state st,syscfg-holdboot st,syscfg-dlyb st,sync
  socionext,syscon-phy-mode socionext,syscon-uhs-mode gpio,syscon-dev atmel,rtt-rtc-time-reg
  nuvoton,sys
`;

/** Names whose entries have a fixed number of args. */
const FIXED: Readonly<Record<string, number>> = {
  'gpio-ranges': 3,
  'mediatek,gce-client-reg': 3,
  'qcom,ext-regs': 2,
  'renesas,vsps': 1,
  'ti,navigator-dmas': 1,
  'ti,tptcs': 1,
};

/** Rules of their own, and names that only sometimes hold a phandle. */
const SPECIAL: Readonly<Record<string, ReferenceRule>> = {
  'bitclock-master': { ...LIST, onlyIfTargetHas: '' },
  display: { ...LIST, onlyIfTargetHas: '' },
  'dma-masters': { ...LIST, onlyIfTargetHas: '#dma-cells' },
  dmas: { ...specifier('#dma-cells'), onlyIfTargetHas: '#dma-cells' },
  ethernet: { ...LIST, onlyIfTargetHas: '' },
  'frame-master': { ...LIST, onlyIfTargetHas: '' },
  gpios: { ...specifier('#gpio-cells'), unlessNodeHas: 'gpio-hog' },
  'interrupt-map': { shape: 'interrupt-map' },
  interrupts: { shape: 'ppi-partition' },
  'iommu-map': { shape: 'id-map', cells: '#iommu-cells' },
  mboxes: { shape: 'specifier', cells: '#mbox-cells', otherwise: 0, partsByPhandle: true },
  'msi-map': { shape: 'id-map', cells: '#msi-cells' },
  'rockchip,pins': { shape: 'stride', before: 3 },
  'st,syscfg': { ...SINGLE, onlyIfTargetHas: '' },
};

/** Names by their ends, where the whole name is not in a list. */
const PATTERNS: readonly (readonly [RegExp, ReferenceRule])[] = [
  [/-supply$/, LIST],
  [/(?:^|(?<!\bnr)-)gpios?$/, specifier('#gpio-cells')],
  [/^pinctrl-\d+$/, LIST],
  [/[,-](?:syscon|sysreg|grf|p?handle)$/, { ...SINGLE, onlyIfTargetHas: '' }],
];

const RULES: ReadonlyMap<string, ReferenceRule> = new Map<string, ReferenceRule>([
  ...nameList(LISTS).map((name) => [name, LIST] as const),
  ...nameList(SINGLES).map((name) => [name, SINGLE] as const),
  ...Object.entries(FIXED).map(([name, args]) => [name, fixed(args)] as const),
  ...Object.entries(BY_CELLS).flatMap(([cells, names]) =>
    nameList(names).map((name) => [name, specifier(cells)] as const),
  ),
  ...Object.entries(SPECIAL),
]);

/** How a property holds phandles; undefined where its name is not known to. */
export function referenceRule(property: string): ReferenceRule | undefined {
  return RULES.get(property) ?? PATTERNS.find(([pattern]) => pattern.test(property))?.[1];
}
