/**
 * Classes of devices by node name. The device tree specification recommends generic names ("Generic Names
 * Recommendation"), so the name tells what a device is even where its compatible has never been seen.
 */
export interface NameClass {
  readonly verdict: 'master' | 'not-master' | 'proxy-capable';
  /** Completes "node name `x`: …". */
  readonly why: string;
  readonly names: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const never = (why: string, names: string): NameClass => ({
  verdict: 'not-master',
  why,
  names: words(names),
});
const master = (why: string, names: string): NameClass => ({ verdict: 'master', why, names: words(names) });

const NEVER_MASTERS: readonly NameClass[] = [
  never(
    'timers and counters have registers only',
    'timer timers rktimer hstimer counter pwm watchdog wdt rwdt rtc ostm tpu cmt tmu-timer cpts onewire 1w',
  ),
  never(
    'clock, reset and power control has registers only',
    `clock-controller clock clk reset-controller power-controller power-domain power-manager power-management gpc
     blk-ctrl anatop snvs prm prcm cm rcc pwr sysc cpg pmc restart regulator regulators ldo vrefbuf smartreflex svs
     cpufreq frequency-domain performance-controller rsc wkup_m3 hsp lmh`,
  ),
  never(
    'pins and GPIO have registers only',
    `gpio gpio-controller pinctrl pinmux pin-controller iomuxc iomuxc-gpr tlmm tcsr sgpiom mux-controller mipi`,
  ),
  never(
    'interrupt controllers do not read or write memory for devices',
    'interrupt-controller interrupt-multiplexer intc gic agic v2m msi-controller its irqsteer exti lic',
  ),
  never(
    'system control blocks have registers only',
    `syscon system-controller sys-ctrl scm_conf scm chipid soc-id silicon-id usbmisc misc apbmisc fuse flow-controller
     target-module geni-se-wrapper hwlock hwspinlock spinlock mailbox mbox mu mutex crc tzasc firewall esm tamp aconnect
     lpc-snoop lpc-ctrl uart-routing iommu-ctx arbiter elm`,
  ),
  never(
    'on-chip memory and fuses are read and written by others',
    `efuse ocotp ocotp-ctrl qfprom otp nvmem sram smp-sram ocmcram sram-section scp-sram scp-sram-section
     scmi-sram-section bootrom eeprom flash`,
  ),
  never(
    'the memory path and its monitors carry the accesses of others',
    `pmu ppmu nocp ddr-pmu perf qos cache-controller l2-cache system-cache-controller memory-controller ddr-controller
     emif dram-controller dfi interconnect noc cci smi larb bus gpmc devbus-cs actmon`,
  ),
  never(
    'sensors and converters have registers only',
    `thermal-sensor thermal tmu tsadc temperature-sensor bandgap sensor adc saradc lradc dac tscadc`,
  ),
  never(
    'PHYs sit on the far side of their controller',
    `mdio phy usb-phy usbphy usb2phy usbphyc pcie-phy hdmi-phy dsi-phy mipi-dphy dphy dphy-rx serdes port`,
  ),
  never(
    'slow and serial control interfaces have registers and small FIFOs only',
    `can rng hwrng trng spmi pwrap rsb keypad keyboard kcs ibt peci-controller ir cec i3c soundwire soundwire-controller
     codec-analog`,
  ),
  never(
    'trace and debug blocks of this kind do not write to memory',
    `funnel etm cti replicator stm tpdm tpda tpiu cpu-debug debug etf etb`,
  ),
  never(
    'display outputs and camera inputs of this kind stream pixels that another block moves',
    `dsi mipi-dsi lvds edp dp displayport-controller hdmi hdmi-tx dpi csi csi2 mipi-csi isi csi-bridge`,
  ),
];

const PROXY_CAPABLE: NameClass = {
  verdict: 'proxy-capable',
  why: 'devices of this kind move data through a DMA controller or by the CPU',
  names:
    words(`serial uart i2c spi qspi sai i2s ssi spdif spdif-tx mcasp mcbsp audio-controller esai asrc easrc micfil
    xcvr pdm dmic aud2htx rif fdp hash aes sham cryp dcmi dfsdm ticsi2rx slim-ngd ac97 rcar_sound`),
};

export const MASTERS: readonly NameClass[] = [
  master(
    'network controllers fetch and store packets in memory',
    'ethernet switch fman qman bman fsl-mc mvpp2 neta',
  ),
  master(
    'USB controllers read and write memory',
    'usb usb-otg usbotg usb3 usb2 xhci ehci ohci dwc3 dwc3-usb tnetv',
  ),
  master(
    'storage controllers read and write memory',
    `mmc sdhci sdhc mshc dwmmc dw-mshc sdmmc emmc esdhc sd sata ahci sas ufs ufshc ufshci nvme nand-controller`,
  ),
  master(
    'PCI Express host bridges pass on the accesses of their functions',
    'pcie pci pcie-ep pcie-controller',
  ),
  master('DMA engines read and write memory', 'dma dma-controller pdma mdma bdma xdma xor etr host1x admaif'),
  master(
    'GPUs, NPUs and video engines read and write memory',
    `gpu mali npu tpu-accel nvdla pva vpu video-codec video-decoder video-encoder vdec venc codec-engine venus mfc vic
     nvdec nvenc nvjpg tsec jpeg-encoder jpeg-decoder jpegdec jpegenc jpeg pxp rga iep g2d vsp fcp fdp1 deinterlace`,
  ),
  master(
    'display controllers fetch pixels from memory',
    `vop lcdif lcd-controller display display-controller display-subsystem mdss dispc rdma wdma ovl mdp ethdr hdr-engine display-backend
     display-frontend display-pipe dc hdlcd decon se`,
  ),
  master(
    'camera and image pipelines write to memory',
    'isp fimc fimc-lite vin drif camss cci-isp video-capture ccp vi',
  ),
  master('crypto engines read and write memory', 'jr sec_jr caam crypto crypto-engine hsm'),
  master(
    'other processors read and write memory on their own',
    `remoteproc dsp m4 m7 cm4 cm7 r5f pru adsp cdsp slpi mpss wpss cpp`,
  ),
  master('radios read and write memory', 'wifi wmac bluetooth ipa ipa-virt'),
  master('audio controllers with their own DMA', 'hda lpass'),
  master('serial engine wrappers with their own DMA', 'geniqup'),
  master('a test engine that issues transactions', 'smmu-test-engine'),
];

const byName = new Map<string, NameClass>();
for (const group of [...NEVER_MASTERS, PROXY_CAPABLE, ...MASTERS]) {
  for (const name of group.names) byName.set(name, group);
}

/**
 * The class of a node name without unit address. A vendor prefix (`qcom,mdss`) does not count, a trailing number
 * (`usb0`) only where ignoring it cannot make a device look safer than it is.
 */
export function nameClass(name: string): NameClass | undefined {
  const bare = name.slice(name.indexOf(',') + 1);
  const exact = byName.get(bare);
  if (exact !== undefined) return exact;
  const unnumbered = byName.get(bare.replace(/[-_]?\d+$/, ''));
  return unnumbered?.verdict === 'not-master' ? undefined : unnumbered;
}
