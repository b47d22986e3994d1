import { Eye, EyeOff, Maximize, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Domain } from '../../core/plan/plan.ts';
import type { MapBlock } from '../../store/address-map.ts';
import { IconButton } from '../parts/Button.tsx';
import bar from '../parts/PaneBar.module.css';
import { SearchField } from '../parts/SearchField.tsx';
import { Segments } from '../parts/Segments.tsx';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { findPlace } from './find-place.ts';
import { texts } from './strings.ts';

export const VIEWS = ['map', 'both', 'table'] as const;
export type View = (typeof VIEWS)[number];

interface ToolbarProps {
  readonly blocks: readonly MapBlock[];
  readonly domains: readonly Domain[];
  /** Position of the domain whose space is shown. */
  readonly domain: number;
  readonly view: View;
  readonly hidesDisabled: boolean;
  readonly zoomable: { readonly in: boolean; readonly out: boolean };
  readonly onDomain: (name: string) => void;
  readonly onView: (view: View) => void;
  readonly onHidesDisabled: (hides: boolean) => void;
  readonly onGoTo: (index: number) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

/** How far a press of a button zooms. */
const STEP = 1.6;

export function Toolbar(props: ToolbarProps) {
  const { blocks, domains, domain, view, hidesDisabled, zoomable } = props;
  const { onDomain, onView, onHidesDisabled, onGoTo, onZoom, onFit } = props;
  const store = useWorkspaceStore();
  const [query, setQuery] = useState('');
  const go = () => {
    const found = findPlace(blocks, query);
    if (found === undefined) return;
    if (found.index === undefined) store.getState().notify(texts.noSuchNode);
    else {
      if (!found.exact) store.getState().notify(texts.noSuchPlace);
      onGoTo(found.index);
    }
  };
  return (
    <div className={bar.bar}>
      <SearchField label={texts.goTo} clear={texts.clear} value={query} onValue={setQuery} onEnter={go} />
      {domains.length > 1 && (
        <select
          className={bar.choice}
          aria-label={texts.guest}
          title={texts.guest}
          value={domain}
          onChange={({ target }) => onDomain(domains[Number(target.value)]!.name)}
        >
          {domains.map(({ name }, i) => (
            <option key={name} value={i}>
              {name}
            </option>
          ))}
        </select>
      )}
      <span className={bar.end}>
        <IconButton
          small
          label={texts.hideDisabled}
          aria-pressed={hidesDisabled}
          onClick={() => onHidesDisabled(!hidesDisabled)}
        >
          {hidesDisabled ? <EyeOff size={14} /> : <Eye size={14} />}
        </IconButton>
        {view !== 'table' && (
          <>
            <IconButton small label={texts.zoomOut} disabled={!zoomable.out} onClick={() => onZoom(1 / STEP)}>
              <Minus size={14} />
            </IconButton>
            <IconButton small label={texts.zoomIn} disabled={!zoomable.in} onClick={() => onZoom(STEP)}>
              <Plus size={14} />
            </IconButton>
            <IconButton small label={texts.fit} disabled={!zoomable.out} onClick={onFit}>
              <Maximize size={14} />
            </IconButton>
          </>
        )}
        <Segments label={texts.view} values={VIEWS} words={texts.views} value={view} onValue={onView} />
      </span>
    </div>
  );
}
