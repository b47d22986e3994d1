import {
  type CompatibleClass,
  compatibleClass,
  FLASH_CONTROLLERS,
  GENERIC,
  KNOWN_FAMILIES,
  MASTER_COMPATIBLES,
  MASTER_WORDS,
  NEVER_COMPATIBLES,
} from './compatibles.ts';
import { type Measured, measuredVerdict } from './measured.ts';
import { nameClass } from './names.ts';
import type { CompatibleEvidence, Confidence, DmaFacts, DmaSubject, DmaVerdict } from './verdict.ts';

interface Conclusion {
  readonly verdict: DmaVerdict;
  readonly confidence: Confidence;
  readonly why: string;
  readonly property?: string;
}

/**
 * Decides whether a device masters the bus. The node's own properties come first; then what was measured for its
 * compatibles (one master in the list is enough); then `dmas`; then the classes by name and by compatible. A device
 * that could use a DMA controller but names none is moved by the CPU: not a master.
 * @param evidence further words of evidence for a compatible; they never change the verdict
 * @param measured what was measured for compatibles: for asking how good the verdicts are where less was
 */
export function classifyDma(
  subject: DmaSubject,
  evidence?: CompatibleEvidence,
  measured: Measured = measuredVerdict,
): DmaFacts {
  const told = subject.compatible.filter((compatible) => !GENERIC.has(compatible));
  const conclusion = fromOwnProperties(subject) ?? fromKnowledge(subject, told, measured) ?? NOTHING_KNOWN;
  const { verdict, confidence, why, property } = conclusion;
  return {
    verdict,
    confidence,
    evidence: [
      { text: why, ...(property === undefined ? {} : { property }) },
      ...told.flatMap((compatible) => evidence?.(compatible) ?? []).map((text) => ({ text })),
    ],
  };
}

const NOTHING_KNOWN: Conclusion = {
  verdict: 'unknown',
  confidence: 'none',
  why: 'neither its properties nor its name nor its compatible tell whether it masters the bus',
};

const DMA_ROUTER = /dma-?mux|dma-crossbar|dma-router/;

/** Properties that only a bus master has, and the two kinds of providers. */
function fromOwnProperties(subject: DmaSubject): Conclusion | undefined {
  const certain = (verdict: DmaVerdict, property: string, why: string): Conclusion => ({
    verdict,
    confidence: 'certain',
    why,
    property,
  });
  if (subject.has('#iommu-cells')) return certain('not-master', '#iommu-cells', 'it is an IOMMU itself');
  if (subject.has('iommus'))
    return certain('master', 'iommus', 'has `iommus`: its accesses carry stream IDs');
  if (subject.has('iommu-map')) {
    return certain('master', 'iommu-map', 'has `iommu-map`: it passes on the accesses of its functions');
  }
  if (subject.string('device_type') === 'pci') {
    return certain(
      'master',
      'device_type',
      'is a PCI host bridge: it passes on the accesses of its functions',
    );
  }
  if (subject.has('#dma-cells')) {
    const router = [subject.name, ...subject.compatible].some((text) => DMA_ROUTER.test(text));
    return router
      ? certain('not-master', '#dma-cells', 'is a DMA request router: it selects requests and moves no data')
      : certain('master', '#dma-cells', 'has `#dma-cells`: it is a DMA controller');
  }
  if (isBus(subject)) return undefined;
  for (const property of ['dma-coherent', 'dma-noncoherent', 'dma-ranges']) {
    if (subject.has(property)) return certain('master', property, `has \`${property}\`: it accesses memory`);
  }
  return undefined;
}

/** On a bus, `dma-ranges` and `dma-coherent` speak about what stands below. */
const isBus = ({ compatible }: DmaSubject): boolean =>
  compatible.some((name) => /^simple-(bus|mfd|pm-bus)$/.test(name));

function fromKnowledge(
  subject: DmaSubject,
  compatible: readonly string[],
  measured: Measured,
): Conclusion | undefined {
  const each = (compatible.length > 0 ? compatible : ['']).map(
    (name) => fromMeasurement(name, measured) ?? fromClasses(subject, name),
  );
  const known = each.filter((conclusion) => conclusion !== undefined);
  const shown = known.find(({ verdict, confidence }) => verdict === 'master' && confidence === 'high');
  if (shown) return shown;
  if (subject.has('phy-mode') || subject.has('phy-connection-type')) return ETHERNET;
  if (subject.has('dmas')) return BY_DMA_CONTROLLER;
  if (subject.has('renesas,vsps')) return BY_FETCH_BLOCK;
  return (
    known.find(({ verdict }) => verdict === 'master') ??
    known[0] ??
    (compatible.length === 0 && isBus(subject) ? BUS : fromSurroundings(subject))
  );
}

const ETHERNET: Conclusion = {
  verdict: 'master',
  confidence: 'high',
  property: 'phy-mode',
  why: 'has `phy-mode`: an Ethernet controller, it fetches and stores packets in memory',
};

const BUS: Conclusion = {
  verdict: 'not-master',
  confidence: 'medium',
  property: 'compatible',
  why: 'a bus: it carries the accesses of others',
};

const BY_DMA_CONTROLLER: Conclusion = {
  verdict: 'proxy',
  confidence: 'certain',
  property: 'dmas',
  why: 'has `dmas`: a DMA controller moves its data',
};

const BY_FETCH_BLOCK: Conclusion = {
  verdict: 'proxy',
  confidence: 'certain',
  property: 'renesas,vsps',
  why: 'has `renesas,vsps`: these blocks fetch its pixels',
};

/** What drivers, bindings and other boards say about a compatible. */
function fromMeasurement(compatible: string, measured: Measured): Conclusion | undefined {
  const family = compatibleClass(KNOWN_FAMILIES, compatible);
  if (family) return concluded(family.verdict, 'high', `compatible \`${compatible}\`: ${family.why}`);
  const verdict = measured(compatible);
  if (verdict === undefined) return undefined;
  return concluded(verdict, 'high', `compatible \`${compatible}\`: ${MEASURED[verdict]}`);
}

const MEASURED = {
  master: 'its driver, its binding or other boards show that it masters the bus',
  'not-master': 'its driver, its binding and other boards show no DMA of its own',
  'proxy-capable': 'it moves data through a DMA controller or by the CPU',
} as const;

function fromClasses(subject: DmaSubject, compatible: string): Conclusion | undefined {
  const name = nameClass(subject.name);
  const byName =
    name &&
    concluded(
      name.verdict,
      name.verdict === 'proxy-capable' ? 'medium' : 'high',
      `node name \`${subject.name}\`: ${name.why}`,
    );
  if (name?.verdict === 'not-master') return byName;
  if (MMC_PROPERTIES.some((property) => subject.has(property))) return STORAGE;
  if (name?.verdict === 'master') return byName;
  const ofCompatible = (classes: readonly CompatibleClass[]): Conclusion | undefined => {
    const found = compatibleClass(classes, compatible);
    return found && concluded(found.verdict, 'medium', `compatible \`${compatible}\`: ${found.why}`);
  };
  return (
    ofCompatible([FLASH_CONTROLLERS]) ??
    byName ??
    ofCompatible(NEVER_COMPATIBLES) ??
    (subject.compatible.includes('syscon') ? SYSTEM_REGISTERS : undefined) ??
    ofCompatible(MASTER_COMPATIBLES)
  );
}

const MMC_PROPERTIES = ['cap-mmc-highspeed', 'cap-sd-highspeed', 'mmc-hs200-1_8v', 'sd-uhs-sdr104'];

const STORAGE: Conclusion = {
  verdict: 'master',
  confidence: 'high',
  why: 'has properties of a card controller, which reads and writes memory',
};

const SYSTEM_REGISTERS: Conclusion = {
  verdict: 'not-master',
  confidence: 'medium',
  property: 'compatible',
  why: 'compatible `syscon`: registers that others use',
};

/** Properties by which a node says that it is a provider; interrupts and GPIOs come with engines of any kind. */
const PROVIDER_PROPERTIES = [
  '#clock-cells',
  '#reset-cells',
  '#power-domain-cells',
  '#phy-cells',
  '#interconnect-cells',
  '#thermal-sensor-cells',
  '#pwm-cells',
  '#io-channel-cells',
  '#hwlock-cells',
  '#mbox-cells',
  'timeout-sec',
];

/** The last resort: what the node provides, then words in its names. */
function fromSurroundings(subject: DmaSubject): Conclusion | undefined {
  const provided = PROVIDER_PROPERTIES.find((property) => subject.has(property));
  if (provided !== undefined) {
    return {
      verdict: 'not-master',
      confidence: 'low',
      property: provided,
      why: `has \`${provided}\`: it provides this to others and shows no sign of DMA`,
    };
  }
  for (const text of [subject.name, ...subject.compatible]) {
    const word = text.split(/[^a-z0-9]+/).find((part) => MASTER_WORDS.has(part));
    if (word !== undefined) return concluded('master', 'low', `\`${text}\` names it "${word}"`);
  }
  return undefined;
}

/** A device that could use a DMA controller is one by proxy only where it names one: that is asked before. */
const concluded = (
  verdict: 'master' | 'not-master' | 'proxy-capable',
  confidence: Confidence,
  why: string,
): Conclusion =>
  verdict === 'proxy-capable'
    ? { verdict: 'not-master', confidence, why: `${why}; no \`dmas\` here` }
    : { verdict, confidence, why };
