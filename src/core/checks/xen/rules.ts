import { ROOT } from '../../devicetree/tree.ts';
import type { PlanContext } from '../context.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { list, pathsOf, takeOut } from '../wording.ts';

/** Xen reserves this much for the host tree (xen/arch/arm/include/asm/mm.h: FIXMAP_FDT, BOOT_FDT_VIRT_SIZE). */
const HOST_TREE_LIMIT = 2 * 1024 * 1024;

function* kept({ facts, domains }: PlanContext): Generator<Observation> {
  for (const domain of domains) {
    for (const { node, owned, role } of domain.members.values()) {
      const why = facts.xenOwned(node);
      if (why === undefined) continue;
      const path = facts.tree.path(node);
      const above = facts.tree.parent(node)!;
      if (!owned) {
        if (role !== 'part' || !facts.isEnabled(node) || !domain.members.get(above)?.owned) continue;
        yield {
          path,
          domain: domain.domain.name,
          severity: 'info',
          message: `${path} stays with Xen: ${domain.domain.name} gets ${facts.tree.path(above)} without it. ${why}`,
        };
        continue;
      }
      yield {
        path,
        domain: domain.domain.name,
        message: `${path} cannot go to ${domain.domain.name}. ${why}`,
        fixes: takeOut(domain, path),
      };
    }
  }
}

function* noDevice({ facts, domains }: PlanContext): Generator<Observation> {
  for (const domain of domains) {
    for (const { node, role } of domain.members.values()) {
      if (role !== 'assigned' || facts.xenOwned(node) !== undefined) continue;
      const why = facts.whyNotAssignable(node);
      if (why === undefined) continue;
      const path = facts.tree.path(node);
      yield {
        path,
        domain: domain.domain.name,
        message: `${path} is no device that can be given to ${domain.domain.name} alone. ${why}`,
        fixes: takeOut(domain, path),
      };
    }
  }
}

function* controls({ facts, domains }: PlanContext): Generator<Observation> {
  for (const domain of domains) {
    for (const { node, role, owned } of domain.members.values()) {
      const what = facts.controlPlane(node);
      if (!owned || role === 'part' || what === undefined || facts.xenOwned(node) !== undefined) continue;
      if (facts.spans(node).length === 0) continue;
      const path = facts.tree.path(node);
      const users = facts.references.in(node).filter((reference) => !domain.members.has(reference.node));
      const whose =
        users.length === 0
          ? ''
          : `, such as ${list(
              pathsOf(
                facts.tree,
                users.map((reference) => reference.node),
              ).slice(0, 3),
            )}`;
      yield {
        path,
        domain: domain.domain.name,
        message: `${path} is ${what}: through it ${domain.domain.name} reaches devices that it does not have${whose}.`,
        fixes: takeOut(domain, path),
      };
    }
  }
}

/** What Xen needs for itself, and what it cannot give away. */
export const XEN_RULES: readonly PlanRule[] = [
  {
    id: 'DG-XEN-01',
    kind: 'plan',
    name: 'Xen keeps this node',
    severity: 'error',
    why: 'Xen runs the interrupt controller, the IOMMUs, the timers, the performance monitors and its console itself, and gives nobody access to them or to reserved memory.',
    source: 'Xen: xen/arch/arm/domain_build.c, handle_node; xen/drivers/char/arm-uart.c',
    run: kept,
  },
  {
    id: 'DG-XEN-02',
    kind: 'plan',
    name: 'Not a device of its own',
    severity: 'error',
    why: 'Xen gives away registers and interrupts of nodes in the address space of the processors. A chip on an I2C bus or behind a PCI bridge has none there.',
    source: 'Xen: xen/arch/arm/device.c, handle_device',
    run: noDevice,
  },
  {
    id: 'DG-XEN-03',
    kind: 'plan',
    name: 'Control block in a guest',
    severity: 'warning',
    why: 'Clocks, resets, power, pins and routing are shared by design. Whoever has the block reaches every device behind it, IOMMU or not.',
    source: 'Measured: 53 % of enabled MMIO nodes are such blocks',
    run: controls,
  },
  {
    id: 'DG-XEN-04',
    kind: 'plan',
    name: 'No interrupt controller for Xen',
    severity: 'error',
    why: 'Xen drives GICv2 and GICv3 only, and does not start without one.',
    source: 'Xen: xen/arch/arm/gic.c, gic_dt_preinit',
    run: function* ({ facts }) {
      if (facts.gic !== undefined) return;
      yield {
        path: facts.tree.path(ROOT),
        message:
          'Xen does not start with this tree: it has no interrupt controller that Xen drives (GICv2, GICv3).',
      };
    },
  },
  {
    id: 'DG-XEN-05',
    kind: 'plan',
    name: 'Host tree too large',
    severity: 'error',
    why: 'Xen maps 2 MiB for the host tree and stops with "Bad size for FDT" if it is larger.',
    source: 'Xen: xen/arch/arm/setup.c, early_fdt_map',
    run: function* ({ facts }) {
      const size = facts.tree.bytes.length;
      if (size <= HOST_TREE_LIMIT) return;
      yield {
        path: facts.tree.path(ROOT),
        message: `Xen does not start with this tree: it has ${size} bytes, and Xen takes ${HOST_TREE_LIMIT}.`,
      };
    },
  },
];
