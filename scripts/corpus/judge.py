"""An independent reading of device trees, to hold domgraft's against.

Reads the names of DTB files from standard input and writes one JSON line per file: the CPU address of every `reg`
entry, the end of every interrupt and the target of every phandle that stands in a standard property. The blob is
read by libfdt, the meaning follows Linux (drivers/of/address.c, drivers/of/irq.c, drivers/of/base.c), and nothing
is shared with the program under test.
"""

import ctypes
import json
import re
import struct
import sys

fdt = ctypes.CDLL("libfdt.so.1")
fdt.fdt_getprop_by_offset.restype = ctypes.c_void_p
fdt.fdt_get_name.restype = ctypes.c_char_p
MASK64 = (1 << 64) - 1


class Node:
    def __init__(self, name, parent):
        self.name, self.parent, self.props, self.children = name, parent, {}, []
        if parent is None:
            self.path = "/"
        else:
            self.path = ("" if parent.parent is None else parent.path) + "/" + name
            parent.children.append(self)

    def cells(self, name):
        value = self.props.get(name)
        if value is None or len(value) % 4:
            return None
        return list(struct.unpack(">%dI" % (len(value) // 4), value))

    def cell(self, name, otherwise=None):
        value = self.props.get(name, b"")
        return struct.unpack(">I", value[:4])[0] if len(value) >= 4 else otherwise

    def strings(self, name):
        value = self.props.get(name)
        return value.decode("latin-1").rstrip("\0").split("\0") if value else []


def load(blob):
    """The nodes of a blob in document order, read through libfdt."""
    buffer = ctypes.create_string_buffer(blob, len(blob))
    nodes, stack, offset, depth = [], [], 0, ctypes.c_int(0)
    length, name = ctypes.c_int(), ctypes.c_char_p()
    while True:
        del stack[depth.value:]
        text = fdt.fdt_get_name(buffer, offset, None).decode("latin-1")
        node = Node(text, stack[-1] if stack else None)
        stack.append(node)
        nodes.append(node)
        prop = fdt.fdt_first_property_offset(buffer, offset)
        while prop >= 0:
            data = fdt.fdt_getprop_by_offset(buffer, prop, ctypes.byref(name), ctypes.byref(length))
            node.props.setdefault(name.value.decode("latin-1"), ctypes.string_at(data, length.value))
            prop = fdt.fdt_next_property_offset(buffer, prop)
        offset = fdt.fdt_next_node(buffer, offset, ctypes.byref(depth))
        if offset < 0 or depth.value < 0:
            return nodes


class Tree:
    def __init__(self, blob):
        self.nodes = load(blob)
        self.handles = {}
        for node in self.nodes:
            handle = node.cell("phandle", node.cell("linux,phandle"))
            if handle not in (None, 0, 0xFFFFFFFF):
                self.handles.setdefault(handle, node)
        self.gic = self.find_gic()

    # --- addresses: cell lists, translated one bus at a time -------------------------------------------------

    def registers(self, node):
        reg = node.props.get("reg")
        if reg is None or node.parent is None:
            return
        na, ns = node.parent.cell("#address-cells", 2), node.parent.cell("#size-cells", 1)
        if na == 0:
            return
        words = [struct.unpack_from(">I", reg, i)[0] for i in range(0, len(reg) // 4 * 4, 4)]
        while len(words) >= na + ns:
            yield self.cpu_address(node.parent, words[:na]), fold(words[na:na + ns])
            words = words[na + ns:]

    def cpu_address(self, bus, address):
        while bus.parent is not None:
            ranges = bus.props.get("ranges")
            if ranges is None:
                return None
            outer = bus.parent.cell("#address-cells", 2)
            if ranges == b"":
                # One to one; the flags of a three-cell address stay what they are.
                flags = address[:1] if len(address) == 3 and outer == 3 else [0] * (outer == 3)
                address = flags + unfold(fold(address), outer - len(flags))
            else:
                address = self.through(bus, bus.cells("ranges"), address, outer)
                if address is None:
                    return None
            bus = bus.parent
        return fold(address)

    @staticmethod
    def through(bus, ranges, address, outer):
        na, ns = len(address), bus.cell("#size-cells", 1)
        row = na + outer + ns
        for start in range(0, len(ranges) - row + 1, row):
            child, parent = ranges[start:start + na], ranges[start + na:start + na + outer]
            size = fold(ranges[start + na + outer:start + row])
            if na == 3:
                pci = bus.strings("device_type")[:1] in (["pci"], ["pciex"])
                if pci and space(child[0]) != space(address[0]) or not pci and child[0] != address[0]:
                    continue
                shift = fold(address[1:]) - fold(child[1:])
            else:
                shift = fold(address) - fold(child)
            if 0 <= shift < size:
                flags = parent[:1] if outer == 3 else []
                return flags + unfold(fold(parent[len(flags):]) + shift, outer - len(flags))
        return None

    # --- interrupts --------------------------------------------------------------------------------------------

    XEN = {"arm,cortex-a15-gic", "arm,cortex-a7-gic", "arm,gic-400", "arm,gic-v3", "hisilicon,hip04-intc"}
    LINUX = {"arm,cortex-a9-gic", "arm,pl390", "arm,arm11mp-gic", "qcom,msm-qgic2", "qcom,msm-8660-qgic"}

    def find_gic(self):
        for names in (self.XEN, self.LINUX):
            for node in self.nodes[1:]:
                usable = node.strings("status") in ([], ["okay"], ["ok"])
                if "interrupt-controller" in node.props and usable and names & set(node.strings("compatible")):
                    return node
        return None

    def parent_of(self, node):
        """of_irq_find_parent()"""
        seen = set()
        while node is not None and id(node) not in seen:
            seen.add(id(node))
            handle = node.cell("interrupt-parent")
            node = node.parent if handle is None else self.handles.get(handle)
            if node is not None and "#interrupt-cells" in node.props:
                return node
        return None

    def interrupts(self, node):
        unit = node.cells("reg") or []
        if "interrupts-extended" in node.props:
            words, index = node.cells("interrupts-extended") or [], 0
            while words:
                if words[0] in (0, 0xFFFFFFFF):
                    words, index = words[1:], index + 1
                    continue
                controller = self.handles.get(words[0])
                count = None if controller is None else controller.cell("#interrupt-cells")
                if count is None or count >= len(words):
                    yield index, "unresolved"
                    return
                yield index, self.end_of(controller, unit, words[1:1 + count], 0)
                words, index = words[1 + count:], index + 1
        elif node.cells("interrupts"):
            controller = self.parent_of(node)
            count = controller.cell("#interrupt-cells") if controller else 0
            words = node.cells("interrupts")
            if not count:
                yield 0, "unresolved"
                return
            for index in range(len(words) // count):
                yield index, self.end_of(controller, unit, words[index * count:][:count], 0)

    def end_of(self, node, unit, spec, hops):
        """of_irq_parse_raw() as a recursion, with the hierarchical drivers of 1:1 shims added."""
        if node is None or hops > 20:
            return "unresolved"
        if node is self.gic:
            return self.intid(spec)
        names = node.strings("compatible")
        shim = self.shim(node, names, spec)
        if shim is not None:
            return self.end_of(self.parent_of(node), unit, shim, hops + 1) if shim else node.path
        controller = "interrupt-controller" in node.props
        table = node.cells("interrupt-map")
        if table is None:
            if controller:
                return node.path
            outer = self.parent_of(node)
            return "unresolved" if outer is node else self.end_of(outer, unit, spec, hops + 1)
        holder = node
        while holder is not None and "#address-cells" not in holder.props:
            holder = holder.parent
        na = holder.cell("#address-cells") if holder else 2
        wanted = (unit + [0] * na)[:na] + spec
        mask = node.cells("interrupt-map-mask") or [0xFFFFFFFF] * len(wanted)
        while len(table) > len(wanted):
            key, handle, rest = table[:len(wanted)], table[len(wanted)], table[len(wanted) + 1:]
            outer = self.handles.get(handle)
            if outer is None:
                break
            oa, oi = outer.cell("#address-cells", 0), outer.cell("#interrupt-cells", 0)
            if len(rest) < oa + oi:
                break
            if all(a & m == b & m for a, b, m in zip(wanted, key, mask)):
                return self.end_of(outer, rest[:oa], rest[oa:oa + oi], hops + 1)
            table = rest[oa + oi:]
        return node.path if controller else "unresolved"

    FORWARD = re.compile(
        r"mediatek,mtk-cirq|fsl,imx(6q|7d|8mq)-gpc|nvidia,tegra(20|30|210)-ictlr"
        r"|ti,omap[45]-wugen-mpu|samsung,exynos(3250|5250|5420)-pmu|allwinner,sun(6i-a31|50i-a64|50i-h6)-r-intc"
    )

    def shim(self, node, names, spec):
        """The GIC's specifier behind a shim, [] where the shim does not forward the line, None if it is no shim."""
        # irq_set_type() of the drivers that invert: the GIC is told of rising edges and high levels.
        seen = spec[-1] & ~15 | {2: 1, 3: 1, 8: 4}.get(spec[-1] & 15, spec[-1] & 15)
        for name in names:
            if self.FORWARD.fullmatch(name):
                return spec if len(spec) > 2 else []
            if name == "mediatek,mt6577-sysirq":
                return spec[:2] + [seen] if len(spec) > 2 else []
            if re.fullmatch(r"socionext,uniphier-.*-aidet", name):
                return [0, spec[0], seen]
            if name == "qcom,pdc":
                words = node.cells("qcom,pdc-ranges") or []
                for pin, line, count in zip(words[0::3], words[1::3], words[2::3]):
                    if pin <= spec[0] < pin + count:
                        return [0, line + spec[0] - pin, seen]
                return []
            if name == "qcom,mpm":
                words = node.cells("qcom,mpm-pin-map") or []
                line = dict(zip(words[-2::-2], words[-1::-2])).get(spec[0])
                return [] if line is None else [0, line, seen]
            if re.fullmatch(r"fsl,ls\w+-extirq", name):
                rows = node.cells("interrupt-map")
                rows = [rows[i:i + 6] for i in range(0, len(rows), 6)]
                return next((row[3:5] + [seen] for row in rows if row[0] == spec[0]), [])
        return None

    @staticmethod
    def intid(spec):
        if len(spec) < 3:
            return "unresolved"
        kind, number = spec[:2]
        first, count = {0: (32, 988), 1: (16, 16), 2: (4096, 1024), 3: (1056, 64)}.get(kind, (0, 0))
        return "%d:%d" % (first + number, spec[2]) if number < count else "unresolved"

    # --- phandles ----------------------------------------------------------------------------------------------

    COUNTED = {
        "clocks": "#clock-cells", "assigned-clocks": "#clock-cells", "assigned-clock-parents": "#clock-cells",
        "resets": "#reset-cells", "power-domains": "#power-domain-cells", "phys": "#phy-cells",
        "iommus": "#iommu-cells", "mboxes": "#mbox-cells", "pwms": "#pwm-cells",
        "interrupts-extended": "#interrupt-cells", "interconnects": "#interconnect-cells",
        "io-channels": "#io-channel-cells", "thermal-sensors": "#thermal-sensor-cells",
        "cooling-device": "#cooling-cells", "sound-dai": "#sound-dai-cells", "hwlocks": "#hwlock-cells",
        "nvmem-cells": "#nvmem-cell-cells", "mux-controls": "#mux-control-cells", "msi-parent": "#msi-cells",
    }
    PLAIN = {
        "interrupt-parent", "remote-endpoint", "memory-region", "next-level-cache", "operating-points-v2",
        "required-opps", "cpu-idle-states", "domain-idle-states", "phy-handle", "interrupt-affinity", "sram",
    }

    def phandles(self, node):
        for name in node.props:
            words = node.cells(name) or []
            if name in self.COUNTED:
                width = self.COUNTED[name]
            elif re.search(r"(^|-)gpios?$", name) and not name.endswith("nr-gpios") and "gpio-hog" not in node.props:
                width = "#gpio-cells"
            elif name in self.PLAIN or re.search(r"-supply$|^pinctrl-[0-9]+$", name):
                width = None
            else:
                continue
            at = 0
            while at < len(words):
                if words[at] in (0, 0xFFFFFFFF):
                    at += 1
                    continue
                target = self.handles.get(words[at])
                if target is None:
                    break
                count = target.cell(width, 0) if width else 0
                if at + count >= len(words):
                    break
                arguments = words[at + 1:at + 1 + count]
                # A channel of TI's mailboxes is named by its node, which is a child of the provider.
                channel = self.handles.get(arguments[0]) if name == "mboxes" and arguments else None
                if channel is not None and channel.parent is target:
                    yield name, at, target.path, []
                    yield name, at + 1, channel.path, []
                else:
                    yield name, at, target.path, arguments
                at += 1 + count


def space(cell):
    return {0: "config", 1: "io", 2: "memory", 3: "memory"}[cell >> 24 & 3]


def fold(words):
    number = 0
    for word in words:
        number = (number << 32 | word) & MASK64
    return number


def unfold(number, count):
    return [number >> 32 * (count - 1 - i) & 0xFFFFFFFF for i in range(count)]


def judge(path):
    with open(path, "rb") as file:
        tree = Tree(file.read())
    addresses, interrupts, phandles = [], [], []
    for number, node in enumerate(tree.nodes):
        addresses += [[number, None if cpu is None else hex(cpu), hex(size)] for cpu, size in tree.registers(node)]
        interrupts += [[number, index, end] for index, end in tree.interrupts(node)]
        if node.path not in ("/aliases", "/chosen") and not node.path.startswith("/__"):
            phandles += [[number, *found] for found in tree.phandles(node)]
    return {"nodes": len(tree.nodes), "addresses": addresses, "interrupts": interrupts, "phandles": phandles}


for line in sys.stdin:
    print(json.dumps(judge(line.rstrip("\n"))), flush=True)
