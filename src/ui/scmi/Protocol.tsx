import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { NodeIndex } from '../../core/base/brand.ts';
import { hex } from '../../core/base/hex.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import type { ScmiProtocol, ScmiResource } from '../../core/scmi/index.ts';
import { NodeButton } from './NodeButton.tsx';
import styles from './Scmi.module.css';
import { texts } from './strings.ts';

/** So many consumers are named in a row. */
const NAMED = 3;

/** A protocol as a row, its resources as rows below it on demand. */
export function Protocol({ tree, protocol }: { tree: DeviceTree; protocol: ScmiProtocol }) {
  const [open, setOpen] = useState(false);
  const { kind, resources, enabled } = protocol;
  const consumers = [...new Set(resources.flatMap(({ uses }) => uses.map(({ consumer }) => consumer)))];
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <tbody>
      <tr>
        <td>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-label={texts.show(kind.name)}
            disabled={resources.length === 0}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={12} aria-hidden="true" />
            {kind.name}
          </button>
          {!enabled && <span className={styles.dim}> {texts.disabled}</span>}
          {kind.privileged !== undefined && (
            <span className={styles.privileged}>{texts.privileged(kind.privileged)}</span>
          )}
        </td>
        <td className="monoSmall">{hex(kind.id)}</td>
        <td>{resources.length > 0 && texts.counted(resources.length, kind.resource)}</td>
        <td>
          <Consumers tree={tree} nodes={consumers} limit={NAMED} />
        </td>
      </tr>
      {open &&
        resources.map((resource) => <ResourceRow key={key(resource)} tree={tree} resource={resource} />)}
    </tbody>
  );
}

const key = ({ id, node }: ScmiResource): string => (id === undefined ? `node ${node}` : `id ${id}`);

function ResourceRow({ tree, resource }: { tree: DeviceTree; resource: ScmiResource }) {
  const { id, node, names, uses } = resource;
  const consumers = [...new Set(uses.map(({ consumer }) => consumer))];
  return (
    <tr className={styles.resource}>
      <td>{names.join(', ') || (node === undefined ? '' : <NodeButton tree={tree} node={node} />)}</td>
      <td className="monoSmall">{id}</td>
      <td>{texts.used(consumers.length)}</td>
      <td>
        <Consumers tree={tree} nodes={consumers} limit={consumers.length} />
      </td>
    </tr>
  );
}

function Consumers({ tree, nodes, limit }: { tree: DeviceTree; nodes: readonly NodeIndex[]; limit: number }) {
  if (nodes.length === 0) return <span className={styles.dim}>{texts.unused}</span>;
  const rest = nodes.length - limit;
  return (
    <span className={styles.consumers}>
      {nodes.slice(0, limit).map((node) => (
        <NodeButton key={node} tree={tree} node={node} />
      ))}
      {rest > 0 && <span className={styles.dim}>{texts.more(rest)}</span>}
    </span>
  );
}
