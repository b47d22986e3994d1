import { expect, test } from 'vitest';
import { COMPATIBLE_EVIDENCE } from '../../src/core/host/dma/evidence.generated.ts';
import { dts } from '../../src/core/testing/dts.ts';
import { countNodes, pack, unpack, update } from './evidence.ts';

test('the evidence is written as it is read', () => {
  expect(pack(unpack(COMPATIBLE_EVIDENCE))).toBe(COMPATIBLE_EVIDENCE.trimStart());
});

test('new boards raise counts, keep drivers, and bring in compatibles that tell something', () => {
  const board = dts`/ {
    a { compatible = "acme,eth", "acme,mac"; dma-coherent; };
    b { compatible = "acme,eth"; iommus = <0>; };
    c { compatible = "acme,silent"; };
    d { compatible = "acme,many"; dmas = <0>; };
  };`;
  const known = unpack('=M drivers/net/acme.c\nacme, eth many:9d9\n');
  expect(pack(update(known, countNodes([board])))).toBe(
    '=-\nacme, mac:1c1\n=M drivers/net/acme.c\nacme, eth:2i1c1 many:9d9\n',
  );
});
