// Compatibles whose verdict the classes alone would miss; see README.md in this folder for how they were measured.
// One line per vendor: the vendor with its comma, then the rest of each compatible.
export const MEASURED_MASTERS = `
airoha, en7581-snand
allwinner, sun20i-d1-de2-mixer-0 sun20i-d1-de2-mixer-1 sun4i-a10-csi1 sun50i-a64-csi sun50i-a64-de2-mixer-0 sun50i-a64-de2-mixer-1 sun50i-h6-de3-mixer-0 sun7i-a20-csi0 sun8i-a83t-de2-mixer-0 sun8i-a83t-de2-mixer-1 sun8i-a83t-de2-rotate sun8i-h3-de2-mixer-0 sun8i-r40-de2-mixer-0 sun8i-r40-de2-mixer-1 sun8i-v3s-de2-mixer
amlogic, aiu-gxbb aiu-gxl aiu-meson8 aiu-meson8b axg-frddr axg-ge2d axg-toddr g12a-frddr g12a-toddr meson-axg-spicc meson-g12a-dw-hdmi meson-g12a-spicc meson-gx-spicc meson-gxbb-dw-hdmi meson-gxl-dw-hdmi meson-gxm-dw-hdmi sm1-frddr sm1-toddr
arm, pl111
aspeed, ast2400-sd-controller ast2400-video-engine ast2500-sd-controller ast2500-video-engine ast2600-mac ast2600-sd-controller ast2600-video-engine
brcm, bcm2711-hvs bcm2712-hvs bcm2712-mop bcm2712-moplet bcm2835-hvs bcm2835-txp bcm2835-unicam bcm2835-v3d bcm2835-vchiq bcm2836-vchiq iproc-flexrm-mbox iproc-pdc-mbox
fsl, imx21-ssi imx27-pata imx51-ipu imx51-ssi imx53-ipu imx6-mipi-csi2 imx6q-ipu imx6q-vdoa imx6qp-ipu imx6qp-pre imx6qp-prg imx6ul-csi imx7-csi imx8mn-isi imx8mp-isi imx8mq-csi imx8qm-isi imx8qxp-isi imx8ulp-isi imx95-cm7-sof ucc-hdlc
hisilicon, hi6220-ade hns-dsaf-v2 hns-roce-v1
marvell, armada-380-audio armada370-audio dove-audio orion-sdio
mediatek, mt2712-ecc mt2712-i2c mt2712-spi mt2712-spi-slave mt6577-i2c mt6765-spi mt6795-gce mt7622-ecc mt7622-i2c mt7622-snand mt7622-spi mt7981-i2c mt7981-spi-ipm mt7986-i2c mt7986-spi-ipm mt7988-spi-quad mt7988-spi-single mt8168-i2c mt8173-afe-pcm mt8173-gce mt8173-i2c mt8173-nor mt8173-spi mt8183-gce mt8183-i2c mt8183-scp mt8183-spi mt8186-gce mt8186-i2c mt8186-nor mt8186-scp mt8186-spi mt8188-afe mt8188-gce mt8188-i2c mt8188-scp-dual mt8188-spi-ipm mt8188-vpp-mutex mt8192-gce mt8192-i2c mt8192-nor mt8192-scp mt8192-spi mt8195-audio mt8195-gce mt8195-scp mt8195-spi mt8195-spi-slave mt8195-vpp-mutex mt8365-spi mt8516-spi scp-core spi-ipm
nvidia, tegra114-spi tegra124-emc tegra124-mipi tegra124-msenc tegra132-emc tegra210-emc tegra210-mipi tegra210-spi
nxp, imx8mp-dw100
qcom, apq8016-lpass-cpu geni-debug-uart geni-spi geni-uart ipq9574-snand sc7280-lpass-cpu sc7280-tbu sdm845-tbu slim-ngd-v1.5.0 slim-ngd-v2.1.0
renesas, fdp1 r9a09g047-cru r9a09g057-mipi-dsi rcar-gen3-mlp rzg2l-cru rzg2l-mipi-dsi vin-r8a774a1 vin-r8a774b1 vin-r8a774c0 vin-r8a774e1 vin-r8a7795 vin-r8a7796 vin-r8a77961 vin-r8a77965 vin-r8a77970 vin-r8a77980 vin-r8a77990 vin-r8a77995 vin-r8a779a0 vin-r8a779g0
rockchip, rk3588-hdmirx-ctrler
samsung, exynos4210-fimd exynos4210-mixer exynos4210-rotator exynos4210-secss exynos4212-mixer exynos4212-rotator exynos5250-fimd exynos5250-mixer exynos5250-rotator exynos5420-fimd exynos5420-i2s exynos5420-mixer exynos7-i2s s3c6410-i2s s5pv210-i2s
snps, dw-hdmi-rx
socionext, uniphier-ld11-aio uniphier-ld20-aio
st, stm32-dcmi stm32-dma2d stm32mp1-m4 stm32mp13-dcmipp stm32mp25-dcmipp
tesla, fsd-i2s
ti, am3352-wkup-m3 am3356-pruss am33xx-tilcdc am5728-pruss am625-dss am625-pruss am62a7-dss am64-m4fss am642-icssg am642-rtu am642-tx-pru am654-cal am654-icssg am654-navss-ringacc am654-rtu am654-tx-pru am65x-dss dra7-dss dra7-ipu dra7-vpe dra72-cal dra76-cal edma3-tptc j721e-csi2rx-shim j721e-dss j721e-icssg j721e-rtu j721e-tx-pru omap3-dss omap3-ssi omap3-ssi-port omap4-dmm omap4-dss omap4-ipu omap5-dmm omap5-dss omap5-ipu usbhs-host
wm, wm8505-fb
`;
export const MEASURED_NEVER = `
al, alpine-msix
allwinner, sun20i-d1-tcon-top sun4i-a10-ps2 sun4i-a10-ts sun50i-h6-tcon-top sun50i-r329-lradc sun5i-a13-ts sun6i-a31-ts sun8i-a33-ths sun8i-r40-tcon-top
altr, l3regs rst-mgr sdr-ctl socfpga-fpga2hps-bridge socfpga-fpga2sdram-bridge socfpga-hps2fpga-bridge socfpga-lwhps2fpga-bridge sys-mgr sys-mgr-s10
amlogic, meson-a1-usb-ctrl meson-axg-usb-ctrl meson-g12a-usb-ctrl meson-gxl-usb-ctrl meson-gxm-usb-ctrl meson-mx-assist meson8-analog-top meson8b-analog-top
apm, xgene-csw xgene-mcb xgene-rb xgene-scu xgene1-msi
apple, smc t8103-smc
arm, arm11mp-scu cci-400-ctrl-if ccn-502 ccn-504 cortex-a5-scu cortex-a9-scu mhu mhu-doorbell pl041 pl050 pl320 sp810 vexpress-sysreg
aspeed, ast2500-cvic ast2500-i2c-bus ast2600-i2c-bus
 ata-generic cfi-flash ipmi-smic mdio-mux-mmioreg mtd-ram pinconf-single register-bit-led
atmel, sama5d2-flexcom
brcm, bcm2711-cprman bcm2835-aux bcm2835-cprman bcm4908-switch bcm63138-leds mdio-mux-iproc spi-bcm-qspi spi-ns2-qspi
calxeda, hb-combophy hb-sregs-l2-ecc
fsl, ifc-nand imx-intmux imx21-kpp imx21-owire imx25-rngb imx51-kpp imx51-tzic imx53-kpp imx53-tzic imx6q-weim imx6sx-qspi imx6ul-qspi imx6ul-tsc imx7d-qspi imx7ulp-tpm imx8dxl-acm imx8mp-dwc3 imx8qm-acm imx8qm-usb3 imx8qxp-acm ls1021a-qspi ls1028a-enetc-ierb ls2080a-qspi qe-ic sec-v4.0-mon tzic
hisilicon, dsa-subctrl hi3660-crgctrl hi3660-iomcu hi3660-pctrl hi3660-pmuctrl hi3660-sctrl hi3670-crgctrl hi3670-iomcu hi3670-media1-crg hi3670-media2-crg hi3670-pctrl hi3670-pmuctrl hi3670-sctrl hi3798cv200-crg hi6220-acpu-sctrl hi6220-aoctrl hi6220-mediactrl hi6220-pmctrl hi6421v530-pmic hi655x-pmic hip06-lpc hip07-lpc mbigen-v2 peri-subctrl
marvell, 98dx3336-resume-ctrl ap806-gicp armada-370-pmsu armada-3700-avs armada-375-usb-cluster armada-380-pmsu armada-xp-sdram-controller dove-global-config mvebu-devbus odmi-controller orion-system-controller
mediatek, mt6797-apmixedsys mt6797-topckgen mt7622-infracfg mt7622-pericfg mt7622-sgmiisys mt7981-topmisc mt7986-apmixedsys mt7986-infracfg mt7986-topckgen mt7988-lvts-ap mt7988-mcusys mt7988-switch mt8167-apmixedsys mt8167-infracfg mt8167-topckgen mt8173-auxadc mt8173-u3phy mt8183-auxadc mt8183-ufsphy mt8195-auxadc mt8516-apmixedsys mt8516-infracfg mt8516-pericfg mt8516-topckgen
microchip, coreqspi-rtl-v2
moortec, mr75203
nvidia, tegra124-xusb-padctl tegra186-xusb-padctl tegra194-gte-aon tegra194-gte-lic tegra194-xusb-padctl tegra210-xusb-padctl tegra234-gte-aon tegra234-gte-lic tegra234-xusb-padctl
nxp, imx8dxl-fspi imx8mm-fspi imx8mp-fspi imx8qxp-fspi imx8ulp-fspi imx95-fspi lx2160a-fspi s32g2-pit
olpc, ap-sp
qcom, dwc3 eud sa8775p-ctcu sc7280-lpasscc sc8280xp-lpass-rx-macro sc8280xp-lpass-tx-macro sm8250-lpass-rx-macro sm8250-lpass-tx-macro
renesas, r9a09g011-pwc r9a09g077-miic rcar_sound-r8a774a1 rcar_sound-r8a774b1 rcar_sound-r8a774c0 rcar_sound-r8a774e1 rcar_sound-r8a7795 rcar_sound-r8a7796 rcar_sound-r8a77961 rcar_sound-r8a77965 rcar_sound-r8a77995 rcar_sound-r8a779g0 rcar_sound-r8a779h0 rzv2m-pwc rzv2m-usb3drd
samsung, exynos5433-lpass
socionext, uniphier-system-bus
spacemit, k1-qspi
sprd, sc9860-aon-prediv sc9863a-aonapb-gate sc9863a-apahb-gate sc9863a-apapb-gate sc9863a-dpll sc9863a-mm-gate sc9863a-mpll sc9863a-pll sc9863a-rpll
st, stm32-power-config stm32f4-gcan stm32mp151-pwr-mcu stm32mp25-omm
synology, power-off
technologic, ts4800-ts
ti, abb-v1 abb-v2 abb-v3 am3352-ecap am335x-usb-ctrl-module am33xx-l4-wkup am33xx-pwmss am62-usb am625-dss-oldi-io-ctrl am64-elm am654-dss-oldi-io-ctrl am654-icss-iep dm814-pllss dm814-scm dm816-scrm dra7-atl dra7-cm-core dra7-cm-core-aon dra7-iodelay dra746-ecap dwc3 j721e-system-controller j721e-ufs omap-ocp2scp omap-usb3 omap3-l3-smx omap4-cm omap4-scrm omap5-cm-core omap5-cm-core-aon omap5-opp-supply omap5-scm-wkup-pad-conf omap5-scrm pbias-dra7 pbias-omap pbias-omap3 pbias-omap4 pbias-omap5 usbhs-tll
`;
export const MEASURED_PROXY_CAPABLE = `
actions, owl-mmc
allwinner, sun20i-d1-ledc sun4i-a10-codec sun4i-a10-emac sun4i-a10-musb sun4i-a10-nand sun4i-a10-tcon sun50i-a100-ledc sun50i-h616-codec sun50i-h616-nand-controller sun55i-a523-ledc sun5i-a13-tcon sun6i-a31-codec sun6i-a31-i2s sun6i-a31-musb sun6i-a31-tcon sun6i-a31s-tcon sun7i-a20-codec sun7i-a20-tcon sun7i-a20-tcon0 sun7i-a20-tcon1 sun8i-a23-codec sun8i-a23-nand-controller sun8i-a23-tcon sun8i-a33-crypto sun8i-a33-musb sun8i-a33-tcon sun8i-h3-codec sun8i-h3-musb sun8i-v3s-codec sun8i-v3s-crypto
apple, mca t6000-mca t6020-mca t8103-mca
arm, pl180 pl18x
atmel, at91sam9g46-aes at91sam9g46-sha
brcm, bcm2835-sdhost
fsl, imx6q-gpmi-nand imx6sx-gpmi-nand imx7d-gpmi-nand imx8mm-gpmi-nand imx8mn-gpmi-nand imx8qxp-gpmi-nand
mediatek, mtk-musb
microchip, lan9691-aes lan9691-sha mpfs-musb
nvidia, tegra194-qspi tegra210-qspi
qcom, ipq9574-qce
renesas, rcar_sound-gen3 rcar_sound-gen4 rcar_sound-r8a77990 usbhs-r8a774a1 usbhs-r8a774b1 usbhs-r8a774e1 usbhs-r8a77961 usbhs-r8a77965
rockchip, rk3036-dw-mshc rk3066-i2s rk3066-spdif rk3128-dw-mshc rk3188-spdif rk3288-spdif rk3328-codec rk3368-i2s
socionext, uniphier-sd-v3.1.1
st, stm32f469-qspi stm32mp1-cryp stm32mp1-fmc2-nfc stm32mp25-ospi
starfive, jh7110-crypto jh7110-pwmdac jh7110-tdm
ti, am654-hbmc dra7-hsmmc dra7xxx-qspi musb-am33xx musb-dm816 omap2-onenand omap3-hsmmc omap3-musb omap3-pre-es3-hsmmc omap4-des omap4-hsmmc omap4-mcpdm omap4-musb
`;
