/**
 * Who may import whom: everything may import from its own place, and from what its row names; the row with the
 * longest matching place decides, and a file without a row fails.
 */
export interface Row {
  /** A file or folder of the repository; a final `*` makes every folder there a place of its own. */
  readonly place: string;
  /** Files and folders. `type X` admits X for its types only. */
  readonly may: readonly string[];
  /** npm packages; `node:` stands for the modules of Node. */
  readonly packages?: readonly string[];
}

const core = (...parts: string[]): string[] => parts.map((part) => `src/core/${part}`);

const base = core('platform.ts', 'base');
/** The words that all layers above the device tree share: plain data and its types. */
const words = [
  ...base,
  ...core('contract.ts', 'plan/plan.ts', 'plan/scmi.ts', 'plan/gunyah.ts', 'plan/channel.ts'),
];
const meaning = core('fdt', 'dts', 'devicetree');
const facts = [...meaning, ...core('host', 'scmi', 'gunyah')];
const outputs = [...facts, ...core('plan', 'sharing', 'partial', 'targets')];
const react = ['react', 'react-dom', 'zustand', 'radix-ui', 'lucide-react', 'cmdk', 'sonner'];
const panel = [
  ...react,
  'react-resizable-panels',
  '@tanstack/react-virtual',
  '@atlaskit/pragmatic-drag-and-drop',
  '@atlaskit/pragmatic-drag-and-drop-auto-scroll',
];
const shown = ['src/store', 'src/ui/parts', 'src/ui/theme', ...words, 'src/core/plan', 'type src/core'];

export const ALLOWLIST: readonly Row[] = [
  { place: 'src/core/platform.ts', may: [] },
  { place: 'src/core/base', may: base, packages: ['@noble/hashes'] },
  {
    place: 'src/core/plan/plan.ts',
    may: [...base, ...core('plan/scmi.ts', 'plan/gunyah.ts', 'plan/channel.ts')],
  },
  { place: 'src/core/plan/scmi.ts', may: base },
  { place: 'src/core/plan/gunyah.ts', may: [] },
  { place: 'src/core/plan/channel.ts', may: [] },
  { place: 'src/core/contract.ts', may: ['type src/core'] },
  { place: 'src/core/fdt', may: base },
  { place: 'src/core/dts', may: [...base, ...core('fdt')] },
  { place: 'src/core/devicetree', may: [...base, ...core('fdt', 'dts')] },
  { place: 'src/core/forms', may: [...base, ...core('contract.ts', 'fdt', 'dts')] },
  { place: 'src/core/host', may: [...words, ...meaning] },
  { place: 'src/core/scmi', may: [...words, ...meaning] },
  { place: 'src/core/gunyah', may: [...words, ...meaning] },
  { place: 'src/core/plan', may: [...words, ...facts], packages: ['zod'] },
  { place: 'src/core/sharing', may: [...words, ...core('fdt', 'plan')], packages: ['fflate'] },
  { place: 'src/core/partial', may: [...words, ...facts, ...core('plan')] },
  { place: 'src/core/targets', may: [...words, ...facts, ...core('plan', 'sharing', 'partial')] },
  { place: 'src/core/checks', may: [...words, ...outputs] },
  { place: 'src/core/imports', may: [...words, ...outputs, ...core('checks')] },
  { place: 'src/core/fleet', may: [...words, ...facts, ...core('forms')] },
  { place: 'src/core/compare', may: [...words, ...facts, ...core('plan', 'sharing', 'build.ts')] },
  { place: 'src/core/build.ts', may: [...words, ...outputs, ...core('checks')] },
  { place: 'src/core/assess', may: [...words, ...outputs, ...core('checks')] },
  {
    place: 'src/core/engine.ts',
    may: [
      ...words,
      ...outputs,
      ...core('forms', 'checks', 'assess', 'compare', 'fleet', 'imports', 'build.ts'),
    ],
    packages: ['fflate'],
  },
  { place: 'src/core/golden', may: ['src/core'], packages: ['node:'] },
  { place: 'src/core/testing', may: ['src/core'], packages: ['fast-check', 'node:'] },
  {
    place: 'src/worker',
    may: [...base, ...core('contract.ts', 'build.ts', 'engine.ts'), 'type src/core'],
  },
  { place: 'src/cli', may: ['src/core'], packages: ['node:'] },
  {
    place: 'src/store',
    may: [...words, ...core('fdt', 'devicetree', 'host', 'scmi', 'gunyah', 'plan')],
    packages: ['zustand', 'zundo', 'idb-keyval', 'react'],
  },
  { place: 'src/ui', may: shown, packages: panel },
  { place: 'src/ui/*', may: shown, packages: [...panel, 'fflate'] },
  { place: 'src/ui/fleet', may: [...shown, 'src/core/fleet/csv.ts'], packages: panel },
  { place: 'src/ui/frame', may: [...shown, ...core('sharing/fragment.ts'), 'src/ui'], packages: panel },
  { place: 'src/ui/files', may: shown, packages: [...panel, 'monaco-editor'] },
  { place: 'src/ui/share', may: [...shown, ...core('sharing')], packages: panel },
  { place: 'src/ui/scmi', may: shown, packages: [...panel, '@xyflow/react', 'elkjs'] },
  { place: 'src/main.tsx', may: ['src'], packages: react },
];

/** What a test (`*.test.ts`) may import on top of its row. */
export const TESTS: Omit<Row, 'place'> = { may: ['src/core'], packages: ['vitest', 'fast-check', 'node:'] };
