SUMMARY = "Device-assignment configuration of this machine's Xen domains"
DESCRIPTION = "Made by domgraft from the kernel's device tree and a project file that is kept in this layer."
LICENSE = "CLOSED"

# files/board.domgraft.json: the plan, saved in the app or written by hand.
# files/domgraft.mjs: the compiled program, dist-cli/domgraft.mjs, which "npm run build:cli" makes in a clone of domgraft.
# It is one file and needs no packages.
SRC_URI = "file://board.domgraft.json file://domgraft.mjs"
# Where these two are unpacked: UNPACKDIR since Yocto 5.1, WORKDIR before.
S = "${@d.getVar('UNPACKDIR') or d.getVar('WORKDIR')}"
PACKAGE_ARCH = "${MACHINE_ARCH}"

# The device tree that Xen will boot with, as the kernel recipe deploys it.
DOMGRAFT_HOST ?= "${DEPLOY_DIR_IMAGE}/board.dtb"
# Set to "0" to build although error findings are open.
DOMGRAFT_STRICT ?= "1"

DEPENDS = "nodejs-native"
do_compile[depends] += "virtual/kernel:do_deploy"
do_compile[file-checksums] += "${DOMGRAFT_HOST}:True"

inherit deploy

do_compile() {
    rm -rf ${B}/domgraft
    status=0
    node ${S}/domgraft.mjs build ${DOMGRAFT_HOST} ${S}/board.domgraft.json -o ${B}/domgraft || status=$?
    # 1: the files are complete, but error findings are open; more: there are no files.
    if [ $status -gt 1 ] || [ $status -eq 1 -a "${DOMGRAFT_STRICT}" = "1" ]; then
        bbfatal "domgraft ended with status $status; its findings are in the log of this task"
    fi
}

# Each domain's files go where its dom.cfg expects them, /etc/xen/DOMAIN unless the plan names another folder.
do_install() {
    for config in ${B}/domgraft/*/dom.cfg; do
        [ -e "$config" ] || continue
        domain=$(basename $(dirname $config))
        install -d ${D}${sysconfdir}/xen/$domain
        install -m 0644 $config ${B}/domgraft/$domain/*.dtb ${D}${sysconfdir}/xen/$domain/
    done
}

# The marks for the host tree, the ImageBuilder configuration and the report.
do_deploy() {
    install -d ${DEPLOYDIR}/domgraft
    cp -r ${B}/domgraft/. ${DEPLOYDIR}/domgraft/
}
addtask deploy after do_compile before do_build
