import * as z from 'zod/mini';
import type { NodePath } from '../base/brand.ts';
import { CHANNEL_NAME, MEMORY_OWNERS } from './channel.ts';
import { AFFINITIES, GUNYAH_CHANNELS } from './gunyah.ts';
import {
  BOOT_KINDS,
  DMA_STATEMENTS,
  DOMAIN_NAME,
  IOMMU_DRIVERS,
  PAGE_SIZES,
  PROVIDER_ACTIONS,
  XEN_FLAVOURS,
  XEN_VERSIONS,
} from './plan.ts';
import { SCMI_MODELS } from './scmi.ts';

// Objects are checked without generated code, which the page's content security policy forbids.
z.config({ jitless: true });

const says = (expected: string) => ({ error: expected });
const flag = z.boolean(says('true or false'));
const text = z.string(says('a text'));
const wholeNumber = (least: number) =>
  z.int(says('a whole number')).check(z.gte(least, says(`a whole number, ${least} or more`)));
const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, says(`one of ${names.map((name) => `"${name}"`).join(', ')}`));
const listOf = <Item extends z.core.$ZodType>(item: Item) => z.array(item, says('a list'));
const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, says('an object'));

const nodePath = text.check(
  z.regex(/^\//, says('the path of a node, beginning with "/"')),
) as unknown as z.ZodMiniType<NodePath, NodePath>;
const sha256 = text.check(z.regex(/^[0-9a-f]{64}$/, says('a SHA-256: 64 lower-case hexadecimal digits')));
const domainName = text.check(z.regex(DOMAIN_NAME, says('1 to 40 letters, digits, "_", "-" and "."')));

const memoryRange = object({ address: text, size: text });

const domain = object({
  name: domainName,
  boot: oneOf(BOOT_KINDS),
  memoryMib: wholeNumber(1),
  vcpus: wholeNumber(1),
  kernel: text,
  ramdisk: z.exactOptional(text),
  cmdline: text,
  folder: z.exactOptional(text),
  directMap: flag,
  driverDomain: flag,
  vuart: flag,
  devices: listOf(
    object({
      path: nodePath,
      pinned: z.exactOptional(
        z.record(
          z.string().check(z.regex(/^(0|[1-9][0-9]*)$/)),
          text,
          says('an object with positions as keys'),
        ),
      ),
    }),
  ),
  providers: listOf(
    object({
      provider: nodePath,
      id: z.exactOptional(wholeNumber(0)),
      action: oneOf(PROVIDER_ACTIONS),
      rateHz: z.exactOptional(wholeNumber(0)),
    }),
  ),
  scmi: z.exactOptional(
    object({
      model: oneOf(SCMI_MODELS),
      agentId: z.exactOptional(wholeNumber(0)),
      smcId: z.exactOptional(wholeNumber(0)),
      shmem: z.exactOptional(nodePath),
      shmemAddress: z.exactOptional(text),
      guestAddress: z.exactOptional(text),
      backend: z.exactOptional(text),
    }),
  ),
  extraConfig: text,
  modules: z.exactOptional(
    object({ kernel: memoryRange, ramdisk: z.exactOptional(memoryRange), deviceTree: memoryRange }),
  ),
  staticMemory: z.exactOptional(listOf(memoryRange)),
  gunyah: z.exactOptional(
    object({
      imageName: text.check(z.regex(/^[!-~]{1,79}$/, says('1 to 79 printable characters without spaces'))),
      memoryBase: text,
      affinity: oneOf(AFFINITIES),
      cores: listOf(wholeNumber(0)),
      console: flag,
      vmid: z.exactOptional(wholeNumber(0)),
      channels: listOf(
        object({ kind: oneOf(GUNYAH_CHANNELS), label: wholeNumber(0), peer: z.exactOptional(text) }),
      ),
    }),
  ),
  strictSubset: z.exactOptional(flag),
  fullTree: z.exactOptional(flag),
  snippet: text,
});

const pairOf = <Item extends z.core.$ZodType>(item: Item) =>
  z.tuple([item, item], says('a list of two, one for each end'));

const channel = object({
  name: text.check(z.regex(CHANNEL_NAME, says('1 to 15 letters, digits, "_", "-" and "."'))),
  domains: pairOf(domainName),
  memory: z.exactOptional(
    object({
      size: text,
      address: z.exactOptional(text),
      guest: pairOf(text),
      owner: oneOf(MEMORY_OWNERS),
    }),
  ),
  ports: z.exactOptional(pairOf(wholeNumber(0))),
});

const haveNamesOfTheirOwn = (items: readonly { readonly name: string }[]): boolean =>
  new Set(items.map(({ name }) => name)).size === items.length;

/**
 * The shape of a project file, which is a {@link Plan} as JSON. It holds what is needed to read a plan without harm;
 * whether a plan is wise or its texts mean anything is for the checks to say. Keys stand in the order of the file.
 */
export const planSchema = object({
  schema: z.literal(1),
  host: object({ name: text, sha256, compatible: listOf(text) }),
  target: object({
    flavour: oneOf(XEN_FLAVOURS),
    version: oneOf(XEN_VERSIONS),
    iommuDrivers: listOf(oneOf(IOMMU_DRIVERS)),
    pageSize: z.exactOptional(z.literal(PAGE_SIZES, says(`one of ${PAGE_SIZES.join(', ')}`))),
  }),
  trueDom0less: flag,
  patchedHost: z.exactOptional(flag),
  sci: z.exactOptional(
    object({ smcId: wholeNumber(0), shmemAddress: text, dom0AgentId: z.exactOptional(wholeNumber(0)) }),
  ),
  includeHost: z.exactOptional(flag),
  scmiNames: z.exactOptional(
    listOf(
      object({
        file: text,
        protocol: wholeNumber(0),
        names: listOf(object({ id: wholeNumber(0), name: text })),
      }),
    ),
  ),
  domains: listOf(domain).check(z.refine(haveNamesOfTheirOwn, says('domains with names that differ'))),
  channels: z.exactOptional(
    listOf(channel).check(z.refine(haveNamesOfTheirOwn, says('channels with names that differ'))),
  ),
  overrides: listOf(
    object({
      scope: z.union(
        [z.literal('platform'), object({ device: nodePath }), object({ compatible: text })],
        says('"platform", {"device": PATH} or {"compatible": TEXT}'),
      ),
      says: oneOf([...DMA_STATEMENTS, 'covered']),
      author: text,
      reason: text,
    }),
  ),
  accepted: listOf(
    object({ rule: text, path: text, domain: z.exactOptional(text), author: text, reason: text }),
  ),
});

/** The schema as JSON Schema (draft 2020-12), for editors and other programs. */
export const planJsonSchema = (): unknown => ({
  ...z.toJSONSchema(planSchema),
  title: 'domgraft project',
});
