import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { build, buildFor, factsOf } from '../build.ts';
import type { BuildResult } from '../contract.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { decodeUtf8 } from '../platform.ts';
import { wholeTree } from '../testing/checks/context.ts';
import { dts } from '../testing/dts.ts';
import { KeptPartials } from './kept.ts';

const host = dts`${wholeTree(`clk: clock-controller@10000 { compatible = "acme,clk"; reg = <0x10000 0x1000>; #clock-cells = <1>; };
  dma: dma@20000 { compatible = "acme,dma"; reg = <0x20000 0x1000>; #dma-cells = <1>; };
  bus@30000 { compatible = "acme,block"; reg = <0x30000 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges;
    serial@40000000 { compatible = "acme,uart"; reg = <0x40000000 0x1000>; clocks = <&clk 1>; dmas = <&dma 2>; }; };
  spi@50000 { compatible = "acme,spi"; reg = <0x50000 0x1000>; clocks = <&clk 2>; };`)}`;
const PATHS = [
  '/soc/bus@30000',
  '/soc/bus@30000/serial@40000000',
  '/soc/spi@50000',
  '/soc/dma@20000',
  '/gone',
] as NodePath[];

const domains = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      memoryMib: fc.constantFrom(512, 4096),
      paths: fc.uniqueArray(fc.constantFrom(...PATHS)),
      include: fc.boolean(),
    }),
    { selector: ({ name }) => name },
  )
  .map((list): Domain[] =>
    list.map(({ name, memoryMib, paths, include }) => ({
      ...newDomain(name),
      memoryMib,
      devices: paths.map((path) => ({ path })),
      providers: include ? [{ provider: '/soc/dma@20000' as NodePath, action: 'include' }] : [],
    })),
  );

const plans = fc.record({ domains, version: fc.constantFrom('4.20' as const, '4.22' as const) }).map(
  ({ domains, version }): Plan => ({
    ...emptyPlan({ name: 'host', sha256: '', compatible: [] }),
    target: { flavour: 'upstream', version, iommuDrivers: ['smmu'] },
    domains,
  }),
);

/** As text: the manifest has the hash of every file. */
const outcome = ({ findings, files }: BuildResult): string => {
  const manifest = files.find(({ name }) => name === 'manifest.json')!;
  return JSON.stringify([findings, files.map(({ lines }) => lines), decodeUtf8(manifest.bytes)]);
};

test('what is kept of the plans before changes nothing of what comes out', () => {
  fc.assert(
    fc.property(fc.array(plans, { minLength: 2, maxLength: 4 }), (sequence) => {
      const facts = factsOf(host);
      for (const plan of sequence) expect(outcome(buildFor(facts, plan))).toBe(outcome(build(host, plan)));
    }),
    { numRuns: 30 },
  );
});

test('a domain that nothing has changed for keeps its tree, others get a new one', () => {
  const kept = new KeptPartials(factsOf(host));
  const plan = (memoryMib: number, ...stolen: NodePath[]): Plan => ({
    ...emptyPlan({ name: 'host', sha256: '', compatible: [] }),
    domains: [
      { ...newDomain('a'), devices: [{ path: PATHS[0]! }] },
      { ...newDomain('b'), memoryMib, devices: stolen.map((path) => ({ path })) },
    ],
  });
  const [a, b] = kept.of(plan(512));
  const [sameA, otherB] = kept.of(plan(1024));
  expect(sameA).toBe(a);
  expect(otherB).not.toBe(b);
  const [robbed] = kept.of(plan(1024, PATHS[1]!));
  expect(robbed).not.toBe(a);
  expect(robbed!.closure.elsewhere).toHaveLength(1);
});
