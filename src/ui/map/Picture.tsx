import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { GuestMapping } from '../../core/contract.ts';
import type { MapBlock } from '../../store/address-map.ts';
import type { Face } from '../../store/views.ts';
import styles from './AddressMap.module.css';
import type { Spot } from './AddressMap.tsx';
import { describe } from './describe.ts';
import { geometry } from './geometry.ts';
import { Links } from './Links.tsx';
import { Patterns } from './Patterns.tsx';
import { blockAt, middleInView } from './places.ts';
import { Strip } from './Strip.tsx';
import { texts } from './strings.ts';
import type { Space } from './use-space.ts';

type Side = Spot['side'];

interface PictureProps {
  readonly width: number;
  readonly host: Space;
  readonly guest: Space | undefined;
  readonly mappings: readonly GuestMapping[];
  readonly faces: readonly Face[];
  /** The domain whose space stands on the right. */
  readonly domain: Face | undefined;
  readonly cursor: Spot | undefined;
  readonly hovered: Spot | undefined;
  readonly selected: Readonly<Record<Side, ReadonlySet<number>>>;
  readonly onHover: (spot: Spot | undefined) => void;
  readonly onCursor: (spot: Spot) => void;
  /** A click or Enter. */
  readonly onPick: (spot: Spot) => void;
}

/** How far a wheel step zooms, and a press of plus. */
const WHEEL = 1.0016;
const STEP = 1.5;
/** From here on a press that moves is a drag, in pixels. */
const DRAG_FROM = 4;

/** Both address spaces as strips. One tab stop each; the table holds the same. */
export function Picture(props: PictureProps) {
  const { width, host, guest, mappings, faces, domain, cursor, hovered, selected } = props;
  const { onHover, onCursor, onPick } = props;
  const frame = useRef<HTMLDivElement>(null);
  const places = geometry(width, guest !== undefined);
  const spaces = { host, guest };
  const border =
    places.guest === undefined ? width : (places.host.x + places.host.width + places.guest.x) / 2;

  /** What is under the pointer. */
  const spotAt = (event: { clientX: number; clientY: number }) => {
    const box = frame.current!.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const side: Side = x < border ? 'host' : 'guest';
    const strip = places[side];
    const across = strip && (x - strip.x) / strip.width;
    const inside = across !== undefined && across >= 0 && across <= 1;
    const space = spaces[side];
    return { side, space, y, index: space && blockAt(space, y, inside ? across : undefined) };
  };

  const latest = useRef(spotAt);
  latest.current = spotAt;
  useEffect(() => {
    const element = frame.current!;
    // React listens passively, so that the page would scroll along.
    const onWheel = (event: WheelEvent) => {
      const { space, y } = latest.current(event);
      if (space === undefined) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1;
      const by = (event.deltaY || event.deltaX) * lines;
      if (event.shiftKey) space.panBy(by);
      else space.zoomBy(WHEEL ** -by, y);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);

  const drag = useRef<{ side: Side; y: number; moved: boolean }>(undefined);
  const onPointerDown = (event: PointerEvent) => {
    if (event.button === 0) drag.current = { side: spotAt(event).side, y: event.clientY, moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = drag.current;
    if (held === undefined || event.buttons === 0) {
      const { side, index } = spotAt(event);
      onHover(index === undefined ? undefined : { side, index });
      return;
    }
    const by = event.clientY - held.y;
    if (!held.moved && Math.abs(by) < DRAG_FROM) return;
    if (!held.moved) frame.current!.setPointerCapture(event.pointerId);
    spaces[held.side]?.panBy(-by);
    drag.current = { ...held, y: event.clientY, moved: true };
  };
  const onPointerUp = (event: PointerEvent) => {
    const held = drag.current;
    drag.current = undefined;
    if (held === undefined || held.moved || event.button !== 0) return;
    const { side, index } = spotAt(event);
    if (index !== undefined) onPick({ side, index });
  };

  const isChosen = ({ mfn, gfn }: GuestMapping) =>
    [cursor, hovered].some((spot) => {
      const block = spot && spaces[spot.side]?.view.blocks[spot.index];
      if (spot === undefined || block === undefined) return false;
      if (spot.side === 'guest') return block.kind === 'mapping' && block.first === gfn;
      return block.holder !== 'off' && block.first >= mfn && block.first < mfn + countOf(mappings, mfn);
    });

  return (
    <div
      ref={frame}
      className={styles.frame}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={() => onHover(undefined)}
    >
      <svg className={styles.picture} width={width} height={host.height} aria-hidden="true">
        <Patterns />
        {guest !== undefined && domain !== undefined && places.guest !== undefined && (
          <Links
            mappings={mappings}
            host={host}
            guest={guest}
            face={domain}
            from={places.host.x + places.host.width + 3}
            to={places.guest.x - 3}
            isChosen={isChosen}
          />
        )}
        <Strip
          space={host}
          faces={faces}
          {...places.host}
          side="left"
          room={places.host.x}
          hovered={hovered?.side === 'host' ? hovered.index : undefined}
          cursor={cursor?.side === 'host' ? cursor.index : undefined}
          selected={selected.host}
        />
        {guest !== undefined && places.guest !== undefined && (
          <Strip
            space={guest}
            faces={faces}
            {...places.guest}
            side="right"
            room={width - places.guest.x - places.guest.width}
            hovered={hovered?.side === 'guest' ? hovered.index : undefined}
            cursor={cursor?.side === 'guest' ? cursor.index : undefined}
            selected={selected.guest}
          />
        )}
      </svg>
      {(['host', 'guest'] as const).map((side) => {
        const space = spaces[side];
        const strip = places[side];
        return space === undefined || strip === undefined ? null : (
          <Walk
            key={side}
            label={side === 'host' ? texts.host : texts.guestOf(domain?.name ?? '')}
            space={space}
            strip={strip}
            cursor={cursor?.side === side ? cursor.index : undefined}
            words={(block) => describe(block, side, faces, domain)}
            onCursor={(index) => onCursor({ side, index })}
            onPick={(index) => onPick({ side, index })}
          />
        );
      })}
    </div>
  );
}

const countOf = (mappings: readonly GuestMapping[], wanted: number): number =>
  mappings.find(({ mfn }) => mfn === wanted)?.count ?? 0;

interface WalkProps {
  readonly label: string;
  readonly space: Space;
  readonly strip: { readonly x: number; readonly width: number };
  readonly cursor: number | undefined;
  readonly words: (block: MapBlock) => string;
  readonly onCursor: (index: number) => void;
  readonly onPick: (index: number) => void;
}

/** The strip for the keyboard: a list whose option in hand is said in words. */
function Walk({ label, space, strip, cursor, words, onCursor, onPick }: WalkProps) {
  const { blocks } = space.view;
  const id = `map-option-${strip.x}`;
  const block = cursor === undefined ? undefined : blocks[cursor];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const go = (to: number) => {
      const index = Math.min(Math.max(to, 0), blocks.length - 1);
      if (blocks[index] === undefined) return;
      onCursor(index);
      space.show(blocks[index]);
    };
    const keys: Record<string, () => void> = {
      ArrowDown: () => go((cursor ?? -1) + 1),
      ArrowUp: () => go((cursor ?? blocks.length) - 1),
      Home: () => go(0),
      End: () => go(blocks.length - 1),
      PageDown: () => space.panBy(space.height * 0.8),
      PageUp: () => space.panBy(-space.height * 0.8),
      '+': () => space.zoomBy(STEP, block && middleInView(space, block)),
      '-': () => space.zoomBy(1 / STEP, block && middleInView(space, block)),
      '0': space.fit,
      Enter: () => cursor !== undefined && onPick(cursor),
      ' ': () => cursor !== undefined && onPick(cursor),
    };
    const action = keys[event.key === '=' ? '+' : event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-description={texts.keysHint}
      aria-activedescendant={block === undefined ? undefined : id}
      className={styles.walk}
      style={{ left: strip.x - 5, width: strip.width + 10 }}
      onKeyDown={onKeyDown}
    >
      {block === undefined || cursor === undefined ? (
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
        <span role="option" aria-selected="false" className="hiddenText">
          {texts.hint}
        </span>
      ) : (
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, this is its active descendant
        <span
          id={id}
          role="option"
          aria-selected="true"
          aria-posinset={cursor + 1}
          aria-setsize={blocks.length}
          className="hiddenText"
        >
          {words(block)}
        </span>
      )}
    </div>
  );
}
