import type { NodePath } from '../../core/base/brand.ts';
import type { Assessment } from '../../core/contract.ts';
import { Button } from '../parts/Button.tsx';
import { FollowerRow } from '../parts/FollowerRow.tsx';
import { ProvisionRow } from '../parts/ProvisionRow.tsx';
import { texts as words } from '../parts/strings.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

interface FollowsProps {
  readonly path: NodePath;
  /** Undefined where no domain has the node. */
  readonly assessment: Assessment | undefined;
}

/** What goes along with a device, and what it gets of providers outside; every switch is one step. */
export function Follows({ path, assessment }: FollowsProps) {
  const store = useWorkspaceStore();
  if (assessment === undefined) return <p className={styles.empty}>{texts.followsNobody}</p>;
  const { domain, followers, provisions } = assessment;
  if (followers.length + provisions.length === 0) {
    return <p className={styles.empty}>{texts.followsNothing}</p>;
  }
  const groups = [
    { title: texts.mustFollow, list: followers.filter(({ how }) => how === 'must') },
    { title: texts.goesAlong, list: followers.filter(({ how }) => how === 'along') },
    { title: texts.recommended, list: followers.filter(({ how }) => how === 'should') },
  ].filter(({ list }) => list.length > 0);
  return (
    <div className={styles.follows}>
      {groups.map(({ title, list }) => (
        <section key={title}>
          <h4 className={styles.section}>{title}</h4>
          <ul>
            {list.map((follower) => (
              <FollowerRow key={follower.path} follower={follower} />
            ))}
          </ul>
        </section>
      ))}
      {followers.some(({ how }) => how !== 'along') && (
        <p>
          <Button small onClick={() => store.getState().openSheet(domain, [path])}>
            {texts.settle}
          </Button>
        </p>
      )}
      {provisions.length > 0 && (
        <section>
          <h4 className={styles.section}>{texts.providers}</h4>
          <ul>
            {provisions.map((provision) => (
              <ProvisionRow
                key={provision.provider}
                domain={domain}
                provision={provision}
                about={[path]}
                onSwitch={(action) =>
                  store
                    .getState()
                    .switchProvider(
                      domain,
                      provision.provider,
                      action,
                      action === undefined ? texts.defaultPolicy : words.policies[action].toLowerCase(),
                    )
                }
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
