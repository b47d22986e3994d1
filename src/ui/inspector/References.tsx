import type { DeviceTree } from '../../core/devicetree/tree.ts';
import type { Bundle, referenceBundles } from '../../store/node/bundles.ts';
import { NodeLink } from '../parts/NodeLink.tsx';
import tabs from '../parts/Tabs.module.css';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

type Found = ReturnType<typeof referenceBundles>;

export function References({ tree, found }: { tree: DeviceTree; found: Found }) {
  const { out, possible } = found;
  if (out.length + found.in.length + possible.length === 0) {
    return <p className={styles.empty}>{texts.noReferences}</p>;
  }
  return (
    <>
      <BundleList tree={tree} title={texts.out} bundles={out} />
      <BundleList tree={tree} title={texts.in} bundles={found.in} />
      <BundleList tree={tree} title={texts.possible} hint={texts.possibleHint} bundles={possible} />
    </>
  );
}

interface BundleListProps {
  readonly tree: DeviceTree;
  readonly title: string;
  readonly hint?: string;
  readonly bundles: readonly Bundle[];
}

function BundleList({ tree, title, hint, bundles }: BundleListProps) {
  if (bundles.length === 0) return null;
  return (
    <section>
      <h4 className={styles.section}>
        {title} <span className={tabs.count}>{bundles.length}</span>
      </h4>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <ul>
        {bundles.map(({ property, other, count }) => (
          <li key={`${other} ${property}`} className={styles.reference}>
            <NodeLink path={tree.path(other)} />
            <span className={styles.via}>
              {property}
              {count > 1 && ` × ${count}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
