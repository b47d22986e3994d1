import { hex } from '../../core/base/hex.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import type { ScmiChannel, ScmiInstance } from '../../core/scmi/index.ts';
import { NodeButton } from './NodeButton.tsx';
import styles from './Scmi.module.css';
import { texts } from './strings.ts';

interface AgentProps {
  readonly tree: DeviceTree;
  readonly instance: ScmiInstance;
}

export function Agent({ tree, instance }: AgentProps) {
  const { node, enabled, protocols, channels, deviceIds } = instance;
  return (
    <section className={styles.agent} aria-label={`${texts.agent} ${tree.path(node)}`}>
      <h3 className={styles.title}>
        <NodeButton tree={tree} node={node} full />
        {!enabled && <span className={styles.dim}>{texts.disabled}</span>}
      </h3>
      <dl className={styles.facts}>
        <dt>{texts.transport}</dt>
        <dd>
          <Transport instance={instance} />
        </dd>
        {channels.map((channel) => (
          <Channel key={channel.protocol ?? -1} tree={tree} channel={channel} />
        ))}
        {deviceIds.length > 0 && (
          <>
            <dt>{texts.deviceIds}</dt>
            <dd>
              {deviceIds.map(({ device, id }) => (
                <span key={device} className={styles.entry}>
                  <NodeButton tree={tree} node={device} /> <span className="monoSmall">{id}</span>
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
      {protocols.length === 0 && <p className={styles.dim}>{texts.noProtocols}</p>}
    </section>
  );
}

function Transport({ instance: { transport, smcId, opteeChannel } }: { instance: ScmiInstance }) {
  const parts = [
    transport.name,
    smcId === undefined ? undefined : texts.smc(hex(smcId)),
    opteeChannel === undefined ? undefined : texts.optee(opteeChannel),
  ];
  return (
    <>
      {parts.filter((part) => part !== undefined).join(', ')}
      <span className={styles.dim}>{transport.xen === 'mediated' ? texts.mediated : texts.unmediated}</span>
    </>
  );
}

function Channel({ tree, channel }: { tree: DeviceTree; channel: ScmiChannel }) {
  const { protocol, shmem, mailboxes } = channel;
  return (
    <>
      <dt>{texts.memory}</dt>
      <dd>
        {shmem.length === 0 && <span className={styles.dim}>{texts.noMemory}</span>}
        {shmem.map(({ node, address, size }) => (
          <span key={node} className={styles.entry}>
            <NodeButton tree={tree} node={node} />
            {address !== undefined && (
              <span className="monoSmall">
                {hex(address)} + {hex(size)}
              </span>
            )}
          </span>
        ))}
        {protocol !== undefined && (
          <span className={styles.entry}>
            <span className={styles.dim}>{texts.ofProtocol}</span> <NodeButton tree={tree} node={protocol} />
          </span>
        )}
      </dd>
      {mailboxes.length > 0 && (
        <>
          <dt>{texts.mailboxes}</dt>
          <dd>
            {mailboxes.map(({ controller, args }) => (
              <span key={`${controller} ${args.join(' ')}`} className={styles.entry}>
                <NodeButton tree={tree} node={controller} />{' '}
                <span className="monoSmall">{args.join(' ')}</span>
              </span>
            ))}
          </dd>
        </>
      )}
    </>
  );
}
