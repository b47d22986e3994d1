/** A Xen that somebody has built. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { XEN_VERSIONS, type XenVersion } from '../../src/core/plan/plan.ts';
import { blob, bootXen, hostForXen, machineTree } from './machine.ts';
import { Missing } from './missing.ts';
import type { Parts } from './setup.ts';

const SILENCE = 120;
const VERSION = /Xen version ((\d+\.\d+)\S*)/;

/**
 * The machine with that image; which Xen it is, it says when it boots.
 * @throws Missing where it is not there, does not boot here, or is of a version that we know nothing about
 */
export async function ownXen(parts: Parts, image: string): Promise<Parts> {
  const xen = resolve(image);
  if (!existsSync(xen)) throw new Missing(`there is no ${image}`);
  const { sharesMemory: _, ...rest } = parts;
  const own = { ...rest, xen };
  const host = blob(hostForXen(machineTree(own), []));
  const console = await bootXen(own, { host, loads: [], done: VERSION, silence: SILENCE });
  const [, name, xenVersion] = VERSION.exec(console) ?? [];
  if (name === undefined) throw new Missing(`${image} does not say on its console which Xen it is`);
  if (!XEN_VERSIONS.includes(xenVersion as XenVersion))
    throw new Missing(`${image} is Xen ${name}, and we know ${XEN_VERSIONS.join(', ')}`);
  return { ...own, xenVersion: xenVersion!, xenName: `Xen ${name} (own)` };
}
