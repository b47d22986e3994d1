import type { NodePath } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import { pageAddress } from '../base/page.ts';
import type { HostFacts } from '../host/facts.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { Domain } from '../plan/plan.ts';
import type { PageMap } from './page-map.ts';

/**
 * Pins registers where the files have them at other guest addresses than the plan would choose, and no more of them
 * than it takes: a block that moves lets others move.
 */
export function pinnedDevices(
  facts: HostFacts,
  devices: Domain['devices'],
  pages: PageMap,
  build: (devices: Domain['devices']) => DomainPartial,
): Domain['devices'] {
  if (pages.isEmpty) return devices;
  let wanted = devices;
  for (let round = 0; round <= devices.length; round++) {
    const pins = misplaced(facts, wanted, pages, build(wanted));
    if (pins.length === 0) break;
    for (const pin of pins) wanted = withPin(wanted, pin, pin.address);
  }
  for (const { path, pinned = {} } of wanted) {
    for (const register of Object.keys(pinned).map(Number)) {
      const without = withPin(wanted, { path, register }, undefined);
      if (misplaced(facts, without, pages, build(without)).length === 0) wanted = without;
    }
  }
  return wanted;
}

interface Pin {
  readonly path: NodePath;
  /** Position in `reg`. */
  readonly register: number;
}

/** The registers that would lie elsewhere than in the files, with where they lie there. */
function misplaced(
  { tree }: HostFacts,
  devices: Domain['devices'],
  pages: PageMap,
  { mappings }: DomainPartial,
): (Pin & { readonly address: string })[] {
  return mappings.flatMap(({ mfn, gfn, ranges }) => {
    const given = pages.guestPage(mfn);
    if (given === undefined || given === gfn) return [];
    const owner = ranges.find(
      ({ node, property }) => property === 'reg' && devices.some(({ path }) => path === tree.path(node)),
    );
    if (owner === undefined) return [];
    const address = owner.address + pageAddress(given - mfn);
    return [{ path: tree.path(owner.node), register: owner.index, address: hex(address) }];
  });
}

const withPin = (
  devices: Domain['devices'],
  { path, register }: Pin,
  address: string | undefined,
): Domain['devices'] =>
  devices.map(({ pinned, ...device }) => {
    if (device.path !== path) return pinned === undefined ? device : { ...device, pinned };
    const { [register]: _, ...others } = pinned ?? {};
    const next = address === undefined ? others : { ...others, [register]: address };
    return Object.keys(next).length === 0 ? device : { ...device, pinned: next };
  });
