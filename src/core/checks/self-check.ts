import { assert } from '../base/assert.ts';
import type { OutputFile } from '../contract.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { Domain } from '../plan/plan.ts';
import { decodeUtf8 } from '../platform.ts';
import { typedSettings } from '../targets/typed-settings.ts';
import type { Refusal } from './accept.ts';
import { acceptDom0less, readPartial } from './accept-dom0less.ts';
import { acceptGuest } from './accept-guest.ts';
import { acceptXl } from './accept-xl.ts';

/**
 * What Xen, its tools and the guest would refuse of a domain's files.
 * @param files those of the domain
 */
function refusalsOf(facts: HostFacts, partial: DomainPartial, files: readonly OutputFile[]): Refusal[] {
  const { domain, target } = partial;
  const find = (name: string): Uint8Array | undefined =>
    files.find((file) => file.name === `${domain.name}/${name}`)?.bytes;
  const blob = find('passthrough.dtb');
  assert(blob, `${domain.name} has no partial tree`);
  const config = find('dom.cfg');
  const guest = readPartial(blob);
  if (!(guest instanceof DeviceTree)) return [guest];
  return [
    ...acceptGuest(partial, guest),
    ...(domain.boot === 'xl' ? [] : acceptDom0less(facts, guest, target)),
    ...(config === undefined ? [] : acceptXl(facts, decodeUtf8(config), guest, target, typedCount(domain))),
  ];
}

/**
 * Fails where a file of a domain is not made as Xen wants it: that is never the user's doing, except where a snippet was
 * merged, which a rule of its own judges.
 */
export function selfCheck(facts: HostFacts, partial: DomainPartial, files: readonly OutputFile[]): void {
  const { domain } = partial;
  if (domain.snippet.trim() !== '') return;
  const first = refusalsOf(facts, partial, files).find(({ cause }) => cause === 'form');
  if (first) assert(false, `${domain.name}: ${first.at}: ${first.message} (${first.by})`);
}

/** How many settings the user typed; 1 for a text that nobody can read. */
const typedCount = (domain: Domain): number => typedSettings(domain)?.length ?? 1;
