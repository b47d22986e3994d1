import type { NodeIndex } from '../../core/base/brand.ts';
import { hex } from '../../core/base/hex.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import panel from '../parts/Panel.module.css';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

export function Inspector() {
  const tree = useWorkspace(({ host }) => host?.tree);
  const node = useWorkspace(({ selection }) => selection.active);
  return (
    <aside className={panel.panel} aria-label={texts.title} id="inspector-panel" tabIndex={-1}>
      <div className={panel.head}>
        <h2>{texts.title}</h2>
      </div>
      <div className={panel.body}>
        {tree === undefined || node === undefined ? (
          <p className={panel.empty}>{texts.nothing}</p>
        ) : (
          <Properties tree={tree} node={node} />
        )}
      </div>
    </aside>
  );
}

function Properties({ tree, node }: { tree: DeviceTree; node: NodeIndex }) {
  return (
    <>
      <div className={styles.title}>
        <h3>{tree.name(node) || '/'}</h3>
        <p>{tree.path(node)}</p>
      </div>
      <dl className={styles.properties}>
        {tree.propertyNames(node).map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{decode(tree.value(node, name)!)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Strings as strings, whole cells as cells, the rest as bytes. */
function decode(value: Uint8Array): string {
  if (value.length === 0) return texts.present;
  const text = String.fromCharCode(...value);
  if (/^([\x20-\x7e]+\0)+$/.test(text)) return text.slice(0, -1).split('\0').join(', ');
  if (value.length % 4 !== 0) return [...value].map((byte) => hex(byte, 2).slice(2)).join(' ');
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  return Array.from({ length: value.length / 4 }, (_, i) => hex(view.getUint32(i * 4))).join(' ');
}
