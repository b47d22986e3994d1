/** Classes of devices by what their compatible says, where the node name says nothing. */
export interface CompatibleClass {
  readonly verdict: 'master' | 'not-master' | 'proxy-capable';
  /** Completes "compatible `x`: …". */
  readonly why: string;
  readonly pattern: RegExp;
}

const never = (why: string, pattern: RegExp): CompatibleClass => ({ verdict: 'not-master', why, pattern });
const master = (why: string, pattern: RegExp): CompatibleClass => ({ verdict: 'master', why, pattern });
const capable = (why: string, pattern: RegExp): CompatibleClass => ({
  verdict: 'proxy-capable',
  why,
  pattern,
});

/** Compatibles that say nothing about the device they stand on. */
export const GENERIC: ReadonlySet<string> = new Set([
  'syscon',
  'simple-mfd',
  'simple-bus',
  'simple-pm-bus',
  'arm,primecell',
]);

/** Families of which the device's kind is known for certain; looked at before all classes. */
export const KNOWN_FAMILIES: readonly CompatibleClass[] = [
  never(
    'an Ethernet controller on the static memory bus; the CPU moves the data',
    /smsc,lan91|smsc,lan9118|davicom,dm9000|ks8851-mll|asix,ax88796/,
  ),
  never(
    'a PrimeCell cell that is a slave on its bus: a clock, timer, watchdog, GPIO or keyboard port',
    /^arm,(pl031|pl061|pl050|sp804|sp805)$/,
  ),
  capable(
    'a PrimeCell cell that asks a DMA controller at most',
    /^arm,(pl011|pl022|pl180|pl181|pl18x|pl041)$/,
  ),
  master('a PrimeCell cell that fetches from memory by itself', /^arm,(pl08[01]|pl11[01]|pl330)$/),
  master('a virtual device: who emulates it reads and writes memory for it', /^virtio,mmio$/),
  never('this I2C hub has no DMA', /i2c-master-hub/),
  capable(
    'a flash window that is read by memory copy, through a DMA channel at most',
    /ti,am654-ospi|ti,k2g-qspi/,
  ),
  never('a channel selector; the VIN blocks write the pictures', /renesas,r8a779[agh]0-isp/),
  never('a part of an IOMMU', /qcom,msm-iommu-v|qsmmuv500-tbu/),
  master('this display output fetches command packets from memory', /qcom,\S*dsi-ctrl/),
  never('a display output encoder', /mediatek,mt\d+-(dsi|dpi|dp-intf|edp-tx|dp-tx)\b/),
  never('clock and routing control of a display', /mediatek,mt\d+-(mmsys|vdosys\d*|vppsys\d*)/),
  never(
    'an in-line stage of a display pipeline',
    /mediatek,mt\d+-disp-(color|ccorr|aal|gamma|dither|merge|mutex|postmask|padding|dsc|od|ufoe|split|pwm|tcon|tdshp|chist|hdr)/,
  ),
  never(
    'an in-line stage of a picture pipeline',
    /mediatek,mt\d+-mdp3?-(rsz|ccorr|color|aal|tdshp|hdr|fg|stitch|padding|merge|tcc|split)/,
  ),
  never(
    'an audio or output block whose data another block moves',
    /nvidia,tegra\d+-(amx|adx|sfc|mvc|mixer|ope|peq|mbdrc|asrc|i2s|dmic|dspk|ahub|dpaux|sor|mc|csi|vic-bridge|hdmi|dsi)$/,
  ),
  never('a switch between serial engines', /samsung,exynos\w*-usi$|gs101-usi$/),
  never('a bus', /spba-bus|,aips/),
  never(
    'glue, board control or on-chip memory',
    /sndcard|-sound$|-dwi-bl$|,canvas$|-fabric$|axi2apb|-sart$|altr,.*-ecc$|ecc-manager|edac|smpctrl|-bist$|scmi-shmem|ls10\d\d\w*-(scfg|dcfg)|-muram-data|qe-siram?$|,fman-muram/,
  ),
  master('this image renderer fetches pictures from memory', /-imr-lx4$/),
  never('an in-line colour stage', /renesas,.*-cmm$/),
  never('timing generation; the scaler fetches the pixels', /brcm,bcm\d+-pixelvalve/),
  never('control registers of an offload engine', /wed-pcie|-wed-wo-|-dlm$/),
  never(
    'board logic, codec or encoder',
    /-cpld|-fpga\b|fpga-qixis|devapc|-cir$|mipi-adapter|-vec$|-amixer$|ccplex-cluster|sor1$|cmdqv|mhdp8546|exynos5433-mic|uniphier-evea|rk3308-codec|sun8i-a33-codec|sun50i-a64-codec|h5-system-control|wcd-digital-codec|qe-si$|fsi-master/,
  ),
  never('a picture in memory that the firmware left, no device of its own', /simple-framebuffer/),
  master('a network engine with processors of its own', /fsl,qe$/),
  never('an analog monitor', /xlnx,zynqmp-ams|sysmon/),
  capable(
    'a display unit without fetch engine: its pixels come from the VSPs it names',
    /renesas,du-r8a(774|779[5-9]|7796|77990|77995|779a|779g|779h)/,
  ),
  master('an SD controller with its own DMA', /st,stm32mp\d+-sdmmc2|st,stm32-sdmmc2/),
  never('an in-line cipher on the way of another device', /inline-crypto-engine/),
  never(
    'control registers',
    /-rcpm|dpaa2-console|dpaa2-ptp|etsec-ptp|fhctl|pil-reloc-info|audmix|,imx\w+-mqs/,
  ),
];

export const FLASH_CONTROLLERS: CompatibleClass = master(
  'flash controllers of this kind have their own DMA',
  /qspi|quadspi|ospi\b|flexspi|fspi\b|spifi|spi-nor|-bspi\b|,sfc\b|-sfc\b/,
);

export const NEVER_COMPATIBLES: readonly CompatibleClass[] = [
  never('a timer or counter', /-timer\b|timer$|sysctr|-pwm\b|-wdt|watchdog|rtc\b|-rtc/),
  never('pins or GPIO', /gpio|pinctrl|iomuxc/),
  never(
    'clock, reset or power control',
    /-clk\b|-clock|clkc|-cmu-|-gcc\b|gcc-|-cpg|-cru\b|ccm\b|-rcc\b|-rst\b|reset|sysc\b|power-controller|-gpc\b|blk-ctrl|aoss|rpmh-rsc|cpufreq|-epss|osm-|spm\b|saw2/,
  ),
  never('an interrupt controller', /-msi$|-gic\b|\bgic-|intc|irq|imsic|aplic|plic|clint/),
  never('fuses or on-chip memory', /ocotp|efuse|otp\b|qfprom|nvmem|-sid\b|sram|ocram/),
  never('a sensor or converter', /thermal|tsens|tmu\b|temp|-adc|saradc/),
  never('a PHY or its management bus', /-phy\b|phy-|usbphy|-mdio|mipi-dphy|csi-phy|csiphy/),
  never('a random number generator', /trng|-rng\b|prng/),
  never('a mailbox or lock between processors', /mailbox|-mhu|-mbox|-mu\b|ipcc|hwspinlock|hwlock|mutex/),
  never(
    'a system control block',
    /tcsr|syscfg|sysctrl|sys-ctrl|syscon|grf\b|snvs|anatop|chipid|socinfo|spmi|pwrap/,
  ),
  never(
    'part of the memory path, or a monitor of it',
    /-pmu\b|ppmu|noc\b|-nocp|qos|smi-|larb|memory-controller|-emc\b|-mc\b|ddrc|dmc\b|llcc/,
  ),
  never('a CAN controller', /flexcan|m_can|-can\b|canfd/),
  never('a trace block', /coresight-(etm|cti|funnel|replicator|stm|tpdm|tpda|tpiu|dynamic|static|cpu)/),
  never('a slow control interface', /keypad|kpd|keyscan|pwrkey|powerkey|-kcs|-ibt|peci|-cec/),
  never('a display output', /lvds|dsi\b|-dsi|hdmi-tx|hdmi$|-hdmi\b|-dp-|edp/),
];

export const MASTER_COMPATIBLES: readonly CompatibleClass[] = [
  master(
    'a network controller',
    /-dwmac|dwmac-|xgmac|gmac|-gem\b|macb|fec\b|-fec$|etheravb|-ether-|ethernet|dpmac|fsl,qoriq-mc|mvpp2|neta|xrx|fman|qman|bman/,
  ),
  master('a USB controller', /-usbhs|dwc3|dwc2|xhci|ehci|ohci|-musb|chipidea|-udc/),
  master('a storage controller', /sdhci|sdhc|dw-mshc|-mmc\b|mmcif|usdhc|esdhc|ufshc|ufshci|ahci|sata|sas-v/),
  master('a PCI Express host', /pcie|-pci\b/),
  master(
    'a DMA controller',
    /-dma\b|dma-controller|dmac|-edma|sdma|bam-v|gpi-dma|pdma|udma|axi-dma|xor|coresight-tmc/,
  ),
  master('a GPU', /mali|adreno|vivante|powervr|img,|panfrost/),
  master(
    'a video engine',
    /-vpu|vpu\b|vcodec|venus|iris|hevc|vdpu|rkvdec|rkvenc|hantro|-jpeg|jpg(dec|enc)|-rga|-g2d|gsc|scaler|-npu/,
  ),
  master('a camera pipeline', /-isp\d*|fimc|-vin\b/),
  master('a display controller', /-vsp|fcpv|fcpf|fcp|-du\b|-vop|mdss|-mdp|dpu\b|lcdif|-dcss|dispc/),
  master('a crypto engine', /caam|sec-v\d|cesa|safexcel|crypto-?eng|ccree|-ce\b|inside-secure/),
  master('another processor', /remoteproc|-rproc|-pas\b|-mss-pil|adsp|cdsp|-dsp/),
  master('a radio', /wcnss|wcn\d|ath\d+k|mt79\d\d-wmac/),
  master('an audio controller with its own DMA', /-hda\b/),
];

/** Words in a name or compatible that make a device a likely master where nothing better is known. */
export const MASTER_WORDS: ReadonlySet<string> = new Set(
  `adsp bam cam camera cdsp ce cnss codec crypto cvp display dma dpu dsp dwc3 emac emmc eth ethernet etr geni gmac gmu
   gpi gpu hexagon hsi2s hsusb icnss ife ipa isp jpeg kgsl mdp mhi mmc modem mss nand npu nsp pci pcie qcedev qcrypto
   qup qupv3 remoteproc sata sde sdhc sdhci slim sps ssusb tmc tspp ufs usb usb3 vdec venc venus vidc vpu wlan`.split(
    /\s+/,
  ),
);

/** The first class whose pattern a compatible matches. */
export const compatibleClass = (
  classes: readonly CompatibleClass[],
  compatible: string,
): CompatibleClass | undefined => classes.find(({ pattern }) => pattern.test(compatible));
