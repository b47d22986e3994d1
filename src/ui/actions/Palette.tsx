import { Command } from 'cmdk';
import { FileCode } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useMemo, useRef, useState } from 'react';
import { findingKey, inOrder } from '../../store/problems.ts';
import { classes } from '../parts/classes.ts';
import dialogs from '../parts/Dialog.module.css';
import { NodeName } from '../parts/NodeName.tsx';
import { Prose } from '../parts/Prose.tsx';
import { focusPanel, type PanelId } from '../parts/panels.ts';
import { useReturnFocus } from '../parts/return-focus.ts';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { commandsFor } from './commands.ts';
import { Keys } from './Keys.tsx';
import styles from './Palette.module.css';
import { type Action, type ActionRegistry, isAvailable } from './registry.ts';
import { bestOf, searchNodes } from './search.ts';
import { texts } from './strings.ts';

/** cmdk renders all it is given, so it is given the best few. */
const LIMITS = { nodes: 50, files: 12, problems: 12 };

/** One field for everything that has a name: commands, nodes, files, problems. */
export default function Palette({ registry }: { registry: ActionRegistry }) {
  const store = useWorkspaceStore();
  const [query, setQuery] = useState('');
  const returnFocus = useReturnFocus();
  const focusAfter = useRef<PanelId | undefined>(undefined);
  const found = useFound(registry, query);
  const tree = useWorkspace(({ host }) => host?.tree);

  const choose = (run: () => void, focus?: PanelId) => {
    focusAfter.current = focus;
    store.getState().showDialog(undefined);
    run();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && store.getState().showDialog(undefined)}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogs.scrim!} />
        <Dialog.Content
          className={classes(dialogs.dialog, styles.palette)}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            returnFocus(event);
            if (focusAfter.current !== undefined) focusPanel(focusAfter.current);
          }}
        >
          <Dialog.Title className="hiddenText">{texts.paletteTitle}</Dialog.Title>
          <Command shouldFilter={false} label={texts.paletteTitle} loop>
            <Command.Input
              className={styles.input}
              value={query}
              onValueChange={setQuery}
              placeholder={texts.placeholder}
            />
            <Command.List className={styles.list} label={texts.paletteTitle}>
              <Command.Empty className={styles.empty}>{texts.nothing}</Command.Empty>
              {found.commands.length > 0 && (
                <Command.Group heading={texts.commands} className={styles.group}>
                  {found.commands.map((action) => (
                    <CommandItem key={action.id} action={action} onChoose={() => choose(action.run)} />
                  ))}
                </Command.Group>
              )}
              {tree !== undefined && found.nodes.length > 0 && (
                <Command.Group heading={texts.nodes} className={styles.group}>
                  {found.nodes.map((node) => (
                    <Command.Item
                      key={node}
                      value={`node ${node}`}
                      className={styles.item}
                      onSelect={() => choose(() => store.getState().reveal(tree.path(node)), 'tree-panel')}
                    >
                      <NodeName name={tree.name(node)} />
                      <span className={styles.compatible}>{tree.string(node, 'compatible')}</span>
                      <span className={styles.place}>{tree.path(node)}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {found.files.length > 0 && (
                <Command.Group heading={texts.files} className={styles.group}>
                  {found.files.map(({ name }) => (
                    <Command.Item
                      key={name}
                      value={`file ${name}`}
                      className={styles.item}
                      onSelect={() => choose(() => store.getState().showFile(name))}
                    >
                      <FileCode size={14} aria-hidden="true" />
                      <span className="mono">{name}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {found.problems.length > 0 && (
                <Command.Group heading={texts.problems} className={styles.group}>
                  {found.problems.map((finding) => (
                    <Command.Item
                      key={findingKey(finding)}
                      value={`problem ${findingKey(finding)}`}
                      className={styles.item}
                      onSelect={() => choose(() => store.getState().explainProblem(finding))}
                    >
                      <SeverityMark severity={finding.severity} muted={finding.accepted !== undefined} />
                      <span className={styles.rule}>{finding.rule}</span>
                      <span className="trunc">
                        <Prose text={finding.message} short />
                      </span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CommandItem({ action, onChoose }: { action: Action; onChoose: () => void }) {
  const detail = action.detail?.();
  return (
    <Command.Item
      value={`command ${action.id}`}
      className={styles.item}
      disabled={!isAvailable(action)}
      onSelect={onChoose}
    >
      <span>{action.title}</span>
      {detail && <span className={styles.place}>{detail}</span>}
      {action.keys?.[0] !== undefined && <Keys chord={action.keys[0]} />}
    </Command.Item>
  );
}

/** What answers the query; without one, the commands alone. */
function useFound(registry: ActionRegistry, query: string) {
  const tree = useWorkspace(({ host }) => host?.tree);
  const { files, findings } = useWorkspace(({ outcome }) => outcome);
  const wanted = query.trim();
  return useMemo(() => {
    const commands = commandsFor(registry.all(), wanted);
    if (wanted === '') return { commands, nodes: [], files: [], problems: [] };
    return {
      commands,
      nodes: tree === undefined ? [] : searchNodes(tree, wanted, LIMITS.nodes),
      files: bestOf(wanted, files, ({ name }) => name, LIMITS.files),
      problems: bestOf(
        wanted,
        inOrder(findings),
        ({ rule, message, path }) => `${rule} ${message} ${path}`,
        LIMITS.problems,
      ),
    };
  }, [registry, wanted, tree, files, findings]);
}
