import { hex } from '../../core/base/hex.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import type { DeviceNeeds, NamedResource, ScmiPrivileges } from '../../core/plan/privileges.ts';
import { DOM0_FACE, type Face } from '../../store/views.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import { NodeButton } from './NodeButton.tsx';
import styles from './Privileges.module.css';
import { texts } from './strings.ts';

interface PrivilegesProps {
  readonly tree: DeviceTree;
  /** Of the plan's domains. */
  readonly faces: readonly Face[];
  /** Devices to show, by path; undefined for all. */
  readonly shown: ((path: string) => boolean) | undefined;
}

/** Least privilege: which device and resource ids each domain needs of each agent, and what it reaches beyond. */
export function Privileges({ tree, faces, shown }: PrivilegesProps) {
  const privileges = useWorkspace(({ outcome }) => outcome.privileges);
  const several = new Set(privileges.map(({ agent }) => agent)).size > 1;
  const parties = privileges.toSorted(
    (a, b) => Number(a.domain === undefined) - Number(b.domain === undefined),
  );
  const ours = parties.filter(({ domain }) => domain !== undefined);
  return (
    <section className={styles.all} aria-label={texts.privileges}>
      {ours.length === 0 && <p className={styles.none}>{texts.noNeeds}</p>}
      {parties.map((party) => (
        <Party
          key={`${party.agent} ${party.domain ?? ''}`}
          tree={tree}
          party={party}
          face={faces.find(({ name }) => name === party.domain) ?? DOM0_FACE}
          shown={shown}
          agent={several ? party.agent : undefined}
        />
      ))}
    </section>
  );
}

interface PartyProps {
  readonly tree: DeviceTree;
  readonly party: ScmiPrivileges;
  readonly face: Face;
  readonly shown: PrivilegesProps['shown'];
  /** Named where the board has several. */
  readonly agent: string | undefined;
}

function Party({ tree, party, face, shown, agent }: PartyProps) {
  const { devices, protocols, limit, agentId, smcId, model } = party;
  const needs = protocols.reduce((sum, { needed }) => sum + needed.length, 0);
  const beyond = protocols.filter((protocol) => protocol.beyond.length > 0);
  const reach = beyond.reduce((sum, protocol) => sum + protocol.beyond.length, 0);
  const known = [
    model && texts.models[model],
    agentId !== undefined && texts.agentId(agentId),
    smcId !== undefined && model !== undefined && texts.smc(hex(smcId)),
    agent,
  ].filter(Boolean);
  const list = shown === undefined ? devices : devices.filter(({ path }) => shown(path));
  return (
    <section className={styles.party} aria-label={texts.needsOf(face.name)}>
      <h3 className={styles.title}>
        <DomainBadge beside face={face} /> {face.name}
        {known.length > 0 && <span className={styles.dim}>{known.join(' · ')}</span>}
      </h3>
      <p className={styles.sum}>
        {texts.needsSum(needs, devices.length)}{' '}
        {limit === 'everything' ? texts.reachesMore(reach) : texts.reachLimits[limit]}
      </p>
      {beyond.length > 0 && (
        <details className={styles.beyond}>
          <summary>{texts.beyond(reach)}</summary>
          <dl>
            {beyond.map((protocol) => (
              <div key={protocol.protocol}>
                <dt>
                  {protocol.name} <span className={styles.dim}>{protocol.beyond.length}</span>
                </dt>
                <dd>{protocol.beyond.map(resourceText).join(', ')}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {list.length > 0 && (
        <Devices tree={tree} devices={list} protocols={protocols} closed={party.domain === undefined} />
      )}
    </section>
  );
}

interface DevicesProps {
  readonly tree: DeviceTree;
  readonly devices: readonly DeviceNeeds[];
  readonly protocols: ScmiPrivileges['protocols'];
  /** dom0's list is long and seldom asked for. */
  readonly closed: boolean;
}

function Devices({ tree, devices, protocols, closed }: DevicesProps) {
  const used = protocols.filter(({ needed }) => needed.length > 0);
  const table = (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{texts.device}</th>
          <th scope="col">{texts.deviceId}</th>
          {used.map(({ protocol, name }) => (
            <th key={protocol} scope="col">
              {name} <span className={styles.dim}>{hex(protocol)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {devices.map(({ path, deviceId, resources }) => (
          <tr key={path}>
            <th scope="row">
              <NodeButton tree={tree} node={tree.byPath(path)!} />
            </th>
            <td>{deviceId ?? <span className={styles.dim}>{texts.noDeviceId}</span>}</td>
            {used.map(({ protocol }) => (
              <td key={protocol}>
                {resources
                  .filter((found) => found.protocol === protocol)
                  .map((found) => (
                    <span
                      key={`${found.id} ${found.path}`}
                      className={styles.resource}
                      title={found.through && texts.through(found.through.join(', '))}
                    >
                      {resourceText(found)}
                      {found.through && <span className={styles.dim}> {texts.indirect}</span>}
                    </span>
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!closed) return table;
  return (
    <details className={styles.beyond}>
      <summary>{texts.devicesOf(devices.length)}</summary>
      {table}
    </details>
  );
}

const resourceText = ({ id, name }: NamedResource): string =>
  [id, name].filter((part) => part !== undefined).join(' ');
