import { Crosshair, Download, Maximize, Minus, Plus, Tags, X } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Domain } from '../../core/plan/plan.ts';
import { scmiOf } from '../../store/scmi.ts';
import type { GraphFocus } from '../../store/scmi-graph.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import menu from '../parts/Menu.module.css';
import bar from '../parts/PaneBar.module.css';
import { floatInMain } from '../parts/panels.ts';
import { pickHeaders } from '../parts/pick-files.ts';
import { SearchField } from '../parts/SearchField.tsx';
import { Segments } from '../parts/Segments.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import type { GraphHandle } from './Graph.tsx';
import { texts } from './strings.ts';
import styles from './Toolbar.module.css';

export const VIEWS = ['graph', 'both', 'matrix', 'needs'] as const;
export type View = (typeof VIEWS)[number];

interface ToolbarProps {
  readonly facts: HostFacts;
  readonly domains: readonly Domain[];
  readonly view: View;
  readonly query: string;
  readonly focus: GraphFocus | undefined;
  readonly focusName: string | undefined;
  readonly handle: { readonly current: GraphHandle | undefined };
  readonly onView: (view: View) => void;
  readonly onQuery: (query: string) => void;
  readonly onFocus: (focus: GraphFocus | undefined) => void;
  readonly onSave: (as: 'svg' | 'png') => void;
}

export function Toolbar(props: ToolbarProps) {
  const { facts, domains, view, query, focus, focusName, handle, onView, onQuery, onFocus, onSave } = props;
  const active = useWorkspace(({ selection }) => selection.active);
  const usable = active !== undefined && scmiOf(facts).dependencies(active).length > 0 ? active : undefined;
  return (
    <div className={bar.bar}>
      <SearchField label={texts.search} clear={texts.clear} value={query} onValue={onQuery} />
      {focus === undefined ? (
        <>
          <Button
            small
            look="quiet"
            disabled={usable === undefined}
            title={usable === undefined ? texts.focusNone : texts.focusHint(facts.tree.name(usable))}
            onClick={() => usable !== undefined && onFocus({ kind: 'node', node: usable })}
          >
            <Crosshair size={14} aria-hidden="true" />
            {texts.focusSelected}
          </Button>
          {domains.length > 0 && (
            <select
              className={bar.choice}
              aria-label={texts.reach}
              value=""
              onChange={({ target }) => onFocus({ kind: 'domain', domain: Number(target.value) })}
            >
              <option value="">{texts.everybody}</option>
              {domains.map(({ name }, i) => (
                <option key={name} value={i}>
                  {texts.only(name)}
                </option>
              ))}
            </select>
          )}
        </>
      ) : (
        <span className={styles.chip}>
          <span className="trunc">{texts.only(focusName ?? '')}</span>
          <IconButton small label={texts.unfocus} onClick={() => onFocus(undefined)}>
            <X size={12} />
          </IconButton>
        </span>
      )}
      <span className={bar.end}>
        <NamesMenu />
        {(view === 'graph' || view === 'both') && (
          <>
            <IconButton small label={texts.zoomOut} onClick={() => handle.current?.zoom(-1)}>
              <Minus size={14} />
            </IconButton>
            <IconButton small label={texts.zoomIn} onClick={() => handle.current?.zoom(1)}>
              <Plus size={14} />
            </IconButton>
            <IconButton small label={texts.fit} onClick={() => handle.current?.fit()}>
              <Maximize size={14} />
            </IconButton>
            <DropdownMenu.Root modal={false}>
              <DropdownMenu.Trigger asChild>
                <IconButton small label={texts.save}>
                  <Download size={14} />
                </IconButton>
              </DropdownMenu.Trigger>
              <DropdownMenu.Portal container={floatInMain()}>
                <DropdownMenu.Content className={menu.menu!} align="end" sideOffset={2}>
                  {(['svg', 'png'] as const).map((as) => (
                    <DropdownMenu.Item key={as} className={menu.item!} onSelect={() => onSave(as)}>
                      {texts.saveAs[as]}
                    </DropdownMenu.Item>
                  ))}
                </DropdownMenu.Content>
              </DropdownMenu.Portal>
            </DropdownMenu.Root>
          </>
        )}
        <Segments label={texts.view} values={VIEWS} words={texts.views} value={view} onValue={onView} />
      </span>
    </div>
  );
}

/** Headers whose names the ids have: takes another one, or forgets one. */
function NamesMenu() {
  const store = useWorkspaceStore();
  const lists = useWorkspace(({ plan }) => plan?.scmiNames) ?? [];
  const counts = new Map<string, number>();
  for (const { file, names } of lists) counts.set(file, (counts.get(file) ?? 0) + names.length);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton small label={texts.names}>
          <Tags size={14} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={floatInMain()}>
        <DropdownMenu.Content className={menu.menu!} align="end" sideOffset={2}>
          <DropdownMenu.Item className={menu.item!} onSelect={() => pickHeaders(store)}>
            {texts.loadHeader}
          </DropdownMenu.Item>
          {[...counts].map(([file, n]) => (
            <DropdownMenu.Item
              key={file}
              className={menu.item!}
              onSelect={() => store.getState().forgetScmiNames(file)}
            >
              {texts.forget(file, n)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
