/** An independent reading of SCMI from what `dtc -O dts` prints. */
import { cellsOf, readNodes, type TextNode } from './dtc-text.ts';

/** What is counted, as lines that can be compared. */
export interface JudgedScmi {
  readonly agents: readonly string[];
  /** `<agent> <number>` */
  readonly protocols: readonly string[];
  /** `<protocol path> <id or node path>` */
  readonly resources: readonly string[];
  /** `<consumer> <property> <protocol path> <id or node path>` */
  readonly uses: readonly string[];
}

const TRANSPORTS =
  /"(?:arm,scmi|arm,scmi-smc|arm,scmi-smc-param|qcom,scmi-smc|linaro,scmi-optee|arm,scmi-virtio)"/;

/** Lists of a phandle and as many cells as the provider says in the property beside. */
const LISTS: readonly (readonly [property: string, cells: string])[] = [
  ['clocks', '#clock-cells'],
  ['assigned-clocks', '#clock-cells'],
  ['assigned-clock-parents', '#clock-cells'],
  ['power-domains', '#power-domain-cells'],
  ['resets', '#reset-cells'],
  ['thermal-sensors', '#thermal-sensor-cells'],
];

export function judgeScmi(source: string): JudgedScmi {
  const nodes = readNodes(source);
  const byPhandle = new Map<number, TextNode>();
  for (const node of nodes) for (const cell of cellsOf(node, 'phandle')) byPhandle.set(cell, node);

  const agents = nodes.filter(({ properties }) => TRANSPORTS.test(properties.get('compatible') ?? ''));
  const protocols: { readonly node: TextNode; readonly number: number }[] = agents.flatMap((agent) =>
    agent.children.flatMap((node) => {
      const [number = 0] = cellsOf(node, 'reg');
      return number >= 0x10 && number <= 0xff ? [{ node, number }] : [];
    }),
  );
  const numberOf = new Map(protocols.map(({ node, number }) => [node, number]));
  const within = (node: TextNode): TextNode | undefined => {
    for (let at: TextNode | undefined = node; at; at = at.parent) if (numberOf.has(at)) return at;
    return undefined;
  };

  const resources = new Set<string>();
  const uses = new Set<string>();
  for (const { node, number } of protocols) {
    for (const below of nodes.filter((one) => one !== node && one.path.startsWith(`${node.path}/`))) {
      const isRegulator = number === 0x17 && below.properties.has('reg');
      const isGroup = number === 0x19 && (below.children.length === 0 || below.properties.has('phandle'));
      if (isRegulator || isGroup) resources.add(`${node.path} ${below.path}`);
    }
  }
  for (const node of nodes) {
    const own = within(node);
    for (const [property, cells] of LISTS) {
      for (const [target, id] of listOf(node, property, cells, byPhandle)) {
        if (id === undefined || !numberOf.has(target) || [0x17, 0x19].includes(numberOf.get(target)!))
          continue;
        resources.add(`${target.path} ${id}`);
        if (own !== target) uses.add(`${node.path} ${property} ${target.path} ${id}`);
      }
    }
    for (const property of node.properties.keys()) {
      if (!/-supply$|^pinctrl-\d+$/.test(property)) continue;
      for (const cell of cellsOf(node, property)) {
        const target = byPhandle.get(cell);
        const protocol = target && within(target);
        if (target === undefined || protocol === undefined || protocol === own) continue;
        if (resources.has(`${protocol.path} ${target.path}`))
          uses.add(`${node.path} ${property} ${protocol.path} ${target.path}`);
      }
    }
  }
  return {
    agents: agents.map(({ path }) => path),
    protocols: protocols.map(({ node, number }) => `${node.parent!.path} ${number}`),
    resources: [...resources],
    uses: [...uses],
  };
}

/** The targets of a list with the first cell of each specifier; ends where a provider does not say its cells. */
function* listOf(
  node: TextNode,
  property: string,
  cells: string,
  byPhandle: ReadonlyMap<number, TextNode>,
): Generator<[TextNode, number | undefined]> {
  const list = cellsOf(node, property);
  for (let i = 0; i < list.length; ) {
    const target = byPhandle.get(list[i]!);
    if (list[i] === 0 || list[i] === 0xffffffff) {
      i += 1;
      continue;
    }
    const [count] = target === undefined ? [] : cellsOf(target, cells);
    if (target === undefined || count === undefined) return;
    yield [target, count === 0 ? undefined : list[i + 1]];
    i += 1 + count;
  }
}
