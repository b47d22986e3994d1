import { expect, test } from 'vitest';
import { classifyDma } from './classify.ts';
import { compatibleEvidence } from './evidence.ts';
import type { DmaSubject } from './verdict.ts';

/** A node as `name compatible…` and its further properties. */
function subject(text: string, properties: Record<string, string> = {}): DmaSubject {
  const [name, ...compatible] = text.split(' ');
  return {
    name: name!,
    compatible,
    has: (property) => property in properties,
    string: (property) => properties[property],
  };
}
const verdict = (...of: Parameters<typeof subject>): string => {
  const { verdict, confidence } = classifyDma(subject(...of));
  return `${verdict} (${confidence})`;
};

test('own properties prove a master, whatever name and compatible say', () => {
  expect(verdict('mystery acme,box', { iommus: '' })).toBe('master (certain)');
  expect(verdict('watchdog acme,wdt', { 'dma-coherent': '' })).toBe('master (certain)');
  expect(verdict('bridge acme,bridge', { device_type: 'pci' })).toBe('master (certain)');
  expect(verdict('engine acme,engine', { '#dma-cells': '' })).toBe('master (certain)');
});

test('providers that carry the accesses of others are no masters', () => {
  expect(verdict('mmu arm,smmu-v3', { '#iommu-cells': '' })).toBe('not-master (certain)');
  expect(verdict('dma-router st,stm32h7-dmamux', { '#dma-cells': '' })).toBe('not-master (certain)');
  expect(verdict('soc simple-bus', { 'dma-coherent': '', 'dma-ranges': '' })).toBe('not-master (medium)');
});

test('a device that can use a DMA controller is a proxy only where it names one', () => {
  expect(verdict('serial renesas,scif', { dmas: '' })).toBe('proxy (certain)');
  expect(verdict('serial renesas,scif')).toBe('not-master (medium)');
  expect(verdict('mmc actions,owl-mmc', { dmas: '' })).toBe('proxy (certain)');
});

test('one master in the list of compatibles is enough, even beside `dmas`', () => {
  expect(verdict('box acme,soc-glue snps,dwc3')).toBe('master (medium)');
  expect(verdict('hdmi amlogic,meson-g12a-dw-hdmi', { dmas: '' })).toBe('master (high)');
  expect(verdict('ethernet acme,eth', { dmas: '', 'phy-mode': 'rgmii' })).toBe('master (high)');
});

test('names count without vendor, and with a trailing number only toward master', () => {
  expect(verdict('acme,usb acme,x')).toBe('master (high)');
  expect(verdict('usb0 acme,x')).toBe('master (high)');
  expect(verdict('timer acme,x')).toBe('not-master (high)');
  expect(verdict('csi0 acme,x')).toBe('unknown (none)');
});

test('families that look like masters but are not, and the other way round', () => {
  expect(verdict('ethernet smsc,lan91c111')).toBe('not-master (high)');
  expect(verdict('etf arm,coresight-tmc arm,primecell')).toBe('not-master (high)');
  expect(verdict('etr arm,coresight-tmc arm,primecell')).toBe('master (high)');
  expect(verdict('dsi qcom,sdm845-dsi-ctrl qcom,mdss-dsi-ctrl')).toBe('master (high)');
});

test('a virtual device masters the bus: its backend reads and writes memory', () => {
  expect(verdict('virtio virtio,mmio')).toBe('master (high)');
  expect(verdict('virtio_block virtio,mmio', { 'dma-coherent': '' })).toBe('master (certain)');
});

test('what was measured can be put aside', () => {
  const ring = subject('ringacc ti,am654-navss-ringacc');
  expect(classifyDma(ring).verdict).toBe('master');
  expect(classifyDma(ring, undefined, () => undefined).verdict).toBe('unknown');
  expect(classifyDma(ring, undefined, () => 'master').verdict).toBe('master');
});

test('what nobody knows stays unknown; generic compatibles tell nothing', () => {
  expect(verdict('widget acme,widget')).toBe('unknown (none)');
  expect(verdict('widget arm,primecell')).toBe('unknown (none)');
  expect(verdict('widget acme,modem-widget')).toBe('master (low)');
  expect(verdict('widget acme,widget', { '#clock-cells': '' })).toBe('not-master (low)');
});

test('evidence for a compatible adds sentences, and never changes the verdict', () => {
  const { evidence } = classifyDma(subject('usb snps,dwc3'), compatibleEvidence);
  expect(evidence.map(({ text }) => text)).toEqual([
    'node name `usb`: USB controllers read and write memory',
    '`snps,dwc3` has `iommus` on 259 of 1581 nodes of known boards',
    '`snps,dwc3` has `dma-coherent` on 16 of 1581 nodes of known boards',
    'the Linux driver drivers/usb/dwc3/core.c sets up DMA for it',
  ]);
  expect(compatibleEvidence('acme,none')).toEqual([]);
});

test('a PrimeCell cell is known by its number, whatever its node is called', () => {
  expect(verdict('pl031 arm,pl031 arm,primecell')).toMatch(/^not-master/);
  expect(verdict('pl061 arm,pl061 arm,primecell')).toMatch(/^not-master/);
  expect(verdict('pl011 arm,pl011 arm,primecell')).toMatch(/^not-master/);
  expect(verdict('pl330 arm,pl330 arm,primecell')).toMatch(/^master/);
});
