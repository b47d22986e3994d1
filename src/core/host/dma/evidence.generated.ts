// What boards and drivers show per compatible; see README.md in this folder for the source and the form.
export const COMPATIBLE_EVIDENCE = `
=-
allwinner, sun20i-d1-dmic:13d13 sun20i-d1-i2c:52d52 sun20i-d1-i2s:35d35 sun20i-d1-ledc:13d13 sun20i-d1-spi:13d13 sun20i-d1-spi-dbi:13d13 sun4i-a10-hdmi:22d22 sun4i-a10-spi:275d275 sun4i-a10-tcon:44d44 sun50i-a100-i2c:12d12 sun50i-a64-i2s:93d93 sun50i-a64-spdif:31d31 sun50i-h6-spi:20d20 sun50i-h616-i2c:90d90 sun50i-h616-spi:30d30 sun50i-r329-spi-dbi:13d13 sun55i-a523-i2c:28d28 sun55i-a523-i2s:16d16 sun55i-a523-ledc:4d4 sun55i-a523-spi-dbi:4d4 sun5i-a10s-hdmi:37d37 sun5i-a13-tcon:21d21 sun6i-a31-hdmi:13d13 sun6i-a31-i2c:712d182 sun6i-a31-tcon:19d19 sun6i-a31s-tcon:7d7 sun7i-a20-hdmi:31d31 sun7i-a20-tcon:62d62 sun7i-a20-tcon0:31d31 sun7i-a20-tcon1:31d31 sun8i-a23-tcon:8d8 sun8i-a33-crypto:20d8 sun8i-a33-tcon:12d12 sun8i-a83t-spdif:4d4 sun8i-r40-i2s:12d12 sun8i-v3-i2s:4d4 sun8i-v3s-crypto:8d8 sun8i-v536-i2c:182d182
altr, agilex5-axi-dma:10i10
apm, xgene-storm-pcie:5c5
apple, t6000-admac:6i6 t6000-dwc3:22i22 t6000-mca:6d6 t6020-admac:8i8 t6020-dwc3:34i34 t6020-mca:8d8 t8103-display-pipe:5i5 t8112-admac:4i4 t8112-display-pipe:4i4 t8112-dwc3:8i8 t8112-mca:4d4
arm, juno-mali:6c6 juno-r1-pcie:6c6
atmel, at91sam9260-usart:4d4
brcm, iproc-ahci:2c2
fsl, fman:7c7 imx51-uart:27d27 imx53-ssi:66d66 imx53-uart:110d110 imx6q-ecspi:1145d1145 imx6q-ssi:753d753 imx6sl-spdif:12d12 imx6sl-ssi:36d36 imx6sl-uart:55d55 imx6sll-uart:5d5 imx6sx-asrc:10d10 imx6sx-ssi:30d30 imx6sx-uart:60d60 imx6ul-asrc:66d66 imx6ul-uart:520d520 imx7d-ecspi:128d128 imx7d-sai:96d96 imx8dxl-lpi2c:12d12 imx8dxl-lpuart:12d12 imx8mm-ecspi:213d211 imx8mm-gpmi-nand:71d71 imx8mm-uart:284d284 imx8mn-ecspi:63d47 imx8mn-gpmi-nand:21d21 imx8mn-uart:84d84 imx8mp-easrc:114d114 imx8mp-ecspi:342d341 imx8mp-uart:456d456 imx8mq-ecspi:51d51 imx8mq-uart:68d68 imx8qm-esai:48d48 imx8qm-lpuart:64d64 imx8qm-usdhc:48i48 imx93-lpi2c:328d328 imx93-lpuart:328d328 imx94-lpi2c:32d32 imx94-lpuart:48d48 imx94-sai:16d16 imx94-spi:32d32 imx95-lpi2c:240d240 imx95-lpuart:240d240 imx95-micfil:29d29 imx95-spi:240d240 imx952-sai:6d6 ls1012a-ahci:7c7 ls1012a-dwc3:7c7 ls1043a-dwc3:9c9 ls1043a-i2c:12d12 ls1046a-dwc3:12c12 ls1046a-i2c:16d16 ls1088a-dwc3:8i8c8 ls2080a-esdhc:38c32 lx2160a-dwc3:32i32c32 lx2160ar2-pcie:30c30 qoriq-mc:26c26 sec-v5.0:57c53 sec-v5.4:14c10
hisilicon, hip06-pcie-ecam:1c1 hip06-sas-v2:3c3 hip07-pcie-ecam:1c1 hip07-sas-v2:3c3 hns-roce-v1:1c1
img, img-bxs-4-64:10c10
jedec, ufs-2.0:263i216c130
marvell, armada-7k-xor:160c160 armada-8k-ahci:36i12c36 armada-8k-xhci:72i24c72 armada-cp110-crypto:36c36
mediatek, mt2712-uart:6d6 mt6795-disp-ovl:4i4 mt6795-disp-rdma:6i6 mt6795-disp-wdma:4i4 mt6795-uart:8d8 mt8183-jpgenc:29i29 mt8186-disp-ovl:22i22 mt8186-disp-ovl-2l:22i22 mt8186-disp-rdma:44i44 mt8186-jpgenc:22i22 mt8186-vcodec-enc:22i22 mt8188-disp-ethdr:15i15 mt8188-disp-ovl:15i15 mt8188-disp-rdma:15i15 mt8188-jpgdec:15i15 mt8188-jpgenc:15i15 mt8188-mdp3-ovl:15i15 mt8188-mdp3-wrot:45i45 mt8188-vdo1-rdma:120i120 mt8192-disp-rdma:10i10 mt8195-disp-ethdr:26i26 mt8195-jpgdec-hw:33i33 mt8195-jpgenc-hw:22i22 mt8195-vdo1-rdma:208i208 mt8365-disp-ovl:1i1 mt8365-disp-rdma:2i2 mt8365-uart:3d3 mt8516-uart:6d6
microchip, lan9691-aes:1d1 lan9691-i2c:4d4 lan9691-sha:1d1 lan9691-spi:4d4 lan9691-usart:4d4
nvidia, gk20a:10i9 gm20b:8i8 gv11b:3c3 tegra124-ahub:10d10 tegra124-hsuart:9d9 tegra124-isp:16i16 tegra124-msenc:8i8 tegra124-tsec:8i8 tegra124-uart:31d22 tegra124-vi:8i8 tegra132-host1x:1i1 tegra186-hda:2i2 tegra186-nvenc:2i2 tegra186-nvjpg:2i2 tegra186-uart:14d12 tegra194-admaif:3i3d3 tegra194-eqos:3i3 tegra194-hda:3i3 tegra194-nvenc:6i6c6 tegra194-nvjpg:3i3c3 tegra194-uart:24d21 tegra20-uart:104d82 tegra210-nvenc:8i7 tegra210-uart:30d23 tegra234-admaif:6i6d6 tegra234-hda:6i6 tegra234-uart:5d4 tegra264-hda:2i2 tegra264-pcie:12c12 tegra30-hda:20i2
nxp, s32g3-dspi:6d6 s32g3-sar-adc:2d2
plda, xpressrich3-axi:6c6
qcom, adreno-07000200:3i3 adreno-306.0:41i41 adreno-306.32:3i3 adreno-405.0:9i9 adreno-43030c00:14i14 adreno-43050a01:9i9 adreno-43050c01:39i39 adreno-43051401:7i7 adreno-505.0:1i1 adreno-506.0:10i10 adreno-508.0:4i4 adreno-509.0:1i1 adreno-510.0:3i3 adreno-512.0:2i2 adreno-530.2:15i15 adreno-540.1:11i11 adreno-610.0:4i4 adreno-612.0:6i6 adreno-615.0:2i2 adreno-618.0:63i63 adreno-619.0:2i2 adreno-621.0:1i1 adreno-623.0:7i7 adreno-630.2:24i24 adreno-635.0:29i29 adreno-640.1:6i6 adreno-650.2:11i11 adreno-660.1:5i5 adreno-663.0:11i11 adreno-680.1:2i2 adreno-690.0:12i12 adreno-730.1:5i5 adreno-gmu-615.0:2i2 adreno-gmu-618.0:63i63 adreno-gmu-619.0:2i2 adreno-gmu-621.0:1i1 adreno-gmu-623.0:7i7 adreno-gmu-630.2:24i24 adreno-gmu-635.0:29i29 adreno-gmu-640.1:6i6 adreno-gmu-650.2:11i11 adreno-gmu-660.1:5i5 adreno-gmu-663.0:11i11 adreno-gmu-680.1:2i2 adreno-gmu-690.0:12i12 adreno-gmu-730.1:5i5 adreno-gmu-740.1:9i9 adreno-gmu-750.1:7i7 adreno-gmu-x145.0:14i14 adreno-gmu-x185.1:39i39 bam-v1.7.4:223i200 eliza-dwc3:1i1c1 eliza-gpi-dma:2i2c2 eliza-mdss:1i1 eliza-qce:1i1d1 eliza-sdhci:2i2c2 eliza-ufshc:1i1c1 glymur-adsp-pas:2i2 glymur-cdsp-pas:2i2 glymur-dwc3:8i8 glymur-dwc3-mp:2i2 glymur-gpi-dma:6i6 glymur-mdss:2i2 glymur-pcie:8c8 glymur-qce:2i2d2 ipq4019-qce:14i7d14 ipq5018-snand:2d2 ipq5332-snand:4d4 ipq5424-snand:1d1 ipq9574-qce:7d7 kaanapali-dwc3:2i2c2 kaanapali-gpi-dma:8i8c8 kaanapali-mdss:2i2 kaanapali-pcie:2c2 kaanapali-sdhci:2i2c2 kaanapali-ufshc:2i2c2 mdp5:89i89 milos-dwc3:2i2c2 milos-gpi-dma:4i4c4 milos-qce:2i2d2 milos-sdhci:2i2c2 milos-ufshc:2i2c2 msm8916-mdp5:41i41 msm8917-mdp5:3i3 msm8937-mdp5:1i1 msm8953-mdp5:10i10 msm8976-mdp5:3i3 msm8996-mdp5:13i13 msm8998-mdss:11i11 pcie-qcs615:6c6 pcie-qcs8300:14c14 pcie-sm8650:14c14 pcie-sm8750:2c2 qcm2290-gpi-dma:3i3 qcm2290-ipa:3i3 qcm2290-mdss:3i3 qcm2290-qce:3i3d3 qcm2290-sdhci:6i6 qcs615-adsp-pas:6i1 qcs615-cdsp-pas:6i1 qcs615-dwc3:12i12 qcs615-gpi-dma:12i12 qcs615-qce:6i6d6 qcs615-qspi:6i6 qcs615-sdhci:12i12c12 qcs615-ufshc:6i6c6 qcs615-venus:6i6 qcs8300-adsp-pas:7i2 qcs8300-cdsp-pas:7i2 qcs8300-dwc3:14i14 qcs8300-ethqos:7i7c7 qcs8300-gpdsp-pas:7i2 qcs8300-gpi-dma:21i21c21 qcs8300-mdss:7i7 qcs8300-qce:7i7d7 qcs8300-sdhci:7i7c7 qcs8300-ufshc:7i7c7 qdu1000-gpi-dma:4i4 qdu1000-sdhci:2i2c2 sa8775p-dwc3:33i33 sa8775p-gpi-dma:44i44 sa8775p-iris:11i11c11 sa8775p-mdss:22i22 sa8775p-qce:11i11d11 sa8775p-sdhci:11i11c11 sa8775p-ufshc:11i11c11 sar2130p-gpi-dma:2i2 sar2130p-mdss:1i1 sar2130p-pcie:2c2 sar2130p-sdhci:1i1 sc7180-mdss:63i63 sc7180-qspi:63i54 sc7180-ufshc:54i54 sc7280-dwc3:58i54 sc7280-mdss:29i29 sc7280-qce:28i28d28 sc7280-qspi:29i27 sc7280-sdhci:58i58c58 sc7280-ufshc:28i28c28 sc8180x-mdss:2i2 sc8180x-ufshc:2i2 sc8280xp-gpi-dma:36i36 sc8280xp-mdss:24i24 sc8280xp-sdhci:12i12c12 sc8280xp-ufshc:24i24c24 sdm630-mdp5:4i4 sdm660-mdp5:3i3 sdm670-gpi-dma:4i4 sdm670-mdss:2i2 sdm845-mdss:24i24 sdm845-qspi:24i23 sdm845-ufshc:24i24 sdx75-dwc3:1i1 sdx75-gpi-dma:1i1 sdx75-nand:1i1d1 sdx75-sdhci:1i1c1 sm6115-gpi-dma:4i4 sm6115-mdss:4i4 sm6115-qce:4i4d4 sm6115-sdhci:8i8 sm6115-ufshc:4i4 sm6125-gpi-dma:8i8 sm6125-mdss:4i4 sm6125-sdhci:8i8 sm6125-ufshc:4i4 sm6150-mdss:6i6 sm6350-mdss:2i2 sm6350-qce:2i2d2 sm6350-sdhci:4i4 sm6350-ufshc:2i2 sm6375-gpi-dma:2i2 sm6375-sdhci:1i1 sm8150-mdss:6i6 sm8150-qce:157i157d157 sm8150-sdhci:6i6 sm8150-ufshc:6i6 sm8250-mdss:11i11 sm8250-qce:11i11d11 sm8250-sdhci:11i11 sm8250-ufshc:11i11 sm8350-mdss:5i5 sm8350-qce:5i5d5 sm8350-sdhci:5i5c5 sm8350-ufshc:5i5c5 sm8450-dwc3:5i5 sm8450-mdss:5i5 sm8450-qce:5i5d5 sm8450-sdhci:5i5c5 sm8450-ufshc:5i5c5 sm8550-dwc3:9i9c9 sm8550-gpi-dma:18i18c18 sm8550-mdss:9i9 sm8550-qce:9i9d9 sm8550-sdhci:9i9c9 sm8650-dwc3:7i7c7 sm8650-gpi-dma:14i14c14 sm8650-ipa:7i7 sm8650-mdss:7i7 sm8650-qce:7i7d7 sm8650-sdhci:7i7c7 sm8750-dwc3:2i2c2 sm8750-gpi-dma:4i4 sm8750-mdss:2i2 sm8750-qce:2i2d2 sm8750-sdhci:2i2c2 sm8750-ufshc:2i2c2 x1e80100-dwc3:212i212c212 x1e80100-dwc3-mp:53i53c53 x1e80100-gpi-dma:159i159 x1e80100-iris:53i53c53 x1e80100-mdss:53i53 x1e80100-qce:53i53d53 x1e80100-sdhci:106i106c106 x1e80100-ufshc:53i53c53
renesas, dmac-r8a774a1:40i40 dmac-r8a774b1:40i40 dmac-r8a774c0:16i16 dmac-r8a774e1:25i25 dmac-r8a7795:50i50 dmac-r8a7796:30i30 dmac-r8a77961:40i40 dmac-r8a77965:45i45 dmac-r8a77970:6i6 dmac-r8a77980:6i6 dmac-r8a77990:8i8 dmac-r8a77995:8i8 dmac-r8a779f0:4i4 dmac-r8a779g0:36i36 dmac-r8a779h0:4i4 etheravb-r8a774a1:8i8 etheravb-r8a774b1:8i8 etheravb-r8a774c0:4i4 etheravb-r8a774e1:5i5 etheravb-r8a7796:6i6 etheravb-r8a77961:8i8 etheravb-r8a77965:9i9 etheravb-r8a77970:3i3 etheravb-r8a77980:3i3 etheravb-r8a77990:2i2 etheravb-r8a77995:2i2 etheravb-r8a779a0:6i6 etheravb-r8a779g0:54i54 etheravb-r8a779h0:6i6 fcpf:69i69 fcpv:419i394 hscif-r8a774a1:40d40 hscif-r8a774b1:40d40 hscif-r8a774c0:20d20 hscif-r8a774e1:25d25 hscif-r8a7795:50d50 hscif-r8a7796:30d30 hscif-r8a77961:40d40 hscif-r8a77965:45d45 hscif-r8a77970:12d12 hscif-r8a77980:12d12 hscif-r8a77990:10d10 hscif-r8a77995:4d4 hscif-r8a779a0:4d4 hscif-r8a779f0:8d8 hscif-r8a779g0:72d72 hscif-r8a779h0:8d8 i2c-r8a774a1:56d56 i2c-r8a774b1:56d56 i2c-r8a774c0:32d28 i2c-r8a774e1:35d35 i2c-r8a77961:56d56 i2c-r8a77965:63d63 i2c-r8a77970:15d15 i2c-r8a77980:18d12 i2c-r8a77990:16d14 i2c-r8a77995:8d8 i2c-r8a779a0:7d7 i2c-r8a779g0:108d108 i2c-r8a779h0:8d8 iic-r8a774a1:8d8 iic-r8a774b1:8d8 iic-r8a774e1:5d5 iic-r8a7796:6d6 iic-r8a77961:8d8 iic-r8a77965:9d9 msiof-r8a774a1:32d32 msiof-r8a774b1:32d32 msiof-r8a774c0:16d16 msiof-r8a774e1:20d20 msiof-r8a7796:24d24 msiof-r8a77961:32d32 msiof-r8a77965:36d36 msiof-r8a77970:12d12 msiof-r8a77990:8d8 msiof-r8a77995:8d8 msiof-r8a779g0:108d108 msiof-r8a779h0:12d12 r8a7795-drif:80d80 r8a7796-drif:48d48 r8a77965-drif:64d64 r8a77990-drif:16d16 r9a07g043-rspi:12d12 r9a07g043-ssi:16d16 r9a07g044-rspi:15d15 r9a07g044-ssi:18d18 r9a07g054-rspi:6d6 r9a07g054-ssi:8d8 r9a08g045-ssi:8d8 r9a08g046-ssi:4d4 r9a09g047-rspi:6d6 r9a09g056-rspi:9d9 r9a09g087-rspi:4d4 rcar-gen3-hscif:328d328 rcar-gen3-sata:31i31 rcar-gen4-hscif:92d92 sata-r8a774b1:8i8 sata-r8a774e1:5i5 sata-r8a7795:10i10 sata-r8a77965:8i8 scif-r8a774a1:48d48 scif-r8a774b1:48d48 scif-r8a774c0:24d24 scif-r8a774e1:30d30 scif-r8a7795:60d60 scif-r8a7796:36d36 scif-r8a77961:48d48 scif-r8a77965:54d54 scif-r8a77970:12d12 scif-r8a77980:12d12 scif-r8a77990:12d12 scif-r8a77995:12d12 scif-r8a779a0:4d4 scif-r8a779f0:8d8 scif-r8a779g0:72d72 scif-r8a779h0:8d8 sdhi-r8a774a1:32i32 sdhi-r8a7796:24i24 sdhi-r8a77980:3i3 sdhi-r8a779a0:1i1 sdhi-r8a779f0:2i2 sdhi-r8a779g0:18i18 sdhi-r8a779h0:2i2 usbhs-r8a774a1:8d8 usbhs-r8a774b1:8d8 usbhs-r8a774e1:5d5 usbhs-r8a77961:8d8 usbhs-r8a77965:9d9
rockchip, px30-uart:120d112 px30-vop-big:20i20 px30-vop-lit:14i14 rk3036-dw-mshc:6d2 rk3036-vop:2i2 rk3066-uart:16d16 rk3128-dw-mshc:6d6 rk3128-spdif:2d2 rk3128-spi:2d2 rk3128-uart:6d6 rk3128-vpu:2i2 rk3228-vdec:3i3 rk3228-vop:3i3 rk3228-vpu:3i3 rk3288-uart:126d100 rk3288-vop:52i52 rk3308-spdif:6d6 rk3328-uart:47d47 rk3328-vop:15i15 rk3368-vop:8i8 rk3399-vop-big:55i55 rk3399-vop-lit:55i55 rk3528-spi:10d10 rk3528-uart:40d40 rk3562-spi:1d1 rk3566-vop:40i40 rk3568-spi:264d264 rk3568-uart:660d659 rk3568-vop:26i26 rk3576-dwc-ahci:24c24 rk3576-dwc3:24c12 rk3576-pcie:24c24 rk3576-spdif:72d72 rk3576-spi:60d60 rk3576-uart:144d144 rk3576-vop:12i12 rk3588-spdif:280d280 rk3588-spi:260d260 rk3588-uart:520d520 rk3588-vop:52i52 rk3588-vpu121:52i52 rv1108-uart:6d6 rv1126-uart:24d24 rv1126-vop:4i4
samsung, exynos4210-fimc:20i20 exynos4210-fimd:20i20 exynos4210-mixer:5i5 exynos4210-rotator:5i5 exynos4212-fimc:60i60 exynos4212-mixer:15i15 exynos4212-rotator:15i15 exynos5-gsc:46i46 exynos5250-fimd:8i6 exynos5250-gsc:24i24 exynos5250-mixer:6i6 exynos5250-rotator:17i17 exynos5420-fimd:11i11 exynos5420-gsc:22i22 exynos5420-mixer:11i11 exynos5420-scaler:33i33 exynos5433-decon:2i2 exynos5433-decon-tv:2i2 exynos5433-gsc:6i6 exynos5433-i2s:4d4 exynos5433-scaler:4i4 exynos7870-decon:5i5 exynosautov920-spi:18d18
snps, dwmac-3.74a:30i30 dwmac-4.20a:302c24
tesla, fsd-uart:2d2
ti, am3352-gpmc:83d79 am3359-tscadc:160d145 am654-dwc3:24c24 am654-tscadc:45d30 dra7-hdmi:28d16 dra7-hsmmc:50d50 j7200-sdhci-4bit:3c3 j7200-sdhci-8bit:3c3 j721e-usb:68c43 j721s2-gpu:10c10 omap3430-gpmc:62d62 omap4-hdmi:16d16 omap4430-gpmc:20d20 omap5-hdmi:4d4
=N arch/arm/kernel/smp_twd.c
arm, arm11mp-twd-timer cortex-a9-twd-timer
=M arch/arm/mach-at91/pm.c
 usb-ehci
=N arch/arm/mach-imx/tzic.c
fsl, tzic
=N arch/arm/mach-mvebu/coherency.c
marvell, armada-375-coherency-fabric armada-380-coherency-fabric coherency-fabric
=N arch/arm/mach-mvebu/platsmp.c
marvell, 98dx3336-resume-ctrl
=N arch/arm/mach-mvebu/pmsu.c
marvell, armada-370-pmsu armada-380-pmsu
=N arch/arm/mach-mvebu/system-controller.c
marvell, orion-system-controller
=N arch/arm/mach-omap2/cm_common.c
ti, dra7-cm-core dra7-cm-core-aon omap5-cm-core omap5-cm-core-aon
=N arch/arm/mach-omap2/control.c
ti, dm814-scm dm816-scrm omap5-scm-wkup-pad-conf
=N arch/arm/mach-omap2/prm_common.c
ti, dm814-pllss omap4-scrm omap5-scrm
=N arch/arm/mach-versatile/platsmp-realview.c
arm, arm11mp-scu cortex-a5-scu cortex-a9-scu
=M drivers/accel/ethosu/ethosu_drv.c
arm, ethos-u65 ethos-u85
=M drivers/accel/rocket/rocket_drv.c
rockchip, rk3588-rknn-core:156i156
=M drivers/ata/ahci_ceva.c
ceva, ahci-1v84:41i5
=M drivers/ata/ahci_dm816.c
ti, dm816-ahci
=M drivers/ata/ahci_dwc.c
snps, dwc-ahci:364i4c28
=M drivers/ata/ahci_imx.c
fsl, imx53-ahci imx6q-ahci imx8qm-ahci
=M drivers/ata/ahci_mtk.c
mediatek, mtk-ahci
=M drivers/ata/ahci_mvebu.c
marvell, armada-3700-ahci armada-380-ahci
=M drivers/ata/ahci_platform.c
 generic-ahci:44i12c38
=M drivers/ata/ahci_qoriq.c
fsl, ls1028a-ahci ls1043a-ahci:10c10 ls1046a-ahci ls1088a-ahci:4c4 ls2080a-ahci:12c12 lx2160a-ahci:64c64
=M drivers/ata/ahci_sunxi.c
allwinner, sun4i-a10-ahci sun8i-r40-ahci
=M drivers/ata/ahci_tegra.c
nvidia, tegra124-ahci tegra186-ahci:2i2 tegra210-ahci
=M drivers/ata/ahci_xgene.c
apm, xgene-ahci:3c3 xgene-ahci-v2:3c3
=M drivers/ata/pata_imx.c
fsl, imx27-pata
=N drivers/ata/pata_of_platform.c
 ata-generic
=M drivers/ata/sata_highbank.c
calxeda, hb-ahci:2c2
=M drivers/ata/sata_mv.c
marvell, armada-370-sata orion-sata
=N drivers/bus/arm-cci.c
arm, cci-400-ctrl-if
=N drivers/bus/hisi_lpc.c
hisilicon, hip06-lpc hip07-lpc
=N drivers/bus/imx-weim.c
fsl, imx6q-weim
=N drivers/bus/omap-ocp2scp.c
ti, omap-ocp2scp
=N drivers/bus/omap_l3_noc.c
ti, dra7-l3-noc omap4-l3-noc omap5-l3-noc
=N drivers/bus/omap_l3_smx.c
ti, omap3-l3-smx
=M drivers/bus/simple-pm-bus.c
fsl, ls1046a-scfg
=N drivers/bus/simple-pm-bus.c
fsl, ls1043a-scfg
=N drivers/bus/sunxi-rsb.c
allwinner, sun8i-a23-rsb
=N drivers/bus/ti-pwmss.c
ti, am33xx-pwmss
=N drivers/bus/uniphier-system-bus.c
socionext, uniphier-system-bus
=N drivers/char/hw_random/airoha-trng.c
airoha, en7581-trng
=N drivers/char/hw_random/atmel-rng.c
atmel, at91sam9g45-trng
=N drivers/char/hw_random/bcm2835-rng.c
brcm, bcm2835-rng
=N drivers/char/hw_random/exynos-trng.c
samsung, exynos5250-trng exynos850-trng
=N drivers/char/hw_random/imx-rngc.c
fsl, imx25-rngb
=N drivers/char/hw_random/iproc-rng200.c
brcm, bcm2711-rng200 iproc-rng200
=N drivers/char/hw_random/jh7110-trng.c
starfive, jh7110-trng
=N drivers/char/hw_random/meson-rng.c
amlogic, meson-rng meson-s4-rng
=N drivers/char/hw_random/mtk-rng.c
mediatek, mt7623-rng mt7986-rng
=N drivers/char/hw_random/omap-rng.c
inside-secure, safexcel-eip76
ti, omap2-rng omap4-rng
=N drivers/char/hw_random/rockchip-rng.c
rockchip, rk3568-rng rk3576-rng rk3588-rng
=N drivers/char/hw_random/stm32-rng.c
st, stm32-rng stm32mp13-rng stm32mp25-rng
=N drivers/char/hw_random/timeriomem-rng.c
 timeriomem_rng
=N drivers/char/hw_random/xgene-rng.c
apm, xgene-rng
=N drivers/char/ipmi/bt-bmc.c
aspeed, ast2400-ibt-bmc ast2500-ibt-bmc ast2600-ibt-bmc
=N drivers/char/ipmi/ipmi_si_platform.c
 ipmi-kcs ipmi-smic
=N drivers/char/ipmi/kcs_bmc_aspeed.c
aspeed, ast2500-kcs-bmc-v2
=N drivers/clk/bcm/clk-bcm2835-aux.c
brcm, bcm2835-aux
=N drivers/clk/bcm/clk-bcm2835.c
brcm, bcm2711-cprman bcm2835-cprman
=N drivers/clk/clk-fsl-sai.c
fsl, vf610-sai-clock
=N drivers/clk/clk-qoriq.c
fsl, ls1012a-clockgen ls1043a-clockgen ls1046a-clockgen ls1088a-clockgen ls2080a-clockgen
=N drivers/clk/clk-stm32f4.c
st, stm32f42xx-rcc stm32f469-rcc stm32f746-rcc stm32f769-rcc
=N drivers/clk/clk-stm32h7.c
st, stm32h743-rcc
=N drivers/clk/clk-xgene.c
apm, xgene-device-clock xgene-pcppll-clock xgene-pcppll-v2-clock xgene-pmd-clock xgene-socpll-clock xgene-socpll-v2-clock
=N drivers/clk/hisilicon/clk-hi3660-stub.c
hisilicon, hi3660-stub-clk
=N drivers/clk/hisilicon/clk-hi3660.c
hisilicon, hi3660-crgctrl hi3660-iomcu hi3660-pctrl hi3660-pmuctrl hi3660-sctrl
=N drivers/clk/hisilicon/clk-hi3670.c
hisilicon, hi3670-crgctrl hi3670-iomcu hi3670-media1-crg hi3670-media2-crg hi3670-pctrl hi3670-pmuctrl hi3670-sctrl
=N drivers/clk/hisilicon/clk-hi6220.c
hisilicon, hi6220-acpu-sctrl hi6220-aoctrl hi6220-mediactrl hi6220-pmctrl hi6220-sysctrl
=N drivers/clk/hisilicon/crg-hi3798cv200.c
hisilicon, hi3798cv200-crg
=N drivers/clk/imx/clk-imx5.c
fsl, imx51-ccm imx53-ccm
=N drivers/clk/imx/clk-imx8-acm.c
fsl, imx8dxl-acm imx8qm-acm imx8qxp-acm
=N drivers/clk/mediatek/clk-mt6797.c
mediatek, mt6797-apmixedsys mt6797-topckgen
=N drivers/clk/mediatek/clk-mt7622-eth.c
mediatek, mt7622-sgmiisys
=N drivers/clk/mediatek/clk-mt7622-infracfg.c
mediatek, mt7622-infracfg
=N drivers/clk/mediatek/clk-mt7622.c
mediatek, mt7622-pericfg
=N drivers/clk/mediatek/clk-mt7986-apmixed.c
mediatek, mt7986-apmixedsys
=N drivers/clk/mediatek/clk-mt7986-infracfg.c
mediatek, mt7986-infracfg
=N drivers/clk/mediatek/clk-mt7986-topckgen.c
mediatek, mt7986-topckgen
=N drivers/clk/mediatek/clk-mt7988-topckgen.c
mediatek, mt7988-mcusys
=N drivers/clk/mediatek/clk-mt8167-apmixedsys.c
mediatek, mt8167-apmixedsys
=N drivers/clk/mediatek/clk-mt8167.c
mediatek, mt8167-infracfg mt8167-topckgen
=N drivers/clk/mediatek/clk-mt8516-apmixedsys.c
mediatek, mt8516-apmixedsys
=N drivers/clk/mediatek/clk-mt8516.c
mediatek, mt8516-infracfg mt8516-topckgen
=N drivers/clk/meson/a1-pll.c
amlogic, a1-pll-clkc
=N drivers/clk/microchip/clk-mpfs.c
microchip, mpfs-clkcfg
=N drivers/clk/mmp/clk-audio.c
marvell, mmp2-audio-clock
=N drivers/clk/mmp/clk-of-mmp2.c
marvell, mmp2-clock mmp3-clock
=N drivers/clk/mmp/clk-of-pxa168.c
marvell, pxa168-clock
=N drivers/clk/mmp/clk-of-pxa910.c
marvell, pxa910-clock
=N drivers/clk/mvebu/armada-370.c
marvell, armada-370-core-clock
=N drivers/clk/mvebu/armada-375.c
marvell, armada-375-core-clock armada-375-gating-clock
=N drivers/clk/mvebu/armada-37xx-periph.c
marvell, armada-3700-periph-clock-nb armada-3700-periph-clock-sb
=N drivers/clk/mvebu/armada-37xx-tbg.c
marvell, armada-3700-tbg-clock
=N drivers/clk/mvebu/armada-38x.c
marvell, armada-380-core-clock armada-380-gating-clock
=N drivers/clk/mvebu/armada-39x.c
marvell, armada-390-core-clock armada-390-gating-clock
=N drivers/clk/mvebu/armada-xp.c
marvell, armada-xp-core-clock
=N drivers/clk/mvebu/clk-corediv.c
marvell, armada-370-corediv-clock armada-375-corediv-clock mv98dx3236-corediv-clock
=N drivers/clk/mvebu/clk-cpu.c
marvell, armada-xp-cpu-clock mv98dx3236-cpu-clock
=N drivers/clk/mvebu/dove.c
marvell, dove-core-clock
=N drivers/clk/mvebu/mv98dx3236.c
marvell, mv98dx3236-core-clock
=N drivers/clk/qcom/lpasscc-sc7280.c
qcom, sc7280-lpasscc
=N drivers/clk/samsung/clk-exynos-audss.c
samsung, exynos5250-audss-clock exynos5410-audss-clock exynos5420-audss-clock
=N drivers/clk/sprd/sc9860-clk.c
sprd, sc9860-aon-prediv
=N drivers/clk/sprd/sc9863a-clk.c
sprd, sc9863a-aonapb-gate sc9863a-apahb-gate sc9863a-apapb-gate sc9863a-dpll sc9863a-mm-gate sc9863a-mpll sc9863a-pll sc9863a-pmu-gate sc9863a-rpll
=N drivers/clk/stm32/clk-stm32mp1.c
st, stm32mp1-rcc stm32mp1-rcc-secure
=N drivers/clk/stm32/clk-stm32mp13.c
st, stm32mp13-rcc
=N drivers/clk/sunxi-ng/ccu-sun6i-rtc.c
allwinner, sun50i-h616-rtc sun50i-r329-rtc sun55i-a523-rtc
=N drivers/clk/ti/adpll.c
ti, dm814-adpll-lj-clock dm814-adpll-s-clock
=N drivers/clk/ti/clk-dra7-atl.c
ti, dra7-atl
=N drivers/clk/ti/fapll.c
ti, dm816-fapll-clock
=N drivers/clk/versatile/clk-sp810.c
arm, sp810
=N drivers/clocksource/arm_global_timer.c
arm, cortex-a9-global-timer
=N drivers/clocksource/samsung_pwm_timer.c
samsung, s5p6440-pwm
=N drivers/clocksource/timer-clint.c
riscv, clint0
sifive, clint0
=N drivers/clocksource/timer-imx-tpm.c
fsl, imx7ulp-tpm
=N drivers/clocksource/timer-nxp-pit.c
nxp, s32g2-pit
=N drivers/clocksource/timer-rockchip.c
rockchip, rk3288-timer rk3399-timer
=N drivers/clocksource/timer-stm32.c
st, stm32-timer
=N drivers/clocksource/timer-sun5i.c
allwinner, sun20i-d1-hstimer sun7i-a20-hstimer
=N drivers/clocksource/timer-tegra.c
nvidia, tegra20-rtc
=N drivers/clocksource/timer-ti-32k.c
ti, omap-counter32k
=N drivers/clocksource/timer-versatile.c
arm, vexpress-sysreg
=N drivers/counter/ti-eqep.c
ti, am3352-eqep am62-eqep
=N drivers/cpufreq/apple-soc-cpufreq.c
apple, cluster-cpufreq s5l8960x-cluster-cpufreq t8103-cluster-cpufreq t8112-cluster-cpufreq
=N drivers/cpufreq/mediatek-cpufreq-hw.c
mediatek, cpufreq-hw
=N drivers/cpufreq/qcom-cpufreq-hw.c
qcom, cpufreq-epss cpufreq-hw
=N drivers/cpufreq/tegra194-cpufreq.c
nvidia, tegra234-ccplex-cluster
=M drivers/crypto/allwinner/sun8i-ce/sun8i-ce-core.c
allwinner, sun20i-d1-crypto sun50i-a64-crypto sun50i-h5-crypto sun50i-h6-crypto sun50i-h616-crypto sun8i-h3-crypto sun8i-r40-crypto
=M drivers/crypto/allwinner/sun8i-ss/sun8i-ss-core.c
allwinner, sun8i-a83t-crypto sun9i-a80-crypto
=M drivers/crypto/amlogic/amlogic-gxl-core.c
amlogic, gxl-crypto
=M drivers/crypto/aspeed/aspeed-acry.c
aspeed, ast2600-acry
=M drivers/crypto/aspeed/aspeed-hace.c
aspeed, ast2500-hace ast2600-hace
=P drivers/crypto/atmel-aes.c
atmel, at91sam9g46-aes:1d1
=P drivers/crypto/atmel-sha.c
atmel, at91sam9g46-sha:1d1
=M drivers/crypto/caam/ctrl.c
fsl, sec-v4.0:631c53
=M drivers/crypto/caam/jr.c
fsl, sec-v4.0-job-ring
=M drivers/crypto/ccp/sp-platform.c
amd, ccp-seattle-v1a:2i2c2
=M drivers/crypto/ccree/cc_driver.c
arm, cryptocell-630p-ree cryptocell-712-ree
=M drivers/crypto/hisilicon/sec/sec_drv.c
hisilicon, hip07-sec:4i4c4
=M drivers/crypto/inside-secure/safexcel.c
inside-secure, safexcel-eip197b:36c36 safexcel-eip97ies
=M drivers/crypto/marvell/cesa/cesa.c
marvell, armada-370-crypto armada-375-crypto armada-38x-crypto armada-xp-crypto dove-crypto
=M drivers/crypto/mxs-dcp.c
fsl, imx28-dcp
=P drivers/crypto/omap-aes.c
ti, omap3-aes:116d116 omap4-aes:146d146
=P drivers/crypto/omap-des.c
ti, omap4-des:48d48
=P drivers/crypto/omap-sham.c
ti, omap3-sham:62d62 omap4-sham:70d70 omap5-sham:44d44
=M drivers/crypto/qce/core.c
qcom, crypto-v5.1:6d6 crypto-v5.4:39i24d39 qce:171i164d171
=M drivers/crypto/rockchip/rk3288_crypto.c
rockchip, rk3288-crypto rk3328-crypto rk3399-crypto
=M drivers/crypto/s5p-sss.c
samsung, exynos4210-secss exynos5433-slim-sss
=M drivers/crypto/sa2ul.c
ti, am62-sa3ul:78d78 am64-sa2ul:21d21 am654-sa2ul:12d12 j721e-sa2ul:34d34
=M drivers/crypto/sahara.c
fsl, imx53-sahara
=P drivers/crypto/starfive/jh7110-cryp.c
starfive, jh7110-crypto:10d10
=P drivers/crypto/stm32/stm32-cryp.c
st, stm32mp1-cryp
=P drivers/crypto/stm32/stm32-hash.c
st, stm32f756-hash:69d69 stm32mp13-hash:4d4
=M drivers/crypto/tegra/tegra-se-main.c
nvidia, tegra234-se-aes:6i6c6 tegra234-se-hash:6i6c6
=N drivers/devfreq/tegra30-devfreq.c
nvidia, tegra124-actmon
=M drivers/dma/amba-pl08x.c
arm, pl080 pl081
=M drivers/dma/apple-admac.c
apple, admac:15i15 t8103-admac:13i13
=M drivers/dma/at_xdmac.c
microchip, sama7g5-dma
=M drivers/dma/bcm2835-dma.c
brcm, bcm2835-dma
=M drivers/dma/dw-axi-dmac/dw-axi-dmac-platform.c
snps, axi-dma-1.01a:23i10
sophgo, cv1800b-axi-dma
starfive, jh7110-axi-dma
=M drivers/dma/fsl-edma-main.c
fsl, imx8qm-edma imx8ulp-edma imx93-edma3 imx93-edma4 imx95-edma5 ls1028a-edma vf610-edma
nxp, s32g2-edma
=M drivers/dma/fsl-qdma.c
fsl, ls1021a-qdma
=M drivers/dma/imx-sdma.c
fsl, imx35-sdma imx51-sdma imx53-sdma imx6q-sdma imx6ul-sdma imx7d-sdma imx8mq-sdma
=M drivers/dma/k3dma.c
hisilicon, hisi-pcm-asp-dma-1.0 k3-dma-1.0
=M drivers/dma/mediatek/mtk-hsdma.c
mediatek, mt7622-hsdma
=M drivers/dma/mediatek/mtk-uart-apdma.c
mediatek, mt6577-uart-dma mt6795-uart-dma
=M drivers/dma/mmp_pdma.c
marvell, pdma-1.0
spacemit, k1-pdma k3-pdma
=M drivers/dma/mmp_tdma.c
marvell, adma-1.0
=M drivers/dma/mv_xor.c
marvell, armada-3700-xor armada-380-xor orion-xor
=M drivers/dma/mv_xor_v2.c
marvell, xor-v2:160c160
=M drivers/dma/mxs-dma.c
fsl, imx28-dma-apbh
=M drivers/dma/owl-dma.c
actions, s700-dma s900-dma
=M drivers/dma/pl330.c
arm, pl330:844i13
=M drivers/dma/qcom/bam_dma.c
qcom, bam-v1.7.0:553i241c1
=M drivers/dma/qcom/gpi.c
qcom, sc7280-gpi-dma:58i58 sdm845-gpi-dma:123i123 sm6350-gpi-dma:422i422c67 sm8150-gpi-dma:18i18 sm8250-gpi-dma:33i33 sm8350-gpi-dma:15i15 sm8450-gpi-dma:15i15
=M drivers/dma/sf-pdma/sf-pdma.c
microchip, mpfs-pdma
sifive, fu540-c000-pdma pdma0
=M drivers/dma/sh/rcar-dmac.c
renesas, dmac-r8a779a0:2i2 rcar-dmac:314i314 rcar-gen4-dmac:46i46
=M drivers/dma/sh/rz-dmac.c
renesas, r9a09g057-dmac r9a09g077-dmac rz-dmac
=M drivers/dma/sh/usb-dmac.c
renesas, usb-dmac
=M drivers/dma/sprd-dma.c
sprd, sc9860-dma
=M drivers/dma/stm32/stm32-dma.c
st, stm32-dma
=M drivers/dma/stm32/stm32-dma3.c
st, stm32mp25-dma3
=N drivers/dma/stm32/stm32-dmamux.c
st, stm32h7-dmamux
=M drivers/dma/stm32/stm32-mdma.c
st, stm32h7-mdma
=M drivers/dma/sun4i-dma.c
allwinner, sun4i-a10-dma
=M drivers/dma/sun6i-dma.c
allwinner, sun20i-d1-dma sun50i-a100-dma sun50i-a64-dma sun50i-h6-dma sun6i-a31-dma sun8i-a23-dma sun8i-a83t-dma sun8i-h3-dma sun8i-v3s-dma
=M drivers/dma/tegra186-gpc-dma.c
nvidia, tegra186-gpcdma:11i11c11 tegra194-gpcdma:3i3c3 tegra234-gpcdma:6i6c6 tegra264-gpcdma:2i2c2
=M drivers/dma/tegra20-apb-dma.c
nvidia, tegra148-apbdma
=M drivers/dma/tegra210-adma.c
nvidia, tegra186-adma tegra210-adma tegra264-adma
=M drivers/dma/ti/cppi41.c
ti, am3359-cppi41
=M drivers/dma/ti/dma-crossbar.c
ti, edma3-tpcc omap4430-sdma
=N drivers/dma/ti/dma-crossbar.c
ti, am335x-edma-crossbar dra7-dma-crossbar
=M drivers/dma/ti/edma.c
ti, edma3-tptc
=M drivers/dma/ti/k3-udma.c
ti, am62a-dmss-bcdma-csirx am64-dmss-bcdma am64-dmss-pktdma am654-navss-main-udmap am654-navss-mcu-udmap j721e-navss-main-udmap j721e-navss-mcu-udmap j721s2-dmss-bcdma-csi j722s-dmss-bcdma-csi
=M drivers/dma/ti/omap-dma.c
ti, omap3430-sdma omap3630-sdma
=M drivers/dma/uniphier-xdmac.c
socionext, uniphier-xdmac
=M drivers/dma/xgene-dma.c
apm, xgene-storm-dma:1c1
=M drivers/dma/xilinx/xilinx_dpdma.c
xlnx, zynqmp-dpdma
=M drivers/dma/xilinx/zynqmp_dma.c
xlnx, zynqmp-dma-1.0:664i80
=N drivers/edac/armada_xp_edac.c
marvell, armada-xp-sdram-controller aurora-system-cache
=N drivers/edac/aspeed_edac.c
aspeed, ast2600-sdram-edac
=N drivers/edac/highbank_l2_edac.c
calxeda, hb-sregs-l2-ecc
=N drivers/edac/ti_edac.c
ti, emif-dra7xx
=N drivers/edac/xgene_edac.c
apm, xgene-edac
=N drivers/fpga/altera-fpga2sdram.c
altr, socfpga-fpga2sdram-bridge
=N drivers/fpga/altera-hps2fpga.c
altr, socfpga-fpga2hps-bridge socfpga-hps2fpga-bridge socfpga-lwhps2fpga-bridge
=N drivers/fpga/socfpga-a10.c
altr, socfpga-a10-fpga-mgr
=N drivers/fpga/socfpga.c
altr, socfpga-fpga-mgr
=N drivers/fsi/fsi-master-aspeed.c
aspeed, ast2600-fsi-master
=N drivers/gpio/gpio-aspeed-sgpio.c
aspeed, ast2500-sgpio ast2600-sgpiom ast2700-sgpiom
=N drivers/gpio/gpio-cadence.c
axiado, ax3000-gpio
cdns, gpio-r1p02
=N drivers/gpio/gpio-mvebu.c
marvell, orion-gpio
=N drivers/gpio/gpio-sifive.c
sifive, gpio0
=M drivers/gpu/drm/adp/adp_drv.c
apple, h7-display-pipe:9i9
=M drivers/gpu/drm/arm/display/komeda/komeda_drv.c
arm, mali-d32:1i1 mali-d71:1i1
=M drivers/gpu/drm/arm/hdlcd_drv.c
arm, hdlcd:15i12
=M drivers/gpu/drm/arm/malidp_drv.c
arm, mali-dp500
=M drivers/gpu/drm/aspeed/aspeed_gfx_drv.c
aspeed, ast2500-gfx ast2600-gfx
=M drivers/gpu/drm/exynos/exynos_drm_g2d.c
samsung, exynos4212-g2d:15i15 exynos5250-g2d:19i17
=M drivers/gpu/drm/hisilicon/kirin/kirin_drm_drv.c
hisilicon, hi6220-ade:1c1
=M drivers/gpu/drm/imagination/pvr_drv.c
img, img-axe img-rogue:84c10
thead, th1520-gpu
=M drivers/gpu/drm/lima/lima_drv.c
arm, mali-400 mali-450
=M drivers/gpu/drm/mediatek/mtk_disp_aal.c
mediatek, mt8173-disp-aal mt8183-disp-aal
=M drivers/gpu/drm/mediatek/mtk_disp_ccorr.c
mediatek, mt8183-disp-ccorr mt8192-disp-ccorr
=M drivers/gpu/drm/mediatek/mtk_disp_color.c
mediatek, mt8173-disp-color
=M drivers/gpu/drm/mediatek/mtk_disp_gamma.c
mediatek, mt8173-disp-gamma mt8183-disp-gamma mt8195-disp-gamma
=M drivers/gpu/drm/mediatek/mtk_disp_merge.c
mediatek, mt8195-disp-merge
=M drivers/gpu/drm/mediatek/mtk_disp_ovl.c
mediatek, mt8173-disp-ovl:12i12 mt8183-disp-ovl:29i29 mt8183-disp-ovl-2l:58i58 mt8192-disp-ovl:28i28 mt8192-disp-ovl-2l:32i32 mt8195-disp-ovl:26i26
=M drivers/gpu/drm/mediatek/mtk_disp_rdma.c
mediatek, mt8173-disp-rdma:18i18 mt8183-disp-rdma:114i114 mt8195-disp-rdma:26i26
=M drivers/gpu/drm/mediatek/mtk_dpi.c
mediatek, mt8173-dpi mt8183-dpi mt8186-dpi mt8188-dp-intf mt8192-dpi mt8195-dp-intf mt8195-dpi
=M drivers/gpu/drm/mediatek/mtk_drm_drv.c
mediatek, mt8173-disp-od mt8173-disp-ufoe mt8173-disp-wdma:12i12 mt8173-dsi mt8183-disp-dither mt8183-dsi mt8186-dsi mt8188-dsi mt8192-disp-aal mt8192-disp-postmask mt8195-disp-dsc
=M drivers/gpu/drm/meson/meson_drv.c
amlogic, meson-g12a-dw-hdmi meson-g12a-vpu meson-gxbb-dw-hdmi meson-gxbb-vpu meson-gxl-dw-hdmi meson-gxl-vpu meson-gxm-dw-hdmi meson-gxm-vpu
=M drivers/gpu/drm/msm/adreno/adreno_device.c
amd, imageon
qcom, adreno:362i362
=M drivers/gpu/drm/mxsfb/lcdif_drv.c
fsl, imx8mp-lcdif imx93-lcdif
=M drivers/gpu/drm/mxsfb/mxsfb_drv.c
fsl, imx6sx-lcdif
=M drivers/gpu/drm/omapdrm/dss/dispc.c
ti, dra7-dispc omap3-dispc omap4-dispc omap5-dispc
=M drivers/gpu/drm/omapdrm/dss/dss.c
ti, dra7-dss omap3-dss omap4-dss omap5-dss
=M drivers/gpu/drm/omapdrm/omap_dmm_tiler.c
ti, omap4-dmm omap5-dmm
=M drivers/gpu/drm/panfrost/panfrost_drv.c
allwinner, sun50i-h616-mali
amlogic, meson-g12a-mali:40c20 meson-gxm-mali
arm, mali-bifrost:223c20 mali-t604 mali-t624:6c6 mali-t628 mali-t720 mali-t760 mali-t820 mali-t830 mali-t860 mali-valhall-jm
mediatek, mt8183b-mali mt8186-mali mt8188-mali mt8192-mali mt8370-mali
renesas, r9a09g047-mali
=M drivers/gpu/drm/pl111/pl111_drv.c
arm, pl111
=M drivers/gpu/drm/renesas/rcar-du/rcar_du_drv.c
renesas, du-r8a774a1 du-r8a774b1 du-r8a774c0 du-r8a774e1 du-r8a7795 du-r8a7796 du-r8a77961 du-r8a77965 du-r8a77970 du-r8a77980 du-r8a77990 du-r8a77995 du-r8a779a0 du-r8a779g0 du-r8a779h0
=M drivers/gpu/drm/renesas/rz-du/rzg2l_du_drv.c
renesas, r9a07g043u-du r9a07g044-du r9a09g057-du
=M drivers/gpu/drm/renesas/rz-du/rzg2l_mipi_dsi.c
renesas, r9a09g057-mipi-dsi rzg2l-mipi-dsi
=M drivers/gpu/drm/stm/drv.c
st, stm32-ltdc stm32mp255-ltdc
=M drivers/gpu/drm/sun4i/sun4i_backend.c
allwinner, sun4i-a10-display-backend sun5i-a13-display-backend sun6i-a31-display-backend sun7i-a20-display-backend sun8i-a23-display-backend sun8i-a33-display-backend sun9i-a80-display-backend
=M drivers/gpu/drm/sun4i/sun4i_frontend.c
allwinner, sun4i-a10-display-frontend sun7i-a20-display-frontend sun8i-a23-display-frontend sun8i-a33-display-frontend
=M drivers/gpu/drm/sun4i/sun8i_mixer.c
allwinner, sun20i-d1-de2-mixer-0 sun20i-d1-de2-mixer-1 sun50i-a64-de2-mixer-0 sun50i-a64-de2-mixer-1 sun50i-h6-de3-mixer-0:10i10 sun8i-a83t-de2-mixer-0 sun8i-a83t-de2-mixer-1 sun8i-h3-de2-mixer-0 sun8i-r40-de2-mixer-0 sun8i-r40-de2-mixer-1 sun8i-v3s-de2-mixer
=M drivers/gpu/drm/tegra/dc.c
nvidia, tegra124-dc:20i20 tegra186-dc:6i6 tegra194-dc:12i12 tegra210-dc:16i16
=M drivers/gpu/drm/tegra/drm.c
nvidia, tegra124-vic:8i8 tegra186-display tegra186-nvdec:2i2 tegra186-vic:2i2 tegra194-display tegra194-nvdec:6i6c6 tegra194-vic:3i3c3 tegra210-nvdec:8i7 tegra210-nvjpg:8i7 tegra210-vic:8i7 tegra234-nvdec:6i6c6 tegra234-vic:6i6c6
=M drivers/gpu/drm/tidss/tidss_drv.c
ti, am625-dss am62a7-dss am65x-dss:12c12 j721e-dss
=M drivers/gpu/drm/tilcdc/tilcdc_drv.c
ti, am33xx-tilcdc
=M drivers/gpu/drm/v3d/v3d_drv.c
brcm, 2711-v3d 2712-v3d
=M drivers/gpu/drm/vc4/vc4_crtc.c
brcm, bcm2711-pixelvalve0 bcm2711-pixelvalve1 bcm2711-pixelvalve2 bcm2711-pixelvalve3 bcm2711-pixelvalve4 bcm2712-pixelvalve0 bcm2712-pixelvalve1 bcm2835-pixelvalve0 bcm2835-pixelvalve1 bcm2835-pixelvalve2
=M drivers/gpu/drm/vc4/vc4_drv.c
brcm, bcm2711-hvs bcm2712-hvs bcm2835-hvs bcm2835-v3d
=P drivers/gpu/drm/vc4/vc4_dsi.c
brcm, bcm2711-dsi1 bcm2835-dsi0 bcm2835-dsi1
=P drivers/gpu/drm/vc4/vc4_hdmi.c
brcm, bcm2711-hdmi0:6d6 bcm2711-hdmi1:6d6 bcm2712-hdmi0 bcm2712-hdmi1 bcm2835-hdmi:21d21
=M drivers/gpu/drm/vc4/vc4_txp.c
brcm, bcm2712-mop bcm2712-moplet bcm2835-txp
=M drivers/gpu/drm/verisilicon/vs_dc.c
verisilicon, dc
=M drivers/gpu/drm/xlnx/zynqmp_dpsub.c
xlnx, zynqmp-dpsub-1.7:41d41
=M drivers/gpu/host1x/dev.c
nvidia, tegra124-host1x:10i9 tegra186-host1x:2i2 tegra194-host1x:3i3c3 tegra210-host1x:8i7 tegra234-host1x:6i6c6
=M drivers/gpu/host1x/tegra114-mipi.c
nvidia, tegra124-mipi tegra210-mipi
=M drivers/gpu/ipu-v3/ipu-common.c
fsl, imx51-ipu imx53-ipu imx6q-ipu imx6qp-ipu
=M drivers/gpu/ipu-v3/ipu-pre.c
fsl, imx6qp-pre
=M drivers/gpu/ipu-v3/ipu-prg.c
fsl, imx6qp-prg
=M drivers/hsi/controllers/omap_ssi_core.c
ti, omap3-ssi
=M drivers/hsi/controllers/omap_ssi_port.c
ti, omap3-ssi-port
=N drivers/hte/hte-tegra194.c
nvidia, tegra194-gte-aon tegra194-gte-lic tegra234-gte-aon tegra234-gte-lic
=N drivers/hwmon/aspeed-g6-pwm-tach.c
aspeed, ast2600-pwm-tach ast2700-pwm-tach
=N drivers/hwmon/aspeed-pwm-tacho.c
aspeed, ast2400-pwm-tacho ast2500-pwm-tacho
=N drivers/hwmon/mr75203.c
moortec, mr75203
=N drivers/hwmon/sfctemp.c
starfive, jh7100-temp jh7110-temp
=N drivers/hwmon/sparx5-temp.c
microchip, sparx5-temp
=N drivers/hwspinlock/omap_hwspinlock.c
ti, omap4-hwspinlock
=N drivers/hwspinlock/sprd_hwspinlock.c
sprd, hwspinlock-r3p0
=N drivers/hwtracing/coresight/coresight-ctcu-core.c
qcom, sa8775p-ctcu
=N drivers/hwtracing/coresight/coresight-tnoc.c
qcom, coresight-itnoc
=N drivers/i2c/busses/i2c-aspeed.c
aspeed, ast2400-i2c-bus ast2500-i2c-bus ast2600-i2c-bus
=P drivers/i2c/busses/i2c-at91-core.c
microchip, sam9x60-i2c:4d4
=N drivers/i2c/busses/i2c-bcm-iproc.c
brcm, iproc-i2c iproc-nic-i2c
=N drivers/i2c/busses/i2c-bcm2835.c
brcm, bcm2711-i2c bcm2835-i2c
=N drivers/i2c/busses/i2c-brcmstb.c
brcm, bcm2711-hdmi-i2c brcmper-i2c brcmstb-i2c
=N drivers/i2c/busses/i2c-cadence.c
cdns, i2c-r1p14
=N drivers/i2c/busses/i2c-exynos5.c
samsung, exynos5250-hsi2c exynos5260-hsi2c exynos7-hsi2c exynos8895-hsi2c exynosautov9-hsi2c
=N drivers/i2c/busses/i2c-hix5hd2.c
hisilicon, hix5hd2-i2c
=P drivers/i2c/busses/i2c-imx-lpi2c.c
fsl, imx7ulp-lpi2c:991d612 imx8qm-lpi2c imx8qxp-lpi2c
=P drivers/i2c/busses/i2c-imx.c
fsl, imx21-i2c imx6q-i2c imx6sl-i2c imx6sll-i2c imx6sx-i2c imx6ul-i2c imx7d-i2c imx8mm-i2c imx8mn-i2c imx8mp-i2c imx8mq-i2c vf610-i2c:346d28
nxp, s32g2-i2c
=N drivers/i2c/busses/i2c-k1.c
spacemit, k1-i2c
=N drivers/i2c/busses/i2c-meson.c
amlogic, meson-axg-i2c meson-gxbb-i2c meson6-i2c
=N drivers/i2c/busses/i2c-microchip-corei2c.c
microchip, corei2c-rtl-v7 mpfs-i2c
=M drivers/i2c/busses/i2c-mt65xx.c
mediatek, mt2712-i2c mt6577-i2c mt7622-i2c mt7981-i2c mt7986-i2c mt8168-i2c mt8173-i2c mt8183-i2c mt8186-i2c mt8188-i2c mt8192-i2c
=N drivers/i2c/busses/i2c-mt7621.c
mediatek, mt7621-i2c
=N drivers/i2c/busses/i2c-ocores.c
sifive, fu540-c000-i2c i2c0
=N drivers/i2c/busses/i2c-omap.c
ti, omap3-i2c omap4-i2c
=N drivers/i2c/busses/i2c-owl.c
actions, s700-i2c s900-i2c
=N drivers/i2c/busses/i2c-pasemi-platform.c
apple, i2c t8103-i2c
=N drivers/i2c/busses/i2c-pxa.c
marvell, armada-3700-i2c
mrvl, mmp-twsi
=P drivers/i2c/busses/i2c-qcom-geni.c
qcom, geni-i2c:4665d3819 geni-i2c-master-hub
=P drivers/i2c/busses/i2c-qup.c
qcom, i2c-qup-v2.2.1:851d839
=P drivers/i2c/busses/i2c-rcar.c
renesas, i2c-r8a7795:70d70 i2c-r8a7796:42d42 i2c-r8a779f0:12d12 rcar-gen3-i2c:467d455 rcar-gen4-i2c:135d135
=N drivers/i2c/busses/i2c-riic.c
renesas, riic-r9a09g057 riic-r9a09g077 riic-rz
=N drivers/i2c/busses/i2c-rk3x.c
rockchip, rk3066-i2c rk3188-i2c rk3228-i2c rk3288-i2c rk3399-i2c rv1108-i2c rv1126-i2c
=N drivers/i2c/busses/i2c-rzv2m.c
renesas, rzv2m-i2c
=N drivers/i2c/busses/i2c-s3c2410.c
samsung, exynos5-sata-phy-i2c s3c2440-hdmiphy-i2c s3c2440-i2c
=P drivers/i2c/busses/i2c-sh_mobile.c
renesas, iic-r8a774c0:4d4 iic-r8a7795:10d10 iic-r8a77990:2d2 rcar-gen3-iic:60d60 rmobile-iic:60d60
=P drivers/i2c/busses/i2c-stm32f7.c
st, stm32f7-i2c stm32mp13-i2c:20d11 stm32mp15-i2c:421d247 stm32mp25-i2c:20d14
=N drivers/i2c/busses/i2c-sun6i-p2wi.c
allwinner, sun6i-a31-p2wi
=P drivers/i2c/busses/i2c-tegra.c
nvidia, tegra114-i2c:12d12 tegra124-i2c:102d102 tegra186-i2c:18d16 tegra194-i2c:72d72 tegra210-i2c:48d48 tegra210-i2c-vi tegra264-i2c
=N drivers/i2c/busses/i2c-uniphier-f.c
socionext, uniphier-fi2c
=N drivers/i2c/busses/i2c-versatile.c
arm, versatile-i2c
=N drivers/i2c/busses/i2c-viai2c-wmt.c
wm, wm8505-i2c
=N drivers/i3c/master/ast2600-i3c-master.c
aspeed, ast2600-i3c
=N drivers/i3c/master/dw-i3c-master.c
altr, agilex5-dw-i3c-master
snps, dw-i3c-master-1.00a
=N drivers/i3c/master/i3c-master-cdns.c
cdns, i3c-master
=N drivers/i3c/master/renesas-i3c.c
renesas, r9a08g045-i3c r9a09g047-i3c
=N drivers/i3c/master/svc-i3c-master.c
silvaco, i3c-master-v1
=N drivers/iio/adc/aspeed_adc.c
aspeed, ast2400-adc ast2500-adc ast2600-adc0 ast2600-adc1 ast2700-adc0 ast2700-adc1
=N drivers/iio/adc/exynos_adc.c
samsung, exynos-adc-v1 exynos-adc-v2 exynos4212-adc exynos7-adc
=N drivers/iio/adc/imx7d_adc.c
fsl, imx7d-adc
=N drivers/iio/adc/imx8qxp-adc.c
nxp, imx8qxp-adc
=N drivers/iio/adc/imx93_adc.c
nxp, imx93-adc
=N drivers/iio/adc/meson_saradc.c
amlogic, meson-axg-saradc meson-g12a-saradc meson-gxbb-saradc meson-gxl-saradc meson-gxlx-saradc meson-gxm-saradc meson-s4-saradc meson8-saradc meson8b-saradc meson8m2-saradc
=N drivers/iio/adc/mt6577_auxadc.c
mediatek, mt2712-auxadc mt7622-auxadc mt8173-auxadc mt8186-auxadc
=P drivers/iio/adc/nxp-sar-adc.c
nxp, s32g2-sar-adc:6d6
=N drivers/iio/adc/rockchip_saradc.c
rockchip, rk3066-tsadc rk3399-saradc rk3528-saradc rk3562-saradc rk3568-saradc rk3588-saradc saradc
=N drivers/iio/adc/rzg2l_adc.c
renesas, r9a08g045-adc rzg2l-adc
=N drivers/iio/adc/rzt2h_adc.c
renesas, r9a09g077-adc
=N drivers/iio/adc/sophgo-cv1800b-adc.c
sophgo, cv1800b-saradc
=N drivers/iio/adc/stm32-adc-core.c
st, stm32f4-adc-core stm32h7-adc-core stm32mp1-adc-core stm32mp13-adc-core
=N drivers/iio/adc/stm32-dfsdm-core.c
st, stm32mp1-dfsdm
=N drivers/iio/adc/sun20i-gpadc-iio.c
allwinner, sun20i-d1-gpadc sun55i-a523-gpadc
=N drivers/iio/adc/sun4i-gpadc-iio.c
allwinner, sun8i-a33-ths
=N drivers/iio/adc/vf610_adc.c
fsl, imx6sx-adc vf610-adc
=N drivers/iio/adc/xilinx-ams.c
xlnx, zynqmp-ams
=N drivers/iio/dac/stm32-dac-core.c
st, stm32f4-dac-core stm32h7-dac-core
=N drivers/input/keyboard/imx_keypad.c
fsl, imx21-kpp
=N drivers/input/keyboard/mt6779-keypad.c
mediatek, mt6779-keypad
=N drivers/input/keyboard/omap4-keypad.c
ti, omap4-keypad
=N drivers/input/keyboard/samsung-keypad.c
samsung, s5pv210-keypad
=N drivers/input/keyboard/sun4i-lradc-keys.c
allwinner, sun4i-a10-lradc-keys sun50i-r329-lradc sun8i-a83t-r-lradc
=N drivers/input/serio/ambakmi.c
arm, pl050
=N drivers/input/serio/olpc_apsp.c
olpc, ap-sp
=N drivers/input/serio/sun4i-ps2.c
allwinner, sun4i-a10-ps2
=N drivers/input/touchscreen/imx6ul_tsc.c
fsl, imx6ul-tsc
=N drivers/input/touchscreen/sun4i-ts.c
allwinner, sun4i-a10-ts sun5i-a13-ts sun6i-a31-ts
=N drivers/input/touchscreen/ts4800-ts.c
technologic, ts4800-ts
=M drivers/iommu/arm/arm-smmu/arm-smmu-qcom.c
qcom, adreno-gmu:249i249 sc7180-mss-pil:57i57 sc7280-mss-pil:11i11 sc7280-venus:29i29 sdm845-mss-pil:24i3
=M drivers/iommu/mtk_iommu.c
mediatek, mt8167-m4u mt8192-m4u mt8195-iommu-infra
=N drivers/irqchip/irq-alpine-msi.c
al, alpine-msix
=N drivers/irqchip/irq-crossbar.c
ti, irq-crossbar
=N drivers/irqchip/irq-gic-v3-its.c
arm, gic-v3-its
=N drivers/irqchip/irq-imx-intmux.c
fsl, imx-intmux
=N drivers/irqchip/irq-imx-irqsteer.c
fsl, imx-irqsteer
=N drivers/irqchip/irq-mbigen.c
hisilicon, mbigen-v2
=N drivers/irqchip/irq-mvebu-gicp.c
marvell, ap806-gicp
=N drivers/irqchip/irq-mvebu-odmi.c
marvell, odmi-controller
=N drivers/irqchip/irq-orion.c
marvell, orion-bridge-intc
=N drivers/irqchip/irq-ts4800.c
technologic, ts4800-irqc
=N drivers/leds/blink/leds-bcm63138.c
brcm, bcm63138-leds
=P drivers/leds/leds-sun50i-a100.c
allwinner, sun50i-a100-ledc:19d19
=N drivers/leds/leds-syscon.c
 register-bit-led
=N drivers/mailbox/arm_mhu.c
arm, mhu
=N drivers/mailbox/arm_mhu_db.c
arm, mhu-doorbell
=M drivers/mailbox/bcm-flexrm-mailbox.c
brcm, iproc-flexrm-mbox:6c6
=M drivers/mailbox/bcm-pdc-mailbox.c
brcm, iproc-pdc-mbox:8c8
=N drivers/mailbox/pl320-ipc.c
arm, pl320
=M drivers/media/platform/amlogic/c3/isp/c3-isp-dev.c
amlogic, c3-isp
=M drivers/media/platform/amlogic/meson-ge2d/ge2d.c
amlogic, axg-ge2d
=M drivers/media/platform/amphion/vpu_core.c
nxp, imx8q-vpu-decoder imx8q-vpu-encoder
=M drivers/media/platform/amphion/vpu_drv.c
nxp, imx8qm-vpu imx8qxp-vpu
=M drivers/media/platform/aspeed/aspeed-video.c
aspeed, ast2400-video-engine ast2500-video-engine ast2600-video-engine
=M drivers/media/platform/broadcom/bcm2835-unicam.c
brcm, bcm2835-unicam
=M drivers/media/platform/chips-media/coda/coda-common.c
fsl, imx51-vpu imx53-vpu imx6dl-vpu imx6q-vpu
=M drivers/media/platform/chips-media/coda/imx-vdoa.c
fsl, imx6q-vdoa
=M drivers/media/platform/chips-media/wave5/wave5-vpu.c
ti, j721s2-wave521c
=M drivers/media/platform/imagination/e5010-jpeg-enc.c
img, e5010-jpeg-enc
=M drivers/media/platform/marvell/mmp-driver.c
marvell, mmp2-ccic
=M drivers/media/platform/mediatek/jpeg/mtk_jpeg_core.c
mediatek, mt2701-jpgdec:15i15 mt8173-jpgdec:4i4 mtk-jpgenc:66i66
=M drivers/media/platform/mediatek/mdp/mtk_mdp_core.c
mediatek, mt8173-mdp:4i4 mt8173-mdp-rdma:8i8 mt8173-mdp-rsz mt8173-mdp-wdma:4i4 mt8173-mdp-wrot:8i8
=M drivers/media/platform/mediatek/mdp3/mdp_cfg_data.c
mediatek, mt8183-mdp3-wdma:29i29 mt8183-mdp3-wrot:118i118 mt8183-scp mt8195-scp
=M drivers/media/platform/mediatek/mdp3/mtk-mdp3-comp.c
mediatek, mt8183-mdp3-ccorr mt8183-mdp3-rdma:29i29 mt8183-mdp3-rsz mt8188-mdp3-rdma:45i45 mt8195-mdp3-aal mt8195-mdp3-color mt8195-mdp3-fg mt8195-mdp3-hdr mt8195-mdp3-merge mt8195-mdp3-ovl:37i37 mt8195-mdp3-padding mt8195-mdp3-rdma:44i44 mt8195-mdp3-split mt8195-mdp3-stitch mt8195-mdp3-tcc mt8195-mdp3-tdshp
=M drivers/media/platform/mediatek/mdp3/mtk-mdp3-core.c
mediatek, mt8195-mdp3-wrot:44i44
=M drivers/media/platform/mediatek/vcodec/decoder/mtk_vcodec_dec_drv.c
mediatek, mt8173-vcodec-dec:4i4 mt8183-vcodec-dec:29i29 mt8186-vcodec-dec:22i22 mt8188-vcodec-dec:15i15 mt8192-vcodec-dec:5i5 mt8195-vcodec-dec:11i11
=M drivers/media/platform/mediatek/vcodec/decoder/mtk_vcodec_dec_hw.c
mediatek, mtk-vcodec-core:53i53 mtk-vcodec-lat:31i31 mtk-vcodec-lat-soc:11i11
=M drivers/media/platform/mediatek/vcodec/encoder/mtk_vcodec_enc_drv.c
mediatek, mt8173-vcodec-enc:4i4 mt8173-vcodec-enc-vp8:4i4 mt8183-vcodec-enc:51i51 mt8188-vcodec-enc:15i15 mt8192-vcodec-enc:5i5 mt8195-vcodec-enc:11i11
=M drivers/media/platform/mediatek/vpu/mtk_vpu.c
mediatek, mt8173-vpu
=M drivers/media/platform/nxp/dw100/dw100.c
nxp, imx8mp-dw100
=M drivers/media/platform/nxp/imx-jpeg/mxc-jpeg.c
nxp, imx8qxp-jpgdec imx8qxp-jpgenc
=M drivers/media/platform/nxp/imx-pxp.c
fsl, imx6ull-pxp imx7d-pxp
=M drivers/media/platform/nxp/imx7-media-csi.c
fsl, imx6ul-csi imx7-csi imx8mq-csi
=M drivers/media/platform/nxp/imx8-isi/imx8-isi-core.c
fsl, imx8mn-isi imx8mp-isi imx8qm-isi imx8qxp-isi imx8ulp-isi
=M drivers/media/platform/qcom/camss/camss.c
qcom, msm8916-camss:41i41 msm8939-camss:9i9 msm8996-camss:15i15 qcm2290-camss:3i3 qcs8300-camss:7i7 sa8775p-camss:11i11 sc7280-camss:27i27 sc8280xp-camss:12i12 sdm660-camss:7i7 sdm670-camss:2i2 sdm845-camss:24i24 sm6150-camss:6i6 sm8250-camss:11i11 sm8550-camss:9i9 sm8650-camss:7i7
=M drivers/media/platform/qcom/iris/iris_probe.c
qcom, qcs8300-iris:7i7c7 sm8250-venus:11i11 sm8550-iris:73i73c73 sm8650-iris:7i7c7 sm8750-iris:2i2c2
=M drivers/media/platform/qcom/venus/core.c
qcom, msm8916-venus:41i41 msm8996-venus:15i15 msm8998-venus:11i11 qcm2290-venus:3i3 sc7180-venus:69i69 sdm660-venus:7i7 sdm845-venus-v2:24i24
=M drivers/media/platform/raspberrypi/pisp_be/pisp_be.c
raspberrypi, pispbe
=M drivers/media/platform/renesas/rcar-vin/rcar-core.c
renesas, rcar-gen4-vin vin-r8a774a1 vin-r8a774b1 vin-r8a774c0 vin-r8a774e1 vin-r8a7795 vin-r8a7796 vin-r8a77961 vin-r8a77965 vin-r8a77970 vin-r8a77980 vin-r8a77990 vin-r8a77995 vin-r8a779a0 vin-r8a779g0
=P drivers/media/platform/renesas/rcar_drif.c
renesas, rcar-gen3-drif:208d208
=M drivers/media/platform/renesas/rcar_fdp1.c
renesas, fdp1
=M drivers/media/platform/renesas/rzg2l-cru/rzg2l-core.c
renesas, r9a09g047-cru rzg2l-cru
=M drivers/media/platform/renesas/vsp1/vsp1_drv.c
renesas, r9a07g044-vsp2 vsp2
=M drivers/media/platform/rockchip/rga/rga.c
rockchip, rk3288-rga rk3399-rga rk3588-rga3:104i104
=M drivers/media/platform/rockchip/rkcif/rkcif-dev.c
rockchip, px30-vip rk3568-vicap:66i66 rk3588-vicap:52i52
=M drivers/media/platform/rockchip/rkisp1/rkisp1-dev.c
fsl, imx8mp-isp
rockchip, px30-cif-isp:20i20 rk3399-cif-isp:110i110
=M drivers/media/platform/rockchip/rkvdec/rkvdec.c
rockchip, rk3288-vdec:24i24 rk3328-vdec:15i15 rk3399-vdec:73i73 rk3576-vdec:12i12 rk3588-vdec:104i104
=M drivers/media/platform/samsung/exynos4-is/fimc-is-i2c.c
samsung, exynos4212-i2c-isp
=M drivers/media/platform/samsung/exynos4-is/fimc-is.c
samsung, exynos4212-fimc-is:15i15
=M drivers/media/platform/samsung/exynos4-is/fimc-lite.c
samsung, exynos4212-fimc-lite:30i30
=M drivers/media/platform/samsung/s5p-g2d/g2d.c
samsung, s5pv210-g2d:5i5
=M drivers/media/platform/samsung/s5p-jpeg/jpeg-core.c
samsung, exynos4210-jpeg:5i5 exynos4212-jpeg:15i15 exynos5420-jpeg:22i22 exynos5433-jpeg:2i2
=M drivers/media/platform/samsung/s5p-mfc/s5p_mfc.c
samsung, exynos5433-mfc:2i2 mfc-v5:20i20 mfc-v6:6i6 mfc-v7:5i5 mfc-v8:6i6
tesla, fsd-mfc
=M drivers/media/platform/st/stm32/dma2d/dma2d.c
st, stm32-dma2d
=M drivers/media/platform/st/stm32/stm32-dcmi.c
st, stm32-dcmi:72d72
=M drivers/media/platform/st/stm32/stm32-dcmipp/dcmipp-core.c
st, stm32mp13-dcmipp stm32mp25-dcmipp
=M drivers/media/platform/sunxi/sun4i-csi/sun4i_csi.c
allwinner, sun4i-a10-csi1 sun7i-a20-csi0
=M drivers/media/platform/sunxi/sun6i-csi/sun6i_csi.c
allwinner, sun50i-a64-csi sun8i-a83t-csi sun8i-h3-csi sun8i-v3s-csi
=M drivers/media/platform/sunxi/sun8i-di/sun8i-di.c
allwinner, sun8i-h3-deinterlace
=M drivers/media/platform/sunxi/sun8i-rotate/sun8i_rotate.c
allwinner, sun8i-a83t-de2-rotate
=M drivers/media/platform/synopsys/hdmirx/snps_hdmirx.c
rockchip, rk3588-hdmirx-ctrler
=M drivers/media/platform/ti/cal/cal.c
ti, am654-cal dra72-cal dra76-cal
=M drivers/media/platform/ti/j721e-csi2rx/j721e-csi2rx.c
ti, j721e-csi2rx-shim:164d164
=M drivers/media/platform/ti/omap3isp/isp.c
ti, omap3-isp:58i58
=M drivers/media/platform/ti/vpe/vpe.c
ti, dra7-vpe
=M drivers/media/platform/verisilicon/hantro_drv.c
allwinner, sun50i-h6-vpu-g2:10i10
nxp, imx8mm-vpu-g1 imx8mq-vpu-g1 imx8mq-vpu-g2
rockchip, px30-vpu:20i20 rk3036-vpu:2i2 rk3066-vpu:9i2 rk3288-vpu:25i25 rk3328-vpu:15i15 rk3399-vpu:58i58 rk3568-vepu:66i66 rk3568-vpu:118i118 rk3588-av1-vpu:52i52 rk3588-vepu121:208i208
st, stm32mp25-vdec stm32mp25-venc
=N drivers/memory/emif.c
ti, emif-4d emif-4d5
=N drivers/memory/mvebu-devbus.c
marvell, mvebu-devbus
=N drivers/memory/pl353-smc.c
 cfi-flash
=N drivers/memory/renesas-rpc-if.c
renesas, r8a7796-rpc-if r9a09g047-xspi rcar-gen3-rpc-if rcar-gen4-rpc-if rzg2l-rpc-if
=N drivers/memory/stm32_omm.c
st, stm32mp25-omm
=M drivers/memory/tegra/tegra124-emc.c
nvidia, tegra124-emc tegra132-emc
=N drivers/memory/tegra/tegra186-emc.c
nvidia, tegra186-emc tegra194-emc tegra234-emc
=M drivers/memory/tegra/tegra210-emc-core.c
nvidia, tegra210-emc
=N drivers/memory/ti-emif-pm.c
ti, emif-am3352
=N drivers/mfd/altera-sysmgr.c
altr, sys-mgr sys-mgr-s10
=N drivers/mfd/atmel-flexcom.c
atmel, sama5d2-flexcom
=N drivers/mfd/bcm2835-pm.c
brcm, bcm2711-pm bcm2712-pm bcm2835-pm bcm2835-pm-wdt
=N drivers/mfd/exynos-lpass.c
samsung, exynos5433-lpass
=N drivers/mfd/hi6421-pmic-core.c
hisilicon, hi6421v530-pmic
=N drivers/mfd/hi655x-pmic.c
hisilicon, hi655x-pmic
=N drivers/mfd/macsmc.c
apple, smc t8103-smc
=M drivers/mfd/omap-usb-host.c
ti, ehci-omap ohci-omap3 usbhs-host
=N drivers/mfd/omap-usb-tll.c
ti, usbhs-tll
=P drivers/mfd/stm32-timers.c
st, stm32-timers:1113d725
=P drivers/mmc/host/bcm2835.c
brcm, bcm2835-sdhost:27d21
=M drivers/mmc/host/dw_mmc-exynos.c
samsung, exynos4412-dw-mshc exynos5250-dw-mshc exynos5420-dw-mshc exynos5420-dw-mshc-smu exynos7-dw-mshc exynos7-dw-mshc-smu exynos7870-dw-mshc-smu
=M drivers/mmc/host/dw_mmc-hi3798cv200.c
hisilicon, hi3798cv200-dw-mshc
=M drivers/mmc/host/dw_mmc-k3.c
hisilicon, hi3660-dw-mshc hi6220-dw-mshc
=M drivers/mmc/host/dw_mmc-pltfm.c
altr, socfpga-dw-mshc:50i10
snps, dw-mshc
=M drivers/mmc/host/dw_mmc-rockchip.c
rockchip, rk2928-dw-mshc:21d21 rk3288-dw-mshc:743d8 rk3576-dw-mshc
=M drivers/mmc/host/dw_mmc-starfive.c
starfive, jh7110-mmc
=M drivers/mmc/host/meson-gx-mmc.c
amlogic, meson-axg-mmc meson-gx-mmc meson-gxbb-mmc
=M drivers/mmc/host/meson-mx-sdhc-mmc.c
amlogic, meson8-sdhc meson8m2-sdhc
=M drivers/mmc/host/meson-mx-sdio.c
amlogic, meson8-sdio meson8b-sdio
=M drivers/mmc/host/mmci.c
st, stm32-sdmmc2
=P drivers/mmc/host/mmci.c
arm, pl180 pl18x
=M drivers/mmc/host/mtk-sd.c
mediatek, mt2712-mmc mt6795-mmc mt7622-mmc mt7986-mmc mt7988-mmc mt8173-mmc mt8183-mmc mt8516-mmc
=M drivers/mmc/host/mvsdio.c
marvell, orion-sdio
=P drivers/mmc/host/omap_hsmmc.c
ti, omap3-hsmmc:187d187 omap3-pre-es3-hsmmc:1d1 omap4-hsmmc:183d180
=P drivers/mmc/host/owl-mmc.c
actions, owl-mmc:4d4
=M drivers/mmc/host/renesas_sdhi_internal_dmac.c
renesas, rcar-gen3-sdhi:242i242 rcar-gen4-sdhi:23i23 rzg2l-sdhi sdhi-r8a774b1:32i32 sdhi-r8a774c0:12i12 sdhi-r8a774e1:20i20 sdhi-r8a7795:40i40 sdhi-r8a77961:32i32 sdhi-r8a77965:32i32 sdhi-r8a77970:3i3 sdhi-r8a77990:6i6 sdhi-r8a77995:2i2 sdhi-r8a779md:4i4 sdhi-r9a09g011 sdhi-r9a09g057
=M drivers/mmc/host/sdhci-brcmstb.c
brcm, bcm2712-sdhci
=M drivers/mmc/host/sdhci-cadence.c
amd, pensando-elba-sd4hc
cdns, sd4hc
socionext, uniphier-sd4hc
=M drivers/mmc/host/sdhci-dove.c
marvell, dove-sdhci
=M drivers/mmc/host/sdhci-esdhc-imx.c
fsl, imx51-esdhc imx53-esdhc imx6q-usdhc imx6sl-usdhc imx6sll-usdhc imx6sx-usdhc imx6ull-usdhc imx7d-usdhc:844i48 imx8mm-usdhc imx8qxp-usdhc:105i48 imx94-usdhc imx95-usdhc
nxp, s32g2-usdhc s32n79-usdhc
=M drivers/mmc/host/sdhci-iproc.c
brcm, bcm2711-emmc2 bcm2835-sdhci sdhci-iproc:6i6 sdhci-iproc-cygnus:4c4
=M drivers/mmc/host/sdhci-msm.c
qcom, sc7180-sdhci:126i126 sdhci-msm-v4 sdhci-msm-v5:473i440c243 sdm670-sdhci:2i2 sdm845-sdhci:24i24
=M drivers/mmc/host/sdhci-of-arasan.c
arasan, sdhci-4.9a:2c2 sdhci-5.1 sdhci-8.9a:83i10
rockchip, rk3399-sdhci-5.1
xlnx, versal-8.9a versal-net-emmc:1i1 zynqmp-8.9a:82i10
=M drivers/mmc/host/sdhci-of-aspeed.c
aspeed, ast2400-sd-controller ast2400-sdhci ast2500-sd-controller ast2500-sdhci ast2600-sd-controller ast2600-sdhci
=M drivers/mmc/host/sdhci-of-bst.c
bst, c1200-sdhci:1c1
=M drivers/mmc/host/sdhci-of-dwcmshc.c
rockchip, rk3568-dwcmshc rk3576-dwcmshc rk3588-dwcmshc
sophgo, cv1800b-dwcmshc sg2002-dwcmshc sg2042-dwcmshc
thead, th1520-dwcmshc
=M drivers/mmc/host/sdhci-of-esdhc.c
fsl, esdhc:97c32 ls1012a-esdhc ls1012a-scfg ls1043a-esdhc ls1046a-esdhc
=M drivers/mmc/host/sdhci-of-k1.c
spacemit, k1-sdhci
=M drivers/mmc/host/sdhci-of-sparx5.c
microchip, dw-sparx5-sdhci
=M drivers/mmc/host/sdhci-omap.c
ti, am335-sdhci:130d89 dra7-sdhci:64d1
=M drivers/mmc/host/sdhci-pxav3.c
marvell, armada-380-sdhci
mrvl, pxav3-mmc
=M drivers/mmc/host/sdhci-s3c.c
samsung, exynos4210-sdhci
=M drivers/mmc/host/sdhci-sprd.c
sprd, sdhci-r11
=M drivers/mmc/host/sdhci-tegra.c
nvidia, tegra124-sdhci tegra186-sdhci:20i20 tegra194-sdhci:9i9 tegra210-sdhci tegra234-sdhci:12i12
=M drivers/mmc/host/sdhci-xenon.c
marvell, ac5-sdhci armada-3700-sdhci armada-ap806-sdhci:22c21 armada-ap807-sdhci:13c13 armada-cp110-sdhci:36i7c36
=M drivers/mmc/host/sdhci_am654.c
ti, am62-sdhci am64-sdhci-4bit am64-sdhci-8bit am654-sdhci-5.1:24c24 j721e-sdhci-4bit:44c43 j721e-sdhci-8bit:34c34
=M drivers/mmc/host/sunxi-mmc.c
allwinner, sun20i-d1-mmc sun4i-a10-mmc sun50i-a100-emmc sun50i-a100-mmc sun50i-a64-emmc sun50i-a64-mmc sun50i-h616-mmc sun5i-a13-mmc sun7i-a20-mmc sun8i-a83t-emmc sun9i-a80-mmc
=P drivers/mmc/host/uniphier-sd.c
socionext, uniphier-sd-v3.1.1
=M drivers/mmc/host/wmt-sdmmc.c
wm, wm8505-sdhc
=P drivers/mtd/hyperbus/hbmc-am654.c
ti, am654-hbmc
=N drivers/mtd/maps/physmap-core.c
 mtd-ram
=M drivers/mtd/nand/ecc-mtk.c
mediatek, mt2712-ecc mt7622-ecc
=P drivers/mtd/nand/onenand/onenand_omap2.c
ti, omap2-onenand
=M drivers/mtd/nand/raw/arasan-nand-controller.c
arasan, nfc-v3p10:41i5
xlnx, zynqmp-nand-controller:41i5
=M drivers/mtd/nand/raw/brcmnand/bcmbca_nand.c
brcm, nand-bcm63138
=M drivers/mtd/nand/raw/brcmnand/brcmnand.c
brcm, brcmnand-v6.1 brcmnand-v7.1
=M drivers/mtd/nand/raw/brcmnand/brcmstb_nand.c
brcm, brcmnand
=M drivers/mtd/nand/raw/brcmnand/iproc_nand.c
brcm, nand-iproc
=M drivers/mtd/nand/raw/cadence-nand-controller.c
cdns, hp-nfc:5i5c5
=M drivers/mtd/nand/raw/denali_dt.c
altr, socfpga-denali-nand
socionext, uniphier-denali-nand-v5b
=N drivers/mtd/nand/raw/fsl_ifc_nand.c
fsl, ifc-nand
=P drivers/mtd/nand/raw/gpmi-nand/gpmi-nand.c
fsl, imx6q-gpmi-nand:317d317 imx6sx-gpmi-nand:10d10 imx7d-gpmi-nand:124d124 imx8qxp-gpmi-nand:35d35
=M drivers/mtd/nand/raw/marvell_nand.c
marvell, ac5-nand-controller armada-8k-nand-controller armada370-nand-controller
=M drivers/mtd/nand/raw/meson_nand.c
amlogic, meson-axg-nfc
=M drivers/mtd/nand/raw/mtk_nand.c
mediatek, mt2712-nfc mt7622-nfc
=N drivers/mtd/nand/raw/omap_elm.c
ti, am3352-elm am64-elm
=M drivers/mtd/nand/raw/qcom_nandc.c
qcom, ipq6018-nand:1d1 ipq8074-nand:3d3 sdx55-nand:1i1d1
=M drivers/mtd/nand/raw/rockchip-nand-controller.c
rockchip, px30-nfc rk2928-nfc rv1108-nfc
=P drivers/mtd/nand/raw/stm32_fmc2_nand.c
st, stm32mp1-fmc2-nfc:73d73
=P drivers/mtd/nand/raw/sunxi_nand.c
allwinner, sun4i-a10-nand:74d74 sun50i-h616-nand-controller:15d15 sun8i-a23-nand-controller:20d20
=N drivers/mux/mmio.c
 reg-mux
=N drivers/net/can/bxcan.c
st, stm32f4-bxcan
=N drivers/net/can/c_can/c_can_platform.c
bosch, d_can
ti, am3352-d_can dra7-d_can
=N drivers/net/can/flexcan/flexcan-core.c
fsl, imx25-flexcan imx53-flexcan imx6q-flexcan imx8mp-flexcan imx8qm-flexcan imx93-flexcan imx95-flexcan lx2160ar1-flexcan
nxp, s32g2-flexcan
=N drivers/net/can/m_can/m_can_platform.c
bosch, m_can
=N drivers/net/can/rcar/rcar_can.c
renesas, rcar-gen3-can
=N drivers/net/can/rcar/rcar_canfd.c
renesas, r8a779a0-canfd r9a09g047-canfd r9a09g077-canfd rcar-gen3-canfd rcar-gen4-canfd rzg2l-canfd
=N drivers/net/can/rockchip/rockchip_canfd-core.c
rockchip, rk3568v2-canfd rk3568v3-canfd
=N drivers/net/can/sja1000/sja1000_platform.c
technologic, sja1000
=N drivers/net/can/sun4i_can.c
allwinner, sun20i-d1-can sun4i-a10-can sun7i-a20-can sun8i-r40-can
=N drivers/net/can/ti_hecc.c
ti, am3517-hecc
=N drivers/net/can/xilinx_can.c
xlnx, canfd-2.0 zynq-can-1.0
=N drivers/net/dsa/bcm_sf2.c
brcm, bcm4908-switch
=N drivers/net/dsa/mt7530-mmio.c
mediatek, mt7988-switch
=M drivers/net/ethernet/airoha/airoha_eth.c
airoha, en7581-eth
=P drivers/net/ethernet/allwinner/sun4i-emac.c
allwinner, sun4i-a10-emac
=M drivers/net/ethernet/amd/xgbe/xgbe-platform.c
amd, xgbe-seattle-v1a:4i4c4
=M drivers/net/ethernet/apm/xgene/xgene_enet_main.c
apm, xgene-enet:1c1 xgene1-sgenet:2c2 xgene1-xgenet:2c2 xgene2-sgenet:1c1 xgene2-xgenet:1c1
=M drivers/net/ethernet/arc/emac_rockchip.c
rockchip, rk3036-emac rk3066-emac rk3188-emac
=M drivers/net/ethernet/broadcom/bcm4908_enet.c
brcm, bcm4908-enet
=M drivers/net/ethernet/broadcom/bgmac-platform.c
brcm, amac:3c3 ns2-amac:2c2
=M drivers/net/ethernet/broadcom/genet/bcmgenet.c
brcm, bcm2711-genet-v5
=M drivers/net/ethernet/cadence/macb_main.c
cdns, gem:168i21 macb zynqmp-gem:20i20
microchip, mpfs-macb
sifive, fu540-c000-gem
xlnx, versal-gem:2i1 zynqmp-gem
=M drivers/net/ethernet/calxeda/xgmac.c
calxeda, hb-xgmac:4c4
=M drivers/net/ethernet/faraday/ftgmac100.c
aspeed, ast2400-mac ast2500-mac ast2600-mac
faraday, ftgmac100
=N drivers/net/ethernet/freescale/enetc/enetc_ierb.c
fsl, ls1028a-enetc-ierb
=M drivers/net/ethernet/freescale/fec_main.c
fsl, imx25-fec imx27-fec imx6q-fec imx6sx-fec:409i32 imx6ul-fec imx8mq-fec imx8qm-fec:67i32
=N drivers/net/ethernet/freescale/fman/fman.c
fsl, fman-muram
=N drivers/net/ethernet/freescale/fman/fman_port.c
fsl, fman-v3-port-rx fman-v3-port-tx
=N drivers/net/ethernet/freescale/xgmac_mdio.c
fsl, fman-memac-mdio
=M drivers/net/ethernet/hisilicon/hix5hd2_gmac.c
hisilicon, hi3798cv200-gmac hisi-gmac-v2
=M drivers/net/ethernet/hisilicon/hns/hns_dsaf_main.c
hisilicon, hns-dsaf-v2:2c2
=N drivers/net/ethernet/hisilicon/hns_mdio.c
hisilicon, hns-mdio
=M drivers/net/ethernet/marvell/mv643xx_eth.c
marvell, orion-eth
=N drivers/net/ethernet/marvell/mvmdio.c
marvell, orion-mdio xmdio
=M drivers/net/ethernet/marvell/mvneta.c
marvell, armada-370-neta armada-3700-neta armada-ac5-neta armada-xp-neta
=M drivers/net/ethernet/marvell/mvneta_bm.c
marvell, armada-380-neta-bm
=M drivers/net/ethernet/marvell/mvpp2/mvpp2_main.c
marvell, armada-375-pp2 armada-7k-pp22:36c36
=M drivers/net/ethernet/mediatek/mtk_eth_soc.c
mediatek, mt7622-eth:2c2 mt7981-eth mt7986-eth mt7988-eth
=M drivers/net/ethernet/mediatek/mtk_star_emac.c
mediatek, mt8365-eth mt8516-eth
=M drivers/net/ethernet/microchip/sparx5/sparx5_main.c
microchip, lan9691-switch sparx5-switch
=M drivers/net/ethernet/renesas/ravb_main.c
renesas, etheravb-r8a7795:10i10 etheravb-rcar-gen3:68i68 etheravb-rcar-gen4:66i66 etheravb-rzv2m rzg2l-gbeth
=M drivers/net/ethernet/renesas/rswitch_main.c
renesas, r8a779f0-ether-switch
=M drivers/net/ethernet/renesas/rtsn.c
renesas, r8a779g0-ethertsn
=M drivers/net/ethernet/renesas/sh_eth.c
renesas, gether-r8a77980:3i3
=P drivers/net/ethernet/smsc/smc91x.c
smsc, lan91c111 lan91c94
=M drivers/net/ethernet/socionext/sni_ave.c
socionext, uniphier-ld11-ave4 uniphier-ld20-ave4 uniphier-pxs3-ave4
=M drivers/net/ethernet/spacemit/k1_emac.c
spacemit, k1-emac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-dwc-qos-eth.c
nvidia, tegra186-eqos:5i5
snps, dwc-qos-ethernet-4.10:5i5
tesla, fsd-ethqos:2i2
=M drivers/net/ethernet/stmicro/stmmac/dwmac-generic.c
snps, dwmac:231i30 dwmac-3.50a dwmac-3.70a dwmac-3.72a dwmac-4.10a dwxgmac-2.10:15i15
=M drivers/net/ethernet/stmicro/stmmac/dwmac-imx.c
nxp, imx8dxl-dwmac-eqos imx8mp-dwmac-eqos imx93-dwmac-eqos
=M drivers/net/ethernet/stmicro/stmmac/dwmac-mediatek.c
mediatek, mt2712-gmac mt8195-gmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-meson.c
amlogic, meson6-dwmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-meson8b.c
amlogic, meson-axg-dwmac meson-g12a-dwmac meson-gxbb-dwmac meson8b-dwmac meson8m2-dwmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-nuvoton.c
nuvoton, ma35d1-dwmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-qcom-ethqos.c
qcom, qcs404-ethqos sa8775p-ethqos:29i29c29 sc8280xp-ethqos:24i24 sm8150-ethqos:6i6
=M drivers/net/ethernet/stmicro/stmmac/dwmac-renesas-gbeth.c
renesas, r9a08g046-gbeth r9a09g077-gbeth rzv2h-gbeth
=M drivers/net/ethernet/stmicro/stmmac/dwmac-rk.c
rockchip, px30-gmac rk3128-gmac rk3228-gmac rk3288-gmac rk3308-gmac rk3328-gmac rk3368-gmac rk3399-gmac rk3528-gmac rk3568-gmac rk3576-gmac:24c24 rk3588-gmac rv1108-gmac rv1126-gmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-s32.c
nxp, s32g2-dwmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-socfpga.c
altr, socfpga-stmmac socfpga-stmmac-a10-s10:72i30 socfpga-stmmac-agilex5:15i15
=M drivers/net/ethernet/stmicro/stmmac/dwmac-sophgo.c
sophgo, sg2042-dwmac sg2044-dwmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-spacemit.c
spacemit, k3-dwmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-starfive.c
starfive, jh7100-dwmac jh7110-dwmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-stm32.c
st, stm32-dwmac stm32mp1-dwmac stm32mp13-dwmac stm32mp25-dwmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-sun55i.c
allwinner, sun55i-a523-gmac200
=M drivers/net/ethernet/stmicro/stmmac/dwmac-sun8i.c
allwinner, sun50i-a64-emac sun50i-h6-emac sun8i-a83t-emac sun8i-h3-emac sun8i-r40-gmac sun8i-v3s-emac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-sunxi.c
allwinner, sun7i-a20-gmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-tegra.c
nvidia, tegra234-mgbe:24i24
=M drivers/net/ethernet/stmicro/stmmac/dwmac-thead.c
thead, th1520-gmac
=M drivers/net/ethernet/stmicro/stmmac/dwmac-visconti.c
toshiba, visconti-dwmac
=M drivers/net/ethernet/ti/am65-cpsw-nuss.c
ti, am642-cpsw-nuss:99d99 am654-cpsw-nuss:12c12d12 j7200-cpswxg-nuss:3d3 j721e-cpsw-nuss:56c56d56 j721e-cpswxg-nuss:9d9 j722s-cpsw-nuss:4d4 j784s4-cpswxg-nuss:12c12d12
=N drivers/net/ethernet/ti/am65-cpts.c
ti, am65-cpts j721e-cpts
=N drivers/net/ethernet/ti/cpsw-phy-sel.c
ti, am3352-cpsw-phy-sel dra7xx-cpsw-phy-sel
=M drivers/net/ethernet/ti/cpsw.c
ti, am335x-cpsw cpsw dra7-cpsw
=M drivers/net/ethernet/ti/cpsw_new.c
ti, am335x-cpsw-switch cpsw-switch dra7-cpsw-switch
=M drivers/net/ethernet/ti/davinci_emac.c
ti, am3517-emac dm816-emac
=N drivers/net/ethernet/ti/davinci_mdio.c
ti, cpsw-mdio davinci_mdio
=N drivers/net/ethernet/ti/icssg/icss_iep.c
ti, am654-icss-iep
=M drivers/net/ethernet/via/via-rhine.c
via, vt8500-rhine
=M drivers/net/ipa/ipa_main.c
qcom, sc7180-ipa:66i66 sc7280-ipa:29i29 sdm845-ipa:24i24 sm6350-ipa:2i2 sm8350-ipa:5i5 sm8550-ipa:16i16
=N drivers/net/mdio/mdio-aspeed.c
aspeed, ast2600-mdio
=N drivers/net/mdio/mdio-bcm-unimac.c
brcm, unimac-mdio
=N drivers/net/mdio/mdio-ipq4019.c
qcom, ipq4019-mdio ipq5018-mdio
=N drivers/net/mdio/mdio-mscc-miim.c
mscc, ocelot-miim
=N drivers/net/mdio/mdio-mux-bcm-iproc.c
brcm, mdio-mux-iproc
=N drivers/net/mdio/mdio-mux-meson-g12a.c
amlogic, g12a-mdio-mux
=N drivers/net/mdio/mdio-mux-meson-gxl.c
amlogic, gxl-mdio-mux
=N drivers/net/mdio/mdio-mux-mmioreg.c
 mdio-mux-mmioreg
=N drivers/net/mdio/mdio-sun4i.c
allwinner, sun4i-a10-mdio
=N drivers/net/mdio/mdio-xgene.c
apm, xgene-mdio-rgmii xgene-mdio-xfi
=N drivers/net/pcs/pcs-rzn1-miic.c
renesas, r9a09g077-miic
=M drivers/net/wan/fsl_ucc_hdlc.c
fsl, ucc-hdlc
=M drivers/net/wireless/ath/ath10k/snoc.c
qcom, wcn3990-wifi:125i123
=M drivers/net/wireless/mediatek/mt76/mt7615/soc.c
mediatek, mt7622-wmac
=M drivers/net/wireless/mediatek/mt76/mt7915/soc.c
mediatek, mt7981-wmac mt7986-wmac
=M drivers/nvme/host/apple.c
apple, nvme-ans2 t8015-nvme-ans2 t8103-nvme-ans2
=N drivers/nvmem/meson-mx-efuse.c
amlogic, meson6-efuse meson8-efuse meson8b-efuse
=N drivers/nvmem/rockchip-otp.c
rockchip, px30-otp
=N drivers/nvmem/s32g-ocotp-nvmem.c
nxp, s32g2-ocotp
=N drivers/nvmem/sunxi_sid.c
allwinner, sun4i-a10-sid sun50i-a64-sid sun50i-h5-sid sun7i-a20-sid sun8i-a83t-sid sun8i-h3-sid
=N drivers/opp/ti-opp-supply.c
ti, omap5-opp-supply
=M drivers/pci/controller/cadence/pci-j721e.c
ti, am64-pcie-ep am64-pcie-host j7200-pcie-ep:3c3 j7200-pcie-host:13c13 j721e-pcie-ep:6c5 j721e-pcie-host:74c49 j722s-pcie-host j784s4-pcie-ep:3c3 j784s4-pcie-host:44c44
=M drivers/pci/controller/cadence/pci-sky1.c
cix, sky1-pcie-host
=M drivers/pci/controller/cadence/pcie-sg2042.c
sophgo, sg2042-pcie-host:12c12
=M drivers/pci/controller/dwc/pci-dra7xx.c
ti, dra7-pcie dra7-pcie-ep dra726-pcie-ep dra726-pcie-rc dra746-pcie-ep dra746-pcie-rc
=M drivers/pci/controller/dwc/pci-exynos.c
samsung, exynos5433-pcie
=M drivers/pci/controller/dwc/pci-imx6.c
fsl, imx6q-pcie imx6qp-pcie imx6sx-pcie imx7d-pcie imx8mm-pcie imx8mm-pcie-ep imx8mp-pcie imx8mp-pcie-ep imx8mq-pcie imx8mq-pcie-ep imx8q-pcie imx8q-pcie-ep imx95-pcie imx95-pcie-ep
=M drivers/pci/controller/dwc/pci-keystone.c
ti, am654-pcie-rc:24c24
=M drivers/pci/controller/dwc/pci-layerscape-ep.c
fsl, ls1028a-pcie-ep ls1046a-pcie-ep ls1088a-pcie-ep lx2160ar2-pcie-ep
=M drivers/pci/controller/dwc/pci-layerscape.c
fsl, ls1012a-pcie ls1028a-pcie:34c34 ls1043a-pcie ls1046a-pcie ls1088a-pcie:12c12 ls2080a-pcie:12c12 ls2088a-pcie:42c42
=M drivers/pci/controller/dwc/pci-meson.c
amlogic, axg-pcie g12a-pcie
=M drivers/pci/controller/dwc/pcie-armada8k.c
marvell, armada8k-pcie:108c108
=M drivers/pci/controller/dwc/pcie-designware-plat.c
snps, dw-pcie:156c108
=M drivers/pci/controller/dwc/pcie-dw-rockchip.c
rockchip, rk3568-pcie:360c24 rk3588-pcie-ep
=M drivers/pci/controller/dwc/pcie-fu740.c
sifive, fu740-pcie:2c2
=M drivers/pci/controller/dwc/pcie-histb.c
hisilicon, hi3798cv200-pcie
=M drivers/pci/controller/dwc/pcie-kirin.c
hisilicon, kirin960-pcie
=M drivers/pci/controller/dwc/pcie-qcom-ep.c
qcom, sa8775p-pcie-ep:22i22c22 sar2130p-pcie-ep:1i1 sm8450-pcie-ep:5i5
=M drivers/pci/controller/dwc/pcie-qcom.c
qcom, pcie-ipq5018 pcie-ipq6018 pcie-ipq8074 pcie-ipq8074-gen3 pcie-ipq9574 pcie-msm8996 pcie-qcs404 pcie-sa8540p:10c10 pcie-sa8775p:36c36 pcie-sc7280:56i1c56 pcie-sc8180x:8c8 pcie-sc8280xp:50c50 pcie-sdm845:48i2 pcie-sm8150:18c6 pcie-sm8250:33c33 pcie-sm8350 pcie-sm8450-pcie0 pcie-sm8450-pcie1 pcie-sm8550:38c38 pcie-x1e80100:220c220
=M drivers/pci/controller/dwc/pcie-rcar-gen4.c
renesas, r8a779f0-pcie r8a779f0-pcie-ep rcar-gen4-pcie rcar-gen4-pcie-ep
=M drivers/pci/controller/dwc/pcie-sophgo.c
sophgo, sg2044-pcie
=M drivers/pci/controller/dwc/pcie-spacemit-k1.c
spacemit, k1-pcie
=M drivers/pci/controller/dwc/pcie-stm32-ep.c
st, stm32mp25-pcie-ep
=M drivers/pci/controller/dwc/pcie-stm32.c
st, stm32mp25-pcie-rc
=M drivers/pci/controller/dwc/pcie-tegra194.c
nvidia, tegra194-pcie:18c18 tegra194-pcie-ep:9c9 tegra234-pcie:66c66 tegra234-pcie-ep:30i6c30
=M drivers/pci/controller/dwc/pcie-uniphier.c
socionext, uniphier-pcie
=M drivers/pci/controller/dwc/pcie-visconti.c
toshiba, visconti-pcie
=M drivers/pci/controller/mobiveil/pcie-layerscape-gen4.c
fsl, lx2160a-pcie:66c66
=M drivers/pci/controller/pci-aardvark.c
marvell, armada-3700-pcie
=M drivers/pci/controller/pci-host-generic.c
 pci-host-ecam-generic:97c29
=M drivers/pci/controller/pci-tegra.c
nvidia, tegra124-pcie tegra186-pcie:2i2 tegra210-pcie
=N drivers/pci/controller/pci-xgene-msi.c
apm, xgene1-msi
=M drivers/pci/controller/pci-xgene.c
apm, xgene-pcie:7c7
=M drivers/pci/controller/pcie-apple.c
apple, pcie t6020-pcie
=M drivers/pci/controller/pcie-brcmstb.c
brcm, bcm2711-pcie bcm2712-pcie
=M drivers/pci/controller/pcie-iproc-platform.c
brcm, iproc-pcie:4c4 iproc-pcie-paxc:2c2 iproc-pcie-paxc-v2:3c3
=M drivers/pci/controller/pcie-mediatek-gen3.c
airoha, en7581-pcie
mediatek, mt8192-pcie
=M drivers/pci/controller/pcie-mediatek.c
mediatek, mt2712-pcie mt7622-pcie
=M drivers/pci/controller/pcie-rcar-ep.c
renesas, r8a774c0-pcie-ep rcar-gen3-pcie-ep
=M drivers/pci/controller/pcie-rcar-host.c
renesas, pcie-r8a7795 pcie-rcar-gen3
=M drivers/pci/controller/pcie-rockchip-ep.c
rockchip, rk3399-pcie-ep
=M drivers/pci/controller/pcie-rockchip-host.c
rockchip, rk3399-pcie
=M drivers/pci/controller/pcie-rzg3s-host.c
renesas, r9a08g045-pcie r9a09g047-pcie
=M drivers/pci/controller/pcie-xilinx-nwl.c
xlnx, nwl-pcie-2.11:41i5
=M drivers/pci/controller/plda/pcie-microchip-host.c
microchip, pcie-host-1.0
=M drivers/pci/controller/plda/pcie-starfive.c
starfive, jh7110-pcie
=N drivers/peci/controller/peci-aspeed.c
aspeed, ast2400-peci ast2500-peci ast2600-peci
=N drivers/peci/controller/peci-npcm.c
nuvoton, npcm845-peci
=N drivers/perf/arm-ccn.c
arm, ccn-502 ccn-504
=N drivers/perf/fsl_imx8_ddr_perf.c
fsl, imx8dxl-db-pmu
=N drivers/phy/allwinner/phy-sun4i-usb.c
allwinner, sun20i-d1-usb-phy sun4i-a10-usb-phy sun50i-a64-usb-phy sun50i-h6-usb-phy sun50i-h616-usb-phy sun5i-a13-usb-phy sun6i-a31-usb-phy sun7i-a20-usb-phy sun8i-a23-usb-phy sun8i-a33-usb-phy sun8i-a83t-usb-phy sun8i-h3-usb-phy sun8i-r40-usb-phy sun8i-v3s-usb-phy
=N drivers/phy/allwinner/phy-sun50i-usb3.c
allwinner, sun50i-h6-usb3-phy
=N drivers/phy/allwinner/phy-sun6i-mipi-dphy.c
allwinner, sun50i-a100-mipi-dphy sun6i-a31-mipi-dphy
=N drivers/phy/allwinner/phy-sun9i-usb.c
allwinner, sun9i-a80-usb-phy
=N drivers/phy/amlogic/phy-meson-axg-mipi-dphy.c
amlogic, axg-mipi-dphy
=N drivers/phy/amlogic/phy-meson-axg-pcie.c
amlogic, axg-pcie-phy
=N drivers/phy/amlogic/phy-meson-g12a-usb2.c
amlogic, a1-usb2-phy g12a-usb2-phy
=N drivers/phy/amlogic/phy-meson-g12a-usb3-pcie.c
amlogic, g12a-usb3-pcie-phy
=N drivers/phy/amlogic/phy-meson-gxl-usb2.c
amlogic, meson-gxl-usb2-phy
=N drivers/phy/amlogic/phy-meson8b-usb2.c
amlogic, meson-gxbb-usb2-phy meson8-usb2-phy meson8b-usb2-phy meson8m2-usb2-phy
=N drivers/phy/apple/atc.c
apple, t8103-atcphy
=N drivers/phy/broadcom/phy-bcm-ns2-usbdrd.c
brcm, ns2-drd-phy
=N drivers/phy/broadcom/phy-bcm-sr-pcie.c
brcm, sr-pcie-phy
=N drivers/phy/broadcom/phy-bcm-sr-usb.c
brcm, sr-usb-combo-phy sr-usb-hs-phy
=N drivers/phy/broadcom/phy-brcm-sata.c
brcm, iproc-ns2-sata-phy
=N drivers/phy/broadcom/phy-brcm-usb.c
brcm, bcm4908-usb-phy
=N drivers/phy/cadence/cdns-dphy-rx.c
cdns, dphy-rx
=N drivers/phy/cadence/cdns-dphy.c
ti, j721e-dphy
=N drivers/phy/cadence/phy-cadence-salvo.c
nxp, salvo-phy
=N drivers/phy/cadence/phy-cadence-sierra.c
ti, sierra-phy-t0
=N drivers/phy/cadence/phy-cadence-torrent.c
ti, j721e-serdes-10g
=N drivers/phy/freescale/phy-fsl-imx8-mipi-dphy.c
fsl, imx8mq-mipi-dphy
=N drivers/phy/freescale/phy-fsl-imx8m-pcie.c
fsl, imx8mm-pcie-phy imx8mp-pcie-phy
=N drivers/phy/freescale/phy-fsl-imx8mq-usb.c
fsl, imx8mp-usb-phy imx8mq-usb-phy imx95-usb-phy
=N drivers/phy/freescale/phy-fsl-imx8qm-hsio.c
fsl, imx8qm-hsio imx8qxp-hsio
=N drivers/phy/freescale/phy-fsl-lynx-28g.c
fsl, lynx-28g
=N drivers/phy/freescale/phy-fsl-samsung-hdmi.c
fsl, imx8mp-hdmi-phy
=N drivers/phy/hisilicon/phy-hisi-inno-usb2.c
hisilicon, hi3798cv200-usb2-phy
=N drivers/phy/hisilicon/phy-histb-combphy.c
hisilicon, hi3798cv200-combphy
=N drivers/phy/marvell/phy-armada375-usb2.c
marvell, armada-375-usb-cluster
=N drivers/phy/marvell/phy-armada38x-comphy.c
marvell, armada-380-comphy
=N drivers/phy/marvell/phy-mmp3-hsic.c
marvell, mmp3-hsic-phy
=N drivers/phy/marvell/phy-mmp3-usb.c
marvell, mmp3-usb-phy
=N drivers/phy/marvell/phy-mvebu-a3700-comphy.c
marvell, comphy-a3700
=N drivers/phy/marvell/phy-mvebu-a3700-utmi.c
marvell, a3700-utmi-host-phy a3700-utmi-otg-phy
=N drivers/phy/marvell/phy-mvebu-cp110-comphy.c
marvell, comphy-cp110
=N drivers/phy/marvell/phy-mvebu-cp110-utmi.c
marvell, cp110-utmi-phy
=N drivers/phy/marvell/phy-mvebu-sata.c
marvell, mvebu-sata-phy
=N drivers/phy/marvell/phy-pxa-28nm-usb2.c
marvell, pxa1928-usb-phy
=N drivers/phy/marvell/phy-pxa-usb.c
marvell, mmp2-usb-phy
=N drivers/phy/mediatek/phy-mtk-hdmi.c
mediatek, mt8173-hdmi-phy mt8195-hdmi-phy
=N drivers/phy/mediatek/phy-mtk-mipi-dsi.c
mediatek, mt8173-mipi-tx mt8183-mipi-tx
=N drivers/phy/mediatek/phy-mtk-pcie.c
mediatek, mt8195-pcie-phy
=N drivers/phy/mediatek/phy-mtk-tphy.c
mediatek, generic-tphy-v1 mt8173-u3phy
=N drivers/phy/mediatek/phy-mtk-ufs.c
mediatek, mt8183-ufsphy
=N drivers/phy/mediatek/phy-mtk-xfi-tphy.c
mediatek, mt7988-xfi-tphy
=N drivers/phy/microchip/sparx5_serdes.c
microchip, lan9691-serdes sparx5-serdes
=N drivers/phy/phy-airoha-pcie.c
airoha, en7581-pcie-phy
=N drivers/phy/phy-snps-eusb2.c
qcom, sm8550-snps-eusb2-phy
samsung, exynos2200-eusb2-phy
=N drivers/phy/phy-xgene.c
apm, xgene-phy
=N drivers/phy/qualcomm/phy-qcom-edp.c
qcom, glymur-dp-phy sa8775p-edp-phy sc7280-edp-phy sc8180x-edp-phy sc8280xp-dp-phy sc8280xp-edp-phy x1e80100-dp-phy
=N drivers/phy/qualcomm/phy-qcom-m31-eusb2.c
qcom, sm8750-m31-eusb2-phy
=N drivers/phy/qualcomm/phy-qcom-m31.c
qcom, ipq5018-usb-hsphy ipq5332-usb-hsphy
=N drivers/phy/qualcomm/phy-qcom-pcie2.c
qcom, pcie2-phy
=N drivers/phy/qualcomm/phy-qcom-qmp-combo.c
qcom, glymur-qmp-usb3-dp-phy sar2130p-qmp-usb3-dp-phy sc7180-qmp-usb3-dp-phy sc7280-qmp-usb3-dp-phy sc8180x-qmp-usb3-dp-phy sc8280xp-qmp-usb43dp-phy sdm845-qmp-usb3-dp-phy sm6350-qmp-usb3-dp-phy sm8150-qmp-usb3-dp-phy sm8250-qmp-usb3-dp-phy sm8350-qmp-usb3-dp-phy sm8450-qmp-usb3-dp-phy sm8550-qmp-usb3-dp-phy sm8650-qmp-usb3-dp-phy sm8750-qmp-usb3-dp-phy x1e80100-qmp-usb3-dp-phy
=N drivers/phy/qualcomm/phy-qcom-qmp-pcie-msm8996.c
qcom, msm8996-qmp-pcie-phy
=N drivers/phy/qualcomm/phy-qcom-qmp-pcie.c
qcom, glymur-qmp-gen4x2-pcie-phy glymur-qmp-gen5x4-pcie-phy ipq6018-qmp-pcie-phy ipq8074-qmp-gen3-pcie-phy ipq8074-qmp-pcie-phy ipq9574-qmp-gen3x1-pcie-phy ipq9574-qmp-gen3x2-pcie-phy kaanapali-qmp-gen3x2-pcie-phy msm8998-qmp-pcie-phy qcs615-qmp-gen3x1-pcie-phy qcs8300-qmp-gen4x2-pcie-phy sa8775p-qmp-gen4x2-pcie-phy sa8775p-qmp-gen4x4-pcie-phy sar2130p-qmp-gen3x2-pcie-phy sc8180x-qmp-pcie-phy sc8280xp-qmp-gen3x1-pcie-phy sc8280xp-qmp-gen3x2-pcie-phy sc8280xp-qmp-gen3x4-pcie-phy sdm845-qhp-pcie-phy sdm845-qmp-pcie-phy sm8150-qmp-gen3x1-pcie-phy sm8150-qmp-gen3x2-pcie-phy sm8250-qmp-gen3x1-pcie-phy sm8250-qmp-gen3x2-pcie-phy sm8250-qmp-modem-pcie-phy sm8350-qmp-gen3x1-pcie-phy sm8350-qmp-gen3x2-pcie-phy sm8450-qmp-gen3x1-pcie-phy sm8450-qmp-gen4x2-pcie-phy sm8550-qmp-gen3x2-pcie-phy sm8550-qmp-gen4x2-pcie-phy sm8650-qmp-gen3x2-pcie-phy sm8650-qmp-gen4x2-pcie-phy sm8750-qmp-gen3x2-pcie-phy x1e80100-qmp-gen3x2-pcie-phy x1e80100-qmp-gen4x4-pcie-phy x1e80100-qmp-gen4x8-pcie-phy x1p42100-qmp-gen4x4-pcie-phy
=N drivers/phy/qualcomm/phy-qcom-qmp-ufs.c
qcom, milos-qmp-ufs-phy msm8996-qmp-ufs-phy msm8998-qmp-ufs-phy sa8775p-qmp-ufs-phy sc7180-qmp-ufs-phy sc7280-qmp-ufs-phy sc8180x-qmp-ufs-phy sc8280xp-qmp-ufs-phy sdm845-qmp-ufs-phy sm6115-qmp-ufs-phy sm6125-qmp-ufs-phy sm6350-qmp-ufs-phy sm8150-qmp-ufs-phy sm8250-qmp-ufs-phy sm8350-qmp-ufs-phy sm8450-qmp-ufs-phy sm8550-qmp-ufs-phy sm8650-qmp-ufs-phy sm8750-qmp-ufs-phy
=N drivers/phy/qualcomm/phy-qcom-qmp-usb-legacy.c
qcom, sdm845-qmp-usb3-phy
=N drivers/phy/qualcomm/phy-qcom-qmp-usb.c
qcom, glymur-qmp-usb3-uni-phy ipq5424-qmp-usb3-phy ipq6018-qmp-usb3-phy ipq8074-qmp-usb3-phy ipq9574-qmp-usb3-phy msm8996-qmp-usb3-phy qcs8300-qmp-usb3-uni-phy qdu1000-qmp-usb3-uni-phy sa8775p-qmp-usb3-uni-phy sc8180x-qmp-usb3-uni-phy sc8280xp-qmp-usb3-uni-phy sdm845-qmp-usb3-uni-phy sdx75-qmp-usb3-uni-phy sm8150-qmp-usb3-uni-phy sm8250-qmp-usb3-uni-phy sm8350-qmp-usb3-uni-phy x1e80100-qmp-usb3-uni-phy
=N drivers/phy/qualcomm/phy-qcom-qmp-usbc.c
qcom, msm8998-qmp-usb3-phy qcm2290-qmp-usb3-phy qcs615-qmp-usb3-dp-phy qcs615-qmp-usb3-phy sdm660-qmp-usb3-phy sm6115-qmp-usb3-phy
=N drivers/phy/qualcomm/phy-qcom-qusb2.c
qcom, ipq5424-qusb2-phy ipq6018-qusb2-phy ipq8074-qusb2-phy ipq9574-qusb2-phy msm8953-qusb2-phy msm8996-qusb2-phy msm8998-qusb2-phy qcm2290-qusb2-phy qcs615-qusb2-phy qusb2-v2-phy sdm660-qusb2-phy sdm845-qusb2-phy sm6115-qusb2-phy
=N drivers/phy/qualcomm/phy-qcom-sgmii-eth.c
qcom, sa8775p-dwmac-sgmii-phy
=N drivers/phy/qualcomm/phy-qcom-snps-femto-v2.c
qcom, sm8150-usb-hs-phy usb-snps-hs-5nm-phy usb-snps-hs-7nm-phy
=N drivers/phy/qualcomm/phy-qcom-uniphy-pcie-28lp.c
qcom, ipq5018-uniphy-pcie-phy ipq5332-uniphy-pcie-phy
=N drivers/phy/qualcomm/phy-qcom-usb-hs-28nm.c
qcom, usb-hs-28nm-femtophy
=N drivers/phy/qualcomm/phy-qcom-usb-ss.c
qcom, usb-ss-28nm-phy
=N drivers/phy/renesas/phy-rcar-gen3-pcie.c
renesas, r8a77980-pcie-phy
=N drivers/phy/renesas/phy-rcar-gen3-usb2.c
renesas, rcar-gen3-usb2-phy rzg2l-usb2-phy usb2-phy-r8a7795 usb2-phy-r8a7796 usb2-phy-r8a77965 usb2-phy-r9a08g045 usb2-phy-r9a09g057 usb2-phy-r9a09g077
=N drivers/phy/renesas/phy-rcar-gen3-usb3.c
renesas, rcar-gen3-usb3-phy
=N drivers/phy/renesas/phy-rzg3e-usb3.c
renesas, r9a09g047-usb3-phy
=N drivers/phy/renesas/r8a779f0-ether-serdes.c
renesas, r8a779f0-ether-serdes
=N drivers/phy/rockchip/phy-rockchip-inno-csidphy.c
rockchip, px30-csi-dphy rk3568-csi-dphy rk3588-csi-dphy
=N drivers/phy/rockchip/phy-rockchip-inno-dsidphy.c
rockchip, px30-dsi-dphy rk3128-dsi-dphy rk3368-dsi-dphy rk3568-dsi-dphy
=N drivers/phy/rockchip/phy-rockchip-inno-hdmi.c
rockchip, rk3228-hdmi-phy rk3328-hdmi-phy
=N drivers/phy/rockchip/phy-rockchip-inno-usb2.c
rockchip, rk3528-usb2phy rk3568-usb2phy
=N drivers/phy/rockchip/phy-rockchip-naneng-combphy.c
rockchip, rk3528-naneng-combphy rk3562-naneng-combphy rk3568-naneng-combphy rk3576-naneng-combphy rk3588-naneng-combphy
=N drivers/phy/rockchip/phy-rockchip-samsung-dcphy.c
rockchip, rk3576-mipi-dcphy rk3588-mipi-dcphy
=N drivers/phy/rockchip/phy-rockchip-samsung-hdptx.c
rockchip, rk3576-hdptx-phy rk3588-hdptx-phy
=N drivers/phy/rockchip/phy-rockchip-snps-pcie3.c
rockchip, rk3568-pcie3-phy rk3588-pcie3-phy
=N drivers/phy/rockchip/phy-rockchip-typec.c
rockchip, rk3399-typec-phy
=N drivers/phy/rockchip/phy-rockchip-usbdp.c
rockchip, rk3576-usbdp-phy rk3588-usbdp-phy
=N drivers/phy/samsung/phy-exynos-pcie.c
samsung, exynos5433-pcie-phy
=N drivers/phy/samsung/phy-exynos5-usbdrd.c
google, gs101-usb31drd-phy
samsung, exynos2200-usb32drd-phy exynos5250-usbdrd-phy exynos5420-usbdrd-phy exynos5433-usbdrd-phy exynos7-usbdrd-phy exynos7870-usbdrd-phy exynos850-usbdrd-phy exynos990-usbdrd-phy
=N drivers/phy/samsung/phy-exynos5250-sata.c
samsung, exynos5250-sata-phy
=N drivers/phy/samsung/phy-samsung-ufs.c
google, gs101-ufs-phy
samsung, exynos7-ufs-phy exynosautov9-ufs-phy exynosautov920-ufs-phy
tesla, fsd-ufs-phy
=N drivers/phy/samsung/phy-samsung-usb2.c
samsung, exynos4210-usb2-phy exynos4x12-usb2-phy exynos5250-usb2-phy exynos5420-usb2-phy
=N drivers/phy/socionext/phy-uniphier-ahci.c
socionext, uniphier-pxs3-ahci-phy
=N drivers/phy/socionext/phy-uniphier-pcie.c
socionext, uniphier-ld20-pcie-phy uniphier-pxs3-pcie-phy
=N drivers/phy/socionext/phy-uniphier-usb3hs.c
socionext, uniphier-ld20-usb3-hsphy uniphier-pxs3-usb3-hsphy
=N drivers/phy/socionext/phy-uniphier-usb3ss.c
socionext, uniphier-ld20-usb3-ssphy uniphier-pxs3-usb3-ssphy
=N drivers/phy/spacemit/phy-k1-pcie.c
spacemit, k1-combo-phy k1-pcie-phy
=N drivers/phy/spacemit/phy-k1-usb2.c
spacemit, k1-usb2-phy k3-usb2-phy
=N drivers/phy/st/phy-stm32-combophy.c
st, stm32mp25-combophy
=N drivers/phy/st/phy-stm32-usbphyc.c
st, stm32mp1-usbphyc
=N drivers/phy/starfive/phy-jh7110-dphy-rx.c
starfive, jh7110-dphy-rx
=N drivers/phy/starfive/phy-jh7110-pcie.c
starfive, jh7110-pcie-phy
=N drivers/phy/starfive/phy-jh7110-usb.c
starfive, jh7110-usb-phy
=N drivers/phy/tegra/phy-tegra194-p2u.c
nvidia, tegra194-p2u tegra234-p2u
=N drivers/phy/tegra/xusb.c
nvidia, tegra124-xusb-padctl tegra186-xusb-padctl tegra194-xusb-padctl tegra210-xusb-padctl tegra234-xusb-padctl
=N drivers/phy/ti/phy-am654-serdes.c
ti, phy-am654-serdes
=N drivers/phy/ti/phy-dm816x-usb.c
ti, dm8168-usb-phy
=N drivers/phy/ti/phy-gmii-sel.c
ti, am3352-phy-gmii-sel am654-phy-gmii-sel dm814-phy-gmii-sel dra7xx-phy-gmii-sel j7200-cpsw5g-phy-gmii-sel j721e-cpsw9g-phy-gmii-sel j722s-phy-gmii-sel j784s4-cpsw9g-phy-gmii-sel
=N drivers/phy/ti/phy-omap-control.c
ti, control-phy-otghs control-phy-usb2
=N drivers/phy/ti/phy-omap-usb2.c
ti, am654-usb2 dra7x-usb2 dra7x-usb2-phy2 omap-usb2
=N drivers/phy/ti/phy-ti-pipe3.c
ti, omap-usb3 phy-pipe3-pcie phy-pipe3-sata
=N drivers/phy/xilinx/phy-zynqmp.c
xlnx, zynqmp-psgtr-v1.1
=N drivers/pinctrl/berlin/berlin-bg4ct.c
marvell, berlin4ct-avio-pinctrl berlin4ct-soc-pinctrl berlin4ct-system-pinctrl
=N drivers/pinctrl/mvebu/pinctrl-armada-370.c
marvell, mv88f6710-pinctrl
=N drivers/pinctrl/mvebu/pinctrl-armada-xp.c
marvell, 98dx3236-pinctrl 98dx4251-pinctrl mv78230-pinctrl mv78260-pinctrl mv78460-pinctrl
=N drivers/pinctrl/mvebu/pinctrl-dove.c
marvell, dove-pinctrl
=N drivers/pinctrl/pinctrl-single.c
 pinconf-single
=N drivers/pinctrl/ti/pinctrl-ti-iodelay.c
ti, dra7-iodelay
=N drivers/pmdomain/renesas/rmobile-sysc.c
arm, coresight-etm3x
=N drivers/pmdomain/starfive/jh71xx-pmu.c
starfive, jh7110-aon-syscon
=N drivers/power/reset/qnap-poweroff.c
synology, power-off
=N drivers/power/reset/syscon-poweroff.c
 syscon-poweroff
=N drivers/power/reset/syscon-reboot.c
 syscon-reboot
=N drivers/ptp/ptp_qoriq.c
fsl, fman-ptp-timer
=N drivers/pwm/pwm-apple.c
apple, s5l-fpwm
=N drivers/pwm/pwm-bcm-iproc.c
brcm, iproc-pwm
=N drivers/pwm/pwm-bcm2835.c
brcm, bcm2835-pwm
=N drivers/pwm/pwm-fsl-ftm.c
fsl, vf610-ftm-pwm
nxp, s32g2-ftm-pwm
=N drivers/pwm/pwm-imx-tpm.c
fsl, imx7ulp-pwm
=N drivers/pwm/pwm-imx27.c
fsl, imx27-pwm
=N drivers/pwm/pwm-mediatek.c
mediatek, mt2712-pwm mt6795-pwm mt7622-pwm mt7981-pwm mt7986-pwm mt7988-pwm mt8183-pwm mt8365-pwm mt8516-pwm
=N drivers/pwm/pwm-meson.c
amlogic, meson-axg-pwm-v2 meson-g12-pwm-v2 meson-g12a-ao-pwm-ab meson-g12a-ao-pwm-cd meson-g12a-ee-pwm meson-gxbb-ao-pwm meson-gxbb-pwm meson-s4-pwm meson8-pwm-v2
=N drivers/pwm/pwm-microchip-core.c
microchip, corepwm-rtl-v4
=N drivers/pwm/pwm-mtk-disp.c
mediatek, mt8183-disp-pwm
=N drivers/pwm/pwm-pxa.c
marvell, pxa250-pwm pxa910-pwm
=N drivers/pwm/pwm-rcar.c
renesas, pwm-rcar
=N drivers/pwm/pwm-renesas-tpu.c
renesas, tpu
=N drivers/pwm/pwm-rockchip.c
rockchip, rk2928-pwm rk3288-pwm rk3328-pwm
=N drivers/pwm/pwm-rzg2l-gpt.c
renesas, rzg2l-gpt
=N drivers/pwm/pwm-samsung.c
samsung, exynos4210-pwm
=N drivers/pwm/pwm-sifive.c
sifive, pwm0
=N drivers/pwm/pwm-sophgo-sg2042.c
sophgo, sg2042-pwm sg2044-pwm
=N drivers/pwm/pwm-sun4i.c
allwinner, sun4i-a10-pwm sun50i-a64-pwm sun50i-h6-pwm sun5i-a10s-pwm sun5i-a13-pwm sun7i-a20-pwm sun8i-h3-pwm
=N drivers/pwm/pwm-tegra.c
nvidia, tegra186-pwm tegra194-pwm tegra20-pwm
=N drivers/pwm/pwm-tiecap.c
ti, am3352-ecap am33xx-ecap
=N drivers/pwm/pwm-tiehrpwm.c
ti, am3352-ehrpwm am33xx-ehrpwm
=N drivers/pwm/pwm-visconti.c
toshiba, visconti-pwm
=N drivers/pwm/pwm-vt8500.c
via, vt8500-pwm
=N drivers/regulator/pbias-regulator.c
ti, pbias-dra7 pbias-omap pbias-omap3 pbias-omap4 pbias-omap5
=N drivers/regulator/qcom-refgen-regulator.c
qcom, sdm845-refgen-regulator sm8250-refgen-regulator
=N drivers/regulator/stm32-pwr.c
st, stm32mp1,pwr-reg
=N drivers/regulator/stm32-vrefbuf.c
st, stm32-vrefbuf
=N drivers/regulator/sun20i-regulator.c
allwinner, sun20i-d1-system-ldos
=N drivers/regulator/ti-abb-regulator.c
ti, abb-v1 abb-v2 abb-v3
=N drivers/regulator/uniphier-regulator.c
socionext, uniphier-ld20-usb3-regulator uniphier-pxs3-usb3-regulator
=M drivers/remoteproc/imx_dsp_rproc.c
fsl, imx8mp-hifi4 imx8qm-hifi4 imx8qxp-hifi4
=M drivers/remoteproc/meson_mx_ao_arc.c
amlogic, meson8-ao-arc meson8b-ao-arc
=M drivers/remoteproc/mtk_scp.c
mediatek, mt8186-scp mt8188-scp-dual mt8192-scp scp-core
=M drivers/remoteproc/omap_remoteproc.c
ti, dra7-dsp:28i28 dra7-ipu:56i56 omap4-ipu:16i16 omap5-ipu:4i4
=M drivers/remoteproc/pru_rproc.c
ti, am3356-pru am5728-pru am625-pru am642-pru am642-rtu am642-tx-pru am654-pru am654-rtu am654-tx-pru j721e-pru j721e-rtu j721e-tx-pru
=M drivers/remoteproc/qcom_q6v5_adsp.c
qcom, sc7280-wpss-pil
=M drivers/remoteproc/qcom_q6v5_mss.c
qcom, msm8916-mss-pil msm8953-mss-pil msm8996-mss-pil msm8998-mss-pil sdm660-mss-pil
=M drivers/remoteproc/qcom_q6v5_pas.c
qcom, eliza-adsp-pas milos-adsp-pas milos-cdsp-pas milos-mpss-pas milos-wpss-pas msm8953-adsp-pil msm8996-adsp-pil msm8996-slpi-pil msm8998-adsp-pas msm8998-slpi-pas qcs404-adsp-pas qcs404-cdsp-pas qcs404-wcss-pas sa8775p-adsp-pas:18i5 sa8775p-cdsp0-pas:18i5 sa8775p-cdsp1-pas:11i3 sa8775p-gpdsp0-pas:18i5 sa8775p-gpdsp1-pas:11i3 sar2130p-adsp-pas sc7180-adsp-pas sc7180-mpss-pas sc7280-adsp-pas sc7280-cdsp-pas sc7280-mpss-pas sc7280-wpss-pas sc8180x-adsp-pas sc8180x-cdsp-pas sc8180x-mpss-pas sc8280xp-adsp-pas sc8280xp-nsp0-pas sc8280xp-nsp1-pas sdm660-adsp-pas sdm660-cdsp-pas sdm845-slpi-pas sdx75-mpss-pas sm6115-adsp-pas sm6115-cdsp-pas sm6115-mpss-pas sm6350-adsp-pas sm6350-cdsp-pas sm6350-mpss-pas sm6375-adsp-pas sm6375-cdsp-pas sm6375-mpss-pas sm8150-adsp-pas:12i1 sm8150-cdsp-pas:12i1 sm8150-mpss-pas sm8150-slpi-pas sm8250-adsp-pas sm8250-cdsp-pas sm8250-slpi-pas sm8350-adsp-pas sm8350-cdsp-pas sm8350-mpss-pas sm8350-slpi-pas sm8450-adsp-pas sm8450-cdsp-pas sm8450-mpss-pas sm8450-slpi-pas sm8550-adsp-pas:16i2 sm8550-cdsp-pas:13i2 sm8550-mpss-pas sm8650-adsp-pas sm8650-cdsp-pas sm8650-mpss-pas sm8750-mpss-pas x1e80100-adsp-pas:53i26 x1e80100-cdsp-pas:53i26
=M drivers/remoteproc/qcom_wcnss.c
qcom, pronto-v2-pil pronto-v3-pil
=M drivers/remoteproc/stm32_rproc.c
st, stm32mp1-m4
=M drivers/remoteproc/ti_k3_dsp_remoteproc.c
ti, am62a-c7xv-dsp j721e-c66-dsp j721e-c71-dsp j721s2-c71-dsp
=M drivers/remoteproc/ti_k3_m4_remoteproc.c
ti, am64-m4fss
=M drivers/remoteproc/wkup_m3_rproc.c
ti, am3352-wkup-m3
=N drivers/reset/reset-ma35d1.c
nuvoton, ma35d1-reset
=N drivers/reset/reset-rzg2l-usbphy-ctrl.c
renesas, r9a08g045-usbphy-ctrl rzg2l-usbphy-ctrl
=N drivers/reset/reset-rzv2h-usb2phy.c
renesas, r9a09g057-usb2phy-reset
=N drivers/reset/reset-simple.c
allwinner, sun6i-a31-clock-reset
altr, stratix10-rst-mgr
st, stm32-rcc
=N drivers/reset/reset-socfpga.c
altr, rst-mgr
=N drivers/rtc/rtc-amlogic-a4.c
amlogic, a5-rtc
=N drivers/rtc/rtc-armada38x.c
marvell, armada-380-rtc armada-8k-rtc
=N drivers/rtc/rtc-aspeed.c
aspeed, ast2400-rtc ast2500-rtc ast2600-rtc
=N drivers/rtc/rtc-cmos.c
motorola, mc146818
=N drivers/rtc/rtc-fsl-ftm-alarm.c
fsl, ls1012a-ftm-alarm ls1028a-ftm-alarm ls1043a-ftm-alarm ls1046a-ftm-alarm ls1088a-ftm-alarm ls208xa-ftm-alarm lx2160a-ftm-alarm
=N drivers/rtc/rtc-meson-vrtc.c
amlogic, meson-vrtc
=N drivers/rtc/rtc-meson.c
amlogic, meson6-rtc meson8-rtc meson8b-rtc
=N drivers/rtc/rtc-mpfs.c
microchip, mpfs-rtc
=N drivers/rtc/rtc-mt2712.c
mediatek, mt2712-rtc
=N drivers/rtc/rtc-mt7622.c
mediatek, mt7622-rtc soc-rtc
=N drivers/rtc/rtc-mv.c
marvell, orion-rtc
=N drivers/rtc/rtc-mxc_v2.c
fsl, imx53-rtc
=N drivers/rtc/rtc-omap.c
ti, am3352-rtc da830-rtc
=N drivers/rtc/rtc-pl031.c
arm, pl031
=N drivers/rtc/rtc-renesas-rtca3.c
renesas, rz-rtca3
=N drivers/rtc/rtc-s32g.c
nxp, s32g2-rtc
=N drivers/rtc/rtc-s3c.c
samsung, s3c6410-rtc
=N drivers/rtc/rtc-sa1100.c
mrvl, mmp-rtc
=N drivers/rtc/rtc-stm32.c
st, stm32-rtc stm32h7-rtc stm32mp1-rtc stm32mp25-rtc
=N drivers/rtc/rtc-sun6i.c
allwinner, sun50i-h5-rtc sun50i-h6-rtc sun6i-a31-rtc sun8i-a23-rtc sun8i-h3-rtc sun8i-r40-rtc sun8i-v3-rtc
=N drivers/rtc/rtc-sunxi.c
allwinner, sun4i-a10-rtc sun7i-a20-rtc
=N drivers/rtc/rtc-ti-k3.c
ti, am62-rtc
=N drivers/rtc/rtc-vt8500.c
via, vt8500-rtc
=N drivers/rtc/rtc-xgene.c
apm, xgene-rtc
=N drivers/rtc/rtc-zynqmp.c
xlnx, zynqmp-rtc
=P drivers/slimbus/qcom-ngd-ctrl.c
qcom, slim-ngd-v1.5.0:43i28d43 slim-ngd-v2.1.0:24i24d24
=M drivers/soc/fsl/qbman/qman_portal.c
fsl, qman-portal
=M drivers/soc/qcom/qcom-geni-se.c
qcom, geni-se-i2c-master-hub geni-se-qup:683i679c65
=M drivers/soc/ti/k3-ringacc.c
ti, am654-navss-ringacc
=M drivers/soc/ti/pruss.c
ti, am3356-pruss am5728-pruss am625-pruss am642-icssg am654-icssg j721e-icssg
=N drivers/soundwire/qcom.c
qcom, soundwire-v1.5.1 soundwire-v1.6.0 soundwire-v1.7.0 soundwire-v2.0.0
=M drivers/spi/spi-airoha-snfi.c
airoha, en7581-snand
=N drivers/spi/spi-amlogic-spifc-a1.c
amlogic, a1-spifc
=N drivers/spi/spi-apple.c
apple, spi t8103-spi
=N drivers/spi/spi-armada-3700.c
marvell, armada-3700-spi
=N drivers/spi/spi-aspeed-smc.c
aspeed, ast2400-fmc ast2400-spi ast2500-fmc ast2500-spi ast2600-fmc ast2600-spi ast2700-fmc ast2700-spi
=P drivers/spi/spi-atmel.c
atmel, at91rm9200-spi:4d4
=N drivers/spi/spi-bcm-qspi.c
brcm, spi-bcm-qspi
=P drivers/spi/spi-bcm2835.c
brcm, bcm2835-spi:51d21
=N drivers/spi/spi-bcm2835aux.c
brcm, bcm2835-aux-spi
=N drivers/spi/spi-bcm63xx-hsspi.c
brcm, bcmbca-hsspi-v1.0
=N drivers/spi/spi-bcmbca-hsspi.c
brcm, bcmbca-hsspi-v1.1
=M drivers/spi/spi-cadence-quadspi.c
amd, pensando-elba-qspi
cdns, qspi-nor:257i1
intel, socfpga-qspi
starfive, jh7110-qspi
ti, am654-ospi
xlnx, versal-ospi-1.0:1i1
=N drivers/spi/spi-cadence.c
cdns, spi-r1p6
cix, sky1-spi-r1p6
=P drivers/spi/spi-dw-mmio.c
amd, pensando-elba-spi
canaan, k210-spi
microchip, sparx5-spi
snps, dw-apb-ssi:134d22 dwc-ssi-1.01a
=P drivers/spi/spi-fsl-dspi.c
fsl, ls1012a-dspi ls1021a-v1.0-dspi:69d51 ls1028a-dspi:51d51 ls1043a-dspi ls2080a-dspi ls2085a-dspi lx2160a-dspi
nxp, s32g2-dspi:18d18
=P drivers/spi/spi-fsl-lpspi.c
fsl, imx7ulp-spi:744d740 imx93-spi:328d328
=N drivers/spi/spi-fsl-qspi.c
fsl, imx6sx-qspi imx6ul-qspi imx7d-qspi ls1021a-qspi ls2080a-qspi
spacemit, k1-qspi
=M drivers/spi/spi-geni-qcom.c
qcom, geni-spi:4316d3744
=N drivers/spi/spi-gpio.c
 spi-gpio
=P drivers/spi/spi-imx.c
fsl, imx35-cspi imx51-ecspi:1980d1862 imx53-ecspi imx6ul-ecspi:622d621
=N drivers/spi/spi-iproc-qspi.c
brcm, spi-ns2-qspi
=M drivers/spi/spi-meson-spicc.c
amlogic, meson-axg-spicc meson-g12a-spicc meson-gx-spicc
=N drivers/spi/spi-meson-spifc.c
amlogic, meson-gxbb-spifc meson6-spifc
=N drivers/spi/spi-microchip-core-qspi.c
microchip, coreqspi-rtl-v2
=N drivers/spi/spi-mpfs.c
microchip, mpfs-spi
=M drivers/spi/spi-mt65xx.c
mediatek, mt2712-spi mt6765-spi mt7622-spi mt8173-spi mt8183-spi mt8192-spi spi-ipm
=M drivers/spi/spi-mtk-nor.c
mediatek, mt8173-nor mt8186-nor mt8192-nor
=M drivers/spi/spi-mtk-snfi.c
mediatek, mt7622-snand
=N drivers/spi/spi-nxp-fspi.c
nxp, imx8dxl-fspi imx8mm-fspi imx8mp-fspi imx8qxp-fspi imx8ulp-fspi imx95-fspi lx2160a-fspi
=N drivers/spi/spi-nxp-xspi.c
nxp, imx94-xspi
=P drivers/spi/spi-omap2-mcspi.c
ti, am654-mcspi:1011d33 omap2-mcspi:248d248 omap4-mcspi:1320d336
=N drivers/spi/spi-orion.c
marvell, armada-370-spi armada-375-spi armada-380-spi armada-390-spi armada-xp-spi orion-spi
=P drivers/spi/spi-pl022.c
arm, pl022
=P drivers/spi/spi-pxa2xx-platform.c
marvell, mmp2-ssp
=M drivers/spi/spi-qcom-qspi.c
qcom, qspi-v1:122i110
=M drivers/spi/spi-qpic-snand.c
qcom, ipq9574-snand:14d14
=P drivers/spi/spi-qup.c
qcom, spi-qup-v2.2.1:615d603
=M drivers/spi/spi-rockchip-sfc.c
rockchip, sfc
=P drivers/spi/spi-rockchip.c
rockchip, px30-spi:40d40 rk3036-spi:2d2 rk3066-spi:1125d1046 rk3188-spi:6d6 rk3228-spi rk3288-spi:75d75 rk3308-spi:18d18 rk3328-spi:16d16 rk3368-spi rk3399-spi:339d284 rv1108-spi:2d2
=P drivers/spi/spi-rspi.c
renesas, rspi-rz:33d33
=P drivers/spi/spi-rzv2h-rspi.c
renesas, r9a09g057-rspi:30d30 r9a09g077-rspi:8d8
=N drivers/spi/spi-rzv2m-csi.c
renesas, rzv2m-csi
=P drivers/spi/spi-s3c64xx.c
google, gs101-spi
samsung, exynos4210-spi:111d111 exynos5433-spi:10d10 exynos850-spi:37d21 exynosautov9-spi:12d11
tesla, fsd-spi:3d3
=N drivers/spi/spi-sg2044-nor.c
sophgo, sg2042-spifmc-nor sg2044-spifmc-nor
=P drivers/spi/spi-sh-msiof.c
renesas, msiof-r8a7795:40d40 msiof-r8a779a0:6d6 msiof-r8a779f0:8d8 rcar-gen3-msiof:272d260 rcar-gen4-msiof:134d134
=N drivers/spi/spi-sifive.c
sifive, spi0
=M drivers/spi/spi-slave-mt27xx.c
mediatek, mt2712-spi-slave mt8195-spi-slave
=P drivers/spi/spi-spacemit-k1.c
spacemit, k1-spi:5d5
=N drivers/spi/spi-sprd-adi.c
sprd, sc9860-adi ums512-adi
=P drivers/spi/spi-stm32-ospi.c
st, stm32mp25-ospi:4d4
=P drivers/spi/spi-stm32-qspi.c
st, stm32f469-qspi:79d73
=P drivers/spi/spi-stm32.c
st, stm32f4-spi:18d3 stm32f7-spi stm32h7-spi:458d414 stm32mp25-spi:22d22
=P drivers/spi/spi-sun6i.c
allwinner, sun50i-r329-spi:26d26 sun55i-a523-spi:16d16 sun6i-a31-spi:52d52 sun8i-h3-spi:224d208
=P drivers/spi/spi-tegra114.c
nvidia, tegra114-spi:110i18c18d110 tegra124-spi:60d60 tegra210-spi:50i18c18d50
=P drivers/spi/spi-tegra210-quad.c
nvidia, tegra194-qspi tegra210-qspi:8d8 tegra234-qspi:12i12
=P drivers/spi/spi-ti-qspi.c
ti, dra7xxx-qspi
=P drivers/spi/spi-uniphier.c
socionext, uniphier-scssi
=M drivers/spi/spi-zynqmp-gqspi.c
xlnx, versal-qspi-1.0 zynqmp-qspi-1.0:41i5
=N drivers/spmi/hisi-spmi-controller.c
hisilicon, kirin970-spmi-controller
=N drivers/spmi/spmi-apple-controller.c
apple, spmi t8103-spmi
=N drivers/spmi/spmi-mtk-pmif.c
mediatek, mt6873-spmi mt8195-spmi
=N drivers/spmi/spmi-pmic-arb.c
qcom, glymur-spmi-pmic-arb spmi-pmic-arb x1e80100-spmi-pmic-arb
=M drivers/staging/media/imx/imx6-mipi-csi2.c
fsl, imx6-mipi-csi2
=M drivers/staging/media/meson/vdec/vdec.c
amlogic, g12a-vdec gxbb-vdec gxl-vdec gxlx-vdec gxm-vdec sm1-vdec
=M drivers/staging/media/sunxi/cedrus/cedrus.c
allwinner, sun4i-a10-video-engine sun50i-a64-video-engine sun50i-h5-video-engine sun50i-h6-video-engine:10i10 sun5i-a13-video-engine sun7i-a20-video-engine sun8i-a33-video-engine sun8i-h3-video-engine sun8i-r40-video-engine
=M drivers/staging/media/tegra-video/csi.c
nvidia, tegra210-csi
=M drivers/staging/media/tegra-video/vi.c
nvidia, tegra210-vi
=M drivers/staging/most/dim2/dim2.c
renesas, rcar-gen3-mlp
=N drivers/thermal/amlogic_thermal.c
amlogic, a1-cpu-thermal g12a-cpu-thermal g12a-ddr-thermal
=N drivers/thermal/broadcom/sr-thermal.c
brcm, sr-thermal
=N drivers/thermal/dove_thermal.c
marvell, dove-thermal
=N drivers/thermal/hisi_thermal.c
hisilicon, hi3660-tsensor tsensor
=N drivers/thermal/imx8mm_thermal.c
fsl, imx8mm-tmu imx8mp-tmu
=N drivers/thermal/k3_bandgap.c
ti, am654-vtm
=N drivers/thermal/k3_j72xx_bandgap.c
ti, j7200-vtm j721e-vtm
=N drivers/thermal/mediatek/lvts_thermal.c
mediatek, mt7988-lvts-ap
=N drivers/thermal/qcom/lmh.c
qcom, sc8180x-lmh sdm845-lmh sm8150-lmh
=N drivers/thermal/qoriq_thermal.c
fsl, imx8mq-tmu qoriq-tmu
=N drivers/thermal/rockchip_thermal.c
rockchip, px30-tsadc rk3228-tsadc rk3288-tsadc rk3328-tsadc rk3368-tsadc rk3399-tsadc rk3568-tsadc rk3576-tsadc rk3588-tsadc rv1108-tsadc
=N drivers/thermal/samsung/exynos_tmu.c
samsung, exynos4210-tmu exynos4412-tmu exynos5250-tmu exynos5420-tmu exynos5420-tmu-ext-triminfo exynos5433-tmu exynos7-tmu
=N drivers/thermal/ti-soc-thermal/ti-bandgap.c
ti, dra752-bandgap omap34xx-bandgap omap36xx-bandgap omap4430-bandgap omap4460-bandgap omap5430-bandgap
=N drivers/tty/serial/8250/8250_bcm2835aux.c
brcm, bcm2835-aux-uart
=P drivers/tty/serial/8250/8250_bcm7271.c
brcm, bcm7271-uart
=P drivers/tty/serial/8250/8250_dw.c
marvell, armada-38x-uart
snps, dw-apb-uart:4115d2435
sophgo, sg2044-uart
starfive, jh7100-uart
=N drivers/tty/serial/8250/8250_em.c
renesas, em-uart
=P drivers/tty/serial/8250/8250_mtk.c
mediatek, mt6577-uart:423d23
=P drivers/tty/serial/8250/8250_omap.c
ti, am3352-uart:315d165 am654-uart dra742-uart:282d170 omap3-uart:306d273 omap4-uart:210d74
=N drivers/tty/serial/8250/8250_uniphier.c
socionext, uniphier-uart
=P drivers/tty/serial/amba-pl011.c
arm, pl011:235d5 sbsa-uart
=N drivers/tty/serial/bcm63xx_uart.c
brcm, bcm6345-uart
=N drivers/tty/serial/fsl_linflexuart.c
fsl, s32v234-linflexuart
=P drivers/tty/serial/fsl_lpuart.c
fsl, imx7ulp-lpuart:624d616 imx8qxp-lpuart:159d140 imx8ulp-lpuart:624d616 ls1021a-lpuart:42d42 ls1028a-lpuart:102d102
=P drivers/tty/serial/imx.c
fsl, imx21-uart:1513d1513 imx6q-uart:3012d2788
=N drivers/tty/serial/ma35d1_serial.c
nuvoton, ma35d1-uart
=N drivers/tty/serial/meson_uart.c
amlogic, meson-a1-uart meson-g12a-uart meson-gx-uart meson-s4-uart meson6-uart meson8-uart meson8b-uart
=P drivers/tty/serial/msm_serial.c
qcom, msm-uartdm:332d203 msm-uartdm-v1.4:332d203
=N drivers/tty/serial/mvebu-uart.c
marvell, armada-3700-uart armada-3700-uart-ext
=N drivers/tty/serial/owl-uart.c
actions, s900-uart
=M drivers/tty/serial/qcom_geni_serial.c
qcom, geni-debug-uart geni-uart
=P drivers/tty/serial/samsung_tty.c
apple, s5l-uart
axis, artpec8-uart
google, gs101-uart
samsung, exynos4210-uart:170d154 exynos5433-uart exynos850-uart exynos8895-uart
=P drivers/tty/serial/serial-tegra.c
nvidia, tegra194-hsuart:7d7 tegra30-hsuart:11d11
=P drivers/tty/serial/sh-sci.c
renesas, hscif:424d420 r9a08g046-rsci r9a09g047-rsci r9a09g077-rsci rcar-gen3-scif:396d396 rcar-gen4-scif:92d92 rcar-gen5-scif sci scif:492d488 scif-r9a07g044:71d23 scif-r9a09g057
=N drivers/tty/serial/sifive.c
sifive, fu540-c000-uart uart0
=P drivers/tty/serial/sprd_serial.c
sprd, sc9836-uart
=P drivers/tty/serial/stm32-usart.c
st, stm32-uart:24d6 stm32f7-uart stm32h7-uart:637d380
=N drivers/tty/serial/tegra-utc.c
nvidia, tegra264-utc
=N drivers/tty/serial/vt8500_serial.c
via, vt8500-uart
=N drivers/tty/serial/xilinx_uartps.c
cdns, uart-r1p12
xlnx, zynqmp-uart
=M drivers/ufs/host/cdns-pltfrm.c
cdns, ufshc-m31-16nm:21c21
=N drivers/ufs/host/ti-j721e-ufs.c
ti, j721e-ufs
=M drivers/ufs/host/ufs-exynos.c
google, gs101-ufs:2c2
samsung, exynos7-ufs exynosautov9-ufs exynosautov920-ufs:1c1
tesla, fsd-ufs
=M drivers/ufs/host/ufs-hisi.c
hisilicon, hi3660-ufs hi3670-ufs
=M drivers/ufs/host/ufs-mediatek.c
mediatek, mt8195-ufshci
=M drivers/ufs/host/ufs-qcom.c
qcom, sm8550-ufshc:62i62c62 sm8650-ufshc:7i7c7 ufshc:295i269c162
=M drivers/ufs/host/ufs-renesas.c
renesas, r8a779f0-ufs
=M drivers/ufs/host/ufs-rockchip.c
rockchip, rk3576-ufshc
=M drivers/usb/cdns3/cdns3-imx.c
cdns, usb3
=N drivers/usb/cdns3/cdns3-imx.c
fsl, imx8qm-usb3
=M drivers/usb/chipidea/ci_hdrc_imx.c
fsl, imx27-usb:1726i29 imx6q-usb imx6sl-usb imx6sx-usb imx6ul-usb imx7d-usb:370i29 imx7ulp-usb imx8ulp-usb imx95-usb:35i29
nxp, s32g2-usb
=M drivers/usb/chipidea/ci_hdrc_msm.c
qcom, ci-hdrc
=M drivers/usb/chipidea/ci_hdrc_tegra.c
nvidia, tegra124-udc tegra30-ehci
=M drivers/usb/chipidea/ci_hdrc_usb2.c
chipidea, usb2
=M drivers/usb/dwc2/params.c
amlogic, meson-a1-usb meson-g12a-usb meson-gxbb-usb meson8-usb meson8b-usb
brcm, bcm2835-usb
hisilicon, hi6220-usb
intel, socfpga-agilex-hsotg:12i12
rockchip, rk3066-usb
samsung, s3c6400-hsotg
snps, dwc2:433i25
sophgo, cv1800b-usb
st, stm32f4x9-fsotg stm32f7-hsotg stm32mp15-hsotg
=M drivers/usb/dwc3/core.c
snps, dwc3:1581i259c16
=N drivers/usb/dwc3/dwc3-am62.c
ti, am62-usb
=M drivers/usb/dwc3/dwc3-apple.c
apple, t8103-dwc3:74i74
=M drivers/usb/dwc3/dwc3-generic-plat.c
fsl, ls1028a-dwc3:102i74c102
spacemit, k1-dwc3 k3-dwc3
=M drivers/usb/dwc3/dwc3-imx.c
nxp, imx8mp-dwc3
=N drivers/usb/dwc3/dwc3-imx8mp.c
fsl, imx8mp-dwc3
=N drivers/usb/dwc3/dwc3-meson-g12a.c
amlogic, meson-a1-usb-ctrl meson-axg-usb-ctrl meson-g12a-usb-ctrl meson-gxl-usb-ctrl meson-gxm-usb-ctrl
=N drivers/usb/dwc3/dwc3-omap.c
ti, dwc3
=N drivers/usb/dwc3/dwc3-qcom-legacy.c
qcom, dwc3
=M drivers/usb/dwc3/dwc3-qcom.c
qcom, snps-dwc3:417i417c288
=M drivers/usb/gadget/udc/aspeed-vhub/core.c
aspeed, ast2400-usb-vhub ast2500-usb-vhub ast2600-usb-vhub ast2700-usb-vhub
=M drivers/usb/gadget/udc/aspeed_udc.c
aspeed, ast2600-udc
=M drivers/usb/gadget/udc/fsl_udc_core.c
 fsl-usb2-dr
=M drivers/usb/gadget/udc/renesas_usb3.c
renesas, r8a774c0-usb3-peri r8a7795-usb3-peri r8a77990-usb3-peri rcar-gen3-usb3-peri rzv2m-usb3-peri
=N drivers/usb/gadget/udc/rzv2m_usb3drd.c
renesas, rzv2m-usb3drd
=M drivers/usb/gadget/udc/tegra-xudc.c
nvidia, tegra186-xudc:2i2 tegra194-xudc:3i3c3 tegra210-xudc tegra234-xudc:6i6c6
=M drivers/usb/host/ehci-exynos.c
samsung, exynos4210-ehci
=M drivers/usb/host/ehci-mv.c
marvell, pxau2o-ehci
=M drivers/usb/host/ehci-orion.c
marvell, armada-3700-ehci orion-ehci
=M drivers/usb/host/ehci-platform.c
aspeed, ast2700-ehci
 generic-ehci:1468i6c2
via, vt8500-ehci
=M drivers/usb/host/ohci-exynos.c
samsung, exynos4210-ohci
=M drivers/usb/host/ohci-platform.c
 generic-ohci:1260i6c2
=M drivers/usb/host/uhci-platform.c
aspeed, ast2700-uhci
 generic-uhci platform-uhci
=M drivers/usb/host/xhci-mtk.c
mediatek, mt8173-xhci mt8195-xhci mtk-xhci
=M drivers/usb/host/xhci-plat.c
brcm, bcm2711-xhci xhci-brcm-v2
 generic-xhci:96i24c78
marvell, armada-375-xhci armada-380-xhci armada3700-xhci
=M drivers/usb/host/xhci-rcar.c
renesas, r9a09g047-xhci rcar-gen3-xhci rzv2m-xhci xhci-r8a7795 xhci-r8a7796
=M drivers/usb/host/xhci-tegra.c
nvidia, tegra124-xusb tegra186-xusb:2i2 tegra194-xusb:3i3 tegra210-xusb tegra234-xusb:6i6c6
=M drivers/usb/isp1760/isp1760-if.c
nxp, usb-isp1761 usb-isp1763
=N drivers/usb/misc/qcom_eud.c
qcom, eud
=M drivers/usb/mtu3/mtu3_plat.c
mediatek, mt8173-mtu3 mtu3
=P drivers/usb/musb/mediatek.c
mediatek, mtk-musb
=P drivers/usb/musb/mpfs.c
microchip, mpfs-musb
=P drivers/usb/musb/musb_dsps.c
ti, musb-am33xx:108d107 musb-dm816:2d2
=P drivers/usb/musb/omap2430.c
ti, omap3-musb omap4-musb
=P drivers/usb/musb/sunxi.c
allwinner, sun4i-a10-musb sun6i-a31-musb sun8i-a33-musb sun8i-h3-musb
=N drivers/usb/phy/phy-am335x-control.c
ti, am335x-usb-ctrl-module
=N drivers/usb/phy/phy-am335x.c
ti, am335x-usb-phy
=N drivers/usb/phy/phy-mxs-usb.c
fsl, imx23-usbphy imx6q-usbphy imx6sl-usbphy imx6sx-usbphy imx6ul-usbphy imx7ulp-usbphy
=N drivers/usb/phy/phy-tegra-usb.c
nvidia, tegra30-usb-phy
=M drivers/usb/renesas_usbhs/common.c
renesas, rcar-gen3-usbhs:72d72 rzg2l-usbhs usbhs-r8a774c0:4d4 usbhs-r8a7795:20d20 usbhs-r8a7796:6d6 usbhs-r8a77990:2d2 usbhs-r8a77995:2d2 usbhs-r9a07g043 usbhs-r9a07g044 usbhs-r9a07g054 usbhs-r9a09g077
=M drivers/video/fbdev/vt8500lcdfb.c
via, vt8500-fb
=M drivers/video/fbdev/wm8505fb.c
wm, wm8505-fb
=M drivers/virtio/virtio_mmio.c
virtio, mmio
=N drivers/w1/masters/mxc_w1.c
fsl, imx21-owire
=N drivers/w1/masters/omap_hdq.c
ti, omap3-1w
=N drivers/watchdog/apple_wdt.c
apple, t8103-wdt wdt
=N drivers/watchdog/armada_37xx_wdt.c
marvell, armada-3700-wdt
=N drivers/watchdog/aspeed_wdt.c
aspeed, ast2400-wdt ast2500-wdt ast2600-wdt ast2700-wdt
=N drivers/watchdog/bcm7038_wdt.c
brcm, bcm6345-wdt
=N drivers/watchdog/cadence_wdt.c
cdns, wdt-r1p2
=N drivers/watchdog/dw_wdt.c
snps, dw-wdt
=N drivers/watchdog/imx2_wdt.c
fsl, imx21-wdt imx51-wdt imx53-wdt imx6q-wdt imx6sl-wdt imx6sll-wdt imx6sx-wdt imx6ul-wdt imx7d-wdt imx8mm-wdt imx8mn-wdt imx8mp-wdt imx8mq-wdt ls1012a-wdt ls1043a-wdt
=N drivers/watchdog/imx7ulp_wdt.c
fsl, imx7ulp-wdt imx8ulp-wdt imx93-wdt imx94-wdt
=N drivers/watchdog/meson_gxbb_wdt.c
amlogic, meson-gxbb-wdt t7-wdt
=N drivers/watchdog/meson_wdt.c
amlogic, meson6-wdt meson8b-wdt meson8m2-wdt
=N drivers/watchdog/mtk_wdt.c
mediatek, mt6589-wdt mt6795-wdt mt7986-wdt mt7988-wdt mt8183-wdt mt8186-wdt mt8188-wdt mt8192-wdt mt8195-wdt
=N drivers/watchdog/npcm_wdt.c
nuvoton, npcm750-wdt
=N drivers/watchdog/omap_wdt.c
ti, omap3-wdt
=N drivers/watchdog/orion_wdt.c
marvell, armada-370-wdt armada-375-wdt armada-380-wdt armada-xp-wdt orion-wdt
=N drivers/watchdog/qcom-wdt.c
qcom, apss-wdt-ipq5424 kpss-wdt
=N drivers/watchdog/renesas_wdt.c
renesas, rcar-gen3-wdt rcar-gen4-wdt
=N drivers/watchdog/renesas_wwdt.c
renesas, rcar-gen3-wwdt rcar-gen4-wwdt
=N drivers/watchdog/rtd119x_wdt.c
realtek, rtd1295-watchdog
=N drivers/watchdog/rti_wdt.c
ti, j7-rti-wdt
=N drivers/watchdog/rzg2l_wdt.c
renesas, rzg2l-wdt rzv2m-wdt
=N drivers/watchdog/rzv2h_wdt.c
renesas, r9a09g057-wdt r9a09g077-wdt
=N drivers/watchdog/s32g_wdt.c
nxp, s32g2-swt
=N drivers/watchdog/s3c2410_wdt.c
google, gs101-wdt
samsung, exynos5250-wdt exynos5420-wdt exynos7-wdt exynos850-wdt exynos990-wdt exynosautov9-wdt exynosautov920-wdt s3c6410-wdt
=N drivers/watchdog/sbsa_gwdt.c
arm, sbsa-gwdt
=N drivers/watchdog/sp805_wdt.c
arm, sp805
=N drivers/watchdog/sprd_wdt.c
sprd, sp9860-wdt
=N drivers/watchdog/starfive-wdt.c
starfive, jh7100-wdt jh7110-wdt
=N drivers/watchdog/stm32_iwdg.c
st, stm32-iwdg stm32mp1-iwdg
=N drivers/watchdog/sunxi_wdt.c
allwinner, sun20i-d1-wdt sun4i-a10-wdt sun55i-a523-wdt sun6i-a31-wdt
=N drivers/watchdog/visconti_wdt.c
toshiba, visconti-wdt
=N drivers/watchdog/xilinx_wwdt.c
xlnx, versal-wwdt
=N sound/arm/aaci.c
arm, pl041
=P sound/soc/apple/mca.c
apple, mca:15d15 t8103-mca:13d13
=P sound/soc/bcm/bcm2835-i2s.c
brcm, bcm2835-i2s:27d21
=P sound/soc/codecs/rk3328_codec.c
rockchip, rk3328-codec
=P sound/soc/dwc/dwc-i2s.c
snps, designware-i2s
starfive, jh7110-i2srx:10d10 jh7110-i2stx0:10d10 jh7110-i2stx1:10d10
=P sound/soc/fsl/fsl_asrc.c
fsl, imx53-asrc:327d327 imx8qm-asrc:67d67 imx952-asrc:2d2
=P sound/soc/fsl/fsl_aud2htx.c
fsl, imx8mp-aud2htx:114d114
=P sound/soc/fsl/fsl_easrc.c
fsl, imx8mn-easrc:135d135
=P sound/soc/fsl/fsl_esai.c
fsl, imx35-esai:261d261 imx6ull-esai:48d48
=P sound/soc/fsl/fsl_micfil.c
fsl, imx8mm-micfil:92d92 imx8mp-micfil:114d114 imx93-micfil:70d70 imx943-micfil:5d5
=P sound/soc/fsl/fsl_sai.c
fsl, imx6sx-sai:314d314 imx6ul-sai:198d198 imx8mm-sai:355d355 imx8mn-sai:105d105 imx8mp-sai:684d684 imx8mq-sai:1246d1246 imx8qm-sai:236d236 imx8ulp-sai:8d8 imx93-sai:123d123 imx95-sai:167d167 vf610-sai:116d116
=P sound/soc/fsl/fsl_spdif.c
fsl, imx35-spdif:328d328 imx6sx-spdif:10d10 imx8mm-spdif:71d71 imx8qm-spdif:35d35 imx8ulp-spdif:2d2
=M sound/soc/fsl/fsl_ssi.c
fsl, imx21-ssi:93d93 imx51-ssi:912d912
=P sound/soc/fsl/fsl_xcvr.c
fsl, imx8mp-xcvr:114d114 imx93-xcvr:41d41 imx95-xcvr:29d29
=P sound/soc/hisilicon/hi6210-i2s.c
hisilicon, hi6210-i2s:1d1
=M sound/soc/kirkwood/kirkwood-i2s.c
marvell, armada-380-audio armada370-audio dove-audio
=M sound/soc/mediatek/mt8173/mt8173-afe-pcm.c
mediatek, mt8173-afe-pcm
=M sound/soc/mediatek/mt8186/mt8186-afe-pcm.c
mediatek, mt8186-sound
=M sound/soc/mediatek/mt8188/mt8188-afe-pcm.c
mediatek, mt8188-afe
=M sound/soc/mediatek/mt8195/mt8195-afe-pcm.c
mediatek, mt8195-audio
=M sound/soc/meson/aiu.c
amlogic, aiu-gxbb aiu-gxl aiu-meson8 aiu-meson8b
=M sound/soc/meson/axg-frddr.c
amlogic, axg-frddr g12a-frddr sm1-frddr
=M sound/soc/meson/axg-toddr.c
amlogic, axg-toddr g12a-toddr sm1-toddr
=P sound/soc/pxa/mmp-sspa.c
marvell, mmp-sspa:4d1
=M sound/soc/qcom/lpass-apq8016.c
qcom, apq8016-lpass-cpu
=M sound/soc/qcom/lpass-sc7180.c
qcom, sc7180-lpass-cpu:63i63
=M sound/soc/qcom/lpass-sc7280.c
qcom, sc7280-lpass-cpu:29i29
=P sound/soc/renesas/rcar/core.c
renesas, rcar_sound-gen3 rcar_sound-gen4 rcar_sound-r8a77990
=P sound/soc/renesas/rz-ssi.c
renesas, rz-ssi:54d54
=P sound/soc/rockchip/rockchip_i2s.c
rockchip, px30-i2s:40d40 rk3036-i2s:2d2 rk3066-i2s:437d437 rk3128-i2s:4d4 rk3188-i2s:3d3 rk3228-i2s:9d9 rk3288-i2s:25d25 rk3308-i2s:12d12 rk3328-i2s:45d45 rk3368-i2s:16d16 rk3399-i2s:165d165 rk3588-i2s:104d104
=P sound/soc/rockchip/rockchip_i2s_tdm.c
rockchip, px30-i2s-tdm:20d20 rk3308-i2s-tdm:12d12 rk3568-i2s-tdm:264d264 rk3588-i2s-tdm:404d404 rv1126-i2s-tdm:4d4
=P sound/soc/rockchip/rockchip_pdm.c
rockchip, pdm:15d15 rk3568-pdm:66d66
=P sound/soc/rockchip/rockchip_sai.c
rockchip, rk3576-sai:120d120
=P sound/soc/rockchip/rockchip_spdif.c
rockchip, rk3066-spdif:36d36 rk3188-spdif:3d3 rk3228-spdif:3d3 rk3288-spdif:25d25 rk3328-spdif:15d15 rk3368-spdif:8d8 rk3399-spdif:55d55 rk3568-spdif:418d418
=M sound/soc/samsung/i2s.c
samsung, exynos5420-i2s:35d35 exynos7-i2s:4d4 s3c6410-i2s:52d52 s5pv210-i2s:28d26
tesla, fsd-i2s:2d2
=P sound/soc/starfive/jh7110_pwmdac.c
starfive, jh7110-pwmdac:10d10
=P sound/soc/starfive/jh7110_tdm.c
starfive, jh7110-tdm:10d10
=P sound/soc/stm/stm32_i2s.c
st, stm32h7-i2s:223d223 stm32mp25-i2s:9d9
=P sound/soc/stm/stm32_sai.c
st, stm32h7-sai stm32mp25-sai
=P sound/soc/stm/stm32_sai_sub.c
st, stm32-sai-sub-a:296d296 stm32-sai-sub-b:296d296
=P sound/soc/stm/stm32_spdifrx.c
st, stm32h7-spdifrx:76d76
=P sound/soc/sunxi/sun4i-codec.c
allwinner, sun4i-a10-codec:43d43 sun50i-h616-codec:15d15 sun6i-a31-codec:13d13 sun7i-a20-codec:31d31 sun8i-a23-codec:8d8 sun8i-h3-codec:44d44 sun8i-v3s-codec:8d8
=P sound/soc/sunxi/sun4i-i2s.c
allwinner, sun4i-a10-i2s:117d117 sun50i-a64-codec-i2s:31d31 sun50i-h6-i2s:10d10 sun50i-r329-i2s:51d51 sun6i-a31-i2s:38d38 sun8i-a83t-i2s:12d12 sun8i-h3-i2s:241d241
=P sound/soc/sunxi/sun4i-spdif.c
allwinner, sun4i-a10-spdif:55d55 sun50i-h6-spdif:10d10 sun50i-h616-spdif:15d15 sun55i-a523-spdif:4d4 sun6i-a31-spdif:13d13 sun8i-h3-spdif:79d79
=P sound/soc/sunxi/sun50i-dmic.c
allwinner, sun50i-h6-dmic:13d13
=M sound/soc/tegra/tegra210_admaif.c
nvidia, tegra186-admaif:11i9d11 tegra210-admaif:7d7 tegra264-admaif:2i2d2
=M sound/soc/tegra/tegra30_i2s.c
nvidia, tegra124-i2s
=P sound/soc/ti/davinci-mcasp.c
ti, am33xx-mcasp-audio:588d588 dra7-mcasp-audio:224d224 omap4-mcasp-audio:16d16
=P sound/soc/ti/omap-dmic.c
ti, omap4-dmic:20d20
=P sound/soc/ti/omap-mcbsp.c
ti, omap3-mcbsp:310d310 omap4-mcbsp:76d76
=P sound/soc/ti/omap-mcpdm.c
ti, omap4-mcpdm:20d20
=M sound/soc/uniphier/aio-ld11.c
socionext, uniphier-ld11-aio uniphier-ld20-aio
`;
