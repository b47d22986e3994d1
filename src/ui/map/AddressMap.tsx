import { useEffect, useMemo, useRef, useState } from 'react';
import type { GuestSpace } from '../../core/contract.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Domain } from '../../core/plan/plan.ts';
import {
  guestSpaceView,
  hostSpaceView,
  type MapBlock,
  type SpaceView,
  spaceOf,
} from '../../store/address-map.ts';
import { facesOf, ownershipOf } from '../../store/views.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './AddressMap.module.css';
import { BlockTable } from './BlockTable.tsx';
import { Detail } from './Detail.tsx';
import { geometry, WORDS_FROM } from './geometry.ts';
import { Picture } from './Picture.tsx';
import { middleInView } from './places.ts';
import { texts } from './strings.ts';
import { Toolbar, type View } from './Toolbar.tsx';
import { useSize } from './use-size.ts';
import { useSpace } from './use-space.ts';

/** A block of one of the two spaces, by its position. */
export interface Spot {
  readonly side: 'host' | 'guest';
  readonly index: number;
}

/** From this width on, picture and table have room side by side. */
const WIDE = 1040;
const NOTHING: SpaceView = { blocks: [], shared: [] };

/** Where everything lies in the board's physical address space, who has it, and where a guest sees it. */
export function AddressMap() {
  const host = useWorkspace((state) => state.host);
  const domains = useWorkspace(({ plan }) => plan?.domains);
  const guests = useWorkspace(({ outcome }) => outcome.guests);
  if (host === undefined || domains === undefined) return null;
  return <Spaces key={host.sha256} facts={host.facts} domains={domains} guests={guests} />;
}

interface SpacesProps {
  readonly facts: HostFacts;
  readonly domains: readonly Domain[];
  readonly guests: readonly GuestSpace[];
}

function Spaces({ facts, domains, guests }: SpacesProps) {
  const store = useWorkspaceStore();
  const selection = useWorkspace((state) => state.selection);
  const pane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const wide = useSize(pane).width >= WIDE;
  const { width, height } = useSize(canvas);
  const [wanted, setWanted] = useState<View>();
  const [chosenDomain, setChosenDomain] = useState<string>();
  const [hidesDisabled, setHidesDisabled] = useState(false);
  const [hovered, setHovered] = useState<Spot>();
  const [cursor, setCursor] = useState<Spot>();
  const view = wanted ?? (wide ? 'both' : 'map');
  const faces = facesOf(domains);

  const owner =
    selection.active === undefined ? undefined : ownershipOf(facts.tree, domains).get(selection.active);
  const asked = domains.findIndex(({ name }) => name === chosenDomain);
  const domain = asked >= 0 ? asked : (owner?.domain ?? 0);
  const space = domains[domain] && spaceOf(domains[domain], guests);

  const all = hostSpaceView(facts, domains, guests);
  const hostView = useMemo(
    () => (hidesDisabled ? { ...all, blocks: all.blocks.filter(({ holder }) => holder !== 'off') } : all),
    [all, hidesDisabled],
  );
  const guestView = space === undefined ? NOTHING : guestSpaceView(facts, domain, space);
  const host = useSpace(hostView, height);
  const guest = useSpace(guestView, height);
  const spaces = { host, guest };

  const selected = useMemo(() => {
    const of = ({ blocks }: SpaceView) =>
      new Set(blocks.flatMap(({ node }, i) => (node !== undefined && selection.nodes.has(node) ? [i] : [])));
    return { host: of(hostView), guest: of(guestView) };
  }, [hostView, guestView, selection.nodes]);

  // What is selected elsewhere comes into view, unless some of it is there already.
  const shown = useRef(spaces);
  shown.current = spaces;
  useEffect(() => {
    for (const each of [shown.current.host, shown.current.guest]) {
      const block = each.view.blocks.find(({ node }) => node !== undefined && node === selection.active);
      if (block !== undefined) each.show(block);
    }
  }, [selection.active]);

  const blockOf = (spot: Spot | undefined): MapBlock | undefined =>
    spot && spaces[spot.side].view.blocks[spot.index];
  const pick = (spot: Spot) => {
    setCursor(spot);
    const node = blockOf(spot)?.node;
    if (node !== undefined) store.getState().reveal(facts.tree.path(node));
  };
  const goTo = (spot: Spot) => {
    pick(spot);
    const block = blockOf(spot);
    if (block === undefined) return;
    spaces[spot.side].approach(block);
    const other = spaces[spot.side === 'host' ? 'guest' : 'host'];
    const twin = other.view.blocks.find(({ node }) => node !== undefined && node === block.node);
    if (twin !== undefined) other.approach(twin);
  };
  /** Zooms at what is selected; a guest that has nothing of it in view stays as it is. */
  const zoom = (factor: number) => {
    for (const side of ['host', 'guest'] as const) {
      const block = spaces[side].view.blocks[[...selected[side]][0] ?? -1];
      const y = block && middleInView(spaces[side], block);
      if (side === 'host' || y !== undefined) spaces[side].zoomBy(factor, y);
    }
  };
  const inHand = hovered ?? cursor;
  const places = geometry(width, space !== undefined);

  return (
    <div ref={pane} className={styles.pane}>
      <Toolbar
        blocks={hostView.blocks}
        domains={domains}
        domain={domain}
        view={view}
        hidesDisabled={hidesDisabled}
        zoomable={{ in: host.zoom < host.most, out: host.zoom > 1 || guest.zoom > 1 }}
        onDomain={setChosenDomain}
        onView={setWanted}
        onHidesDisabled={setHidesDisabled}
        onGoTo={(index) => goTo({ side: 'host', index })}
        onZoom={zoom}
        onFit={() => {
          host.fit();
          guest.fit();
        }}
      />
      <div className={styles.views} data-view={view} data-wide={wide}>
        {view !== 'table' && (
          <section className={styles.map} aria-label={texts.picture}>
            <div className={styles.heads}>
              <h2 style={{ width: places.host.x + places.host.width }}>{texts.hostHead}</h2>
              {places.guest !== undefined && faces[domain] !== undefined && (
                <h2 style={{ left: places.guest.x }}>
                  <DomainBadge beside face={faces[domain]} />
                  <span className="trunc">{texts.guestOf(faces[domain].name)}</span>
                </h2>
              )}
            </div>
            <div ref={canvas} className={styles.canvas}>
              {height > 0 && (
                <Picture
                  width={width}
                  host={host}
                  guest={space && guest}
                  mappings={space?.mappings ?? []}
                  faces={faces}
                  domain={faces[domain]}
                  cursor={cursor}
                  hovered={hovered}
                  selected={selected}
                  onHover={setHovered}
                  onCursor={setCursor}
                  onPick={pick}
                />
              )}
              {space === undefined && width > WORDS_FROM && (
                <p className={styles.noGuest} style={{ left: places.host.x + places.host.width + 32 }}>
                  {domains.length > 0 ? (
                    texts.building
                  ) : (
                    <>
                      {texts.noGuest} <span>{texts.noGuestHint}</span>
                    </>
                  )}
                </p>
              )}
            </div>
            <Detail block={blockOf(inHand)} side={inHand?.side ?? 'host'} faces={faces} />
          </section>
        )}
        {view !== 'map' && (
          <BlockTable
            host={hostView}
            guest={space && guestView}
            faces={faces}
            domain={faces[domain]}
            selected={selected}
            onPick={(spot) => (view === 'both' ? goTo(spot) : pick(spot))}
          />
        )}
      </div>
    </div>
  );
}
