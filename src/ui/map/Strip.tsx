import { memo } from 'react';
import type { MapBlock } from '../../store/address-map.ts';
import { DOM0_FACE, type Face } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import styles from './AddressMap.module.css';
import { isBreak, type Stretch } from './axis.ts';
import { middleOf, pagesPlaceOf, placeOf, visibleBlocks, visibleStretches } from './places.ts';
import { StripLabels } from './StripLabels.tsx';
import { texts } from './strings.ts';
import type { Space } from './use-space.ts';

interface StripProps {
  readonly space: Space;
  readonly faces: readonly Face[];
  readonly x: number;
  readonly width: number;
  /** Where the names stand. */
  readonly side: 'left' | 'right';
  /** Room for the names, in pixels. */
  readonly room: number;
  /** Positions of blocks: under the pointer, with the cursor, and of selected nodes. */
  readonly hovered: number | undefined;
  readonly cursor: number | undefined;
  readonly selected: ReadonlySet<number>;
}

/** The height from which a block shows the letter of its owner, and a page its edges. */
const LETTER_FROM = 15;
const PAGES_FROM = 10;
/** Lower blocks would be covered by an outline: the bars beside the strip tell them. */
const OUTLINE_FROM = 8;

/** One address space: a strip with its blocks, and the names of those that have room for one. */
export const Strip = memo(function Strip(props: StripProps) {
  const { space, faces, x, width, side, room, hovered, cursor, selected } = props;
  const { view, axis, lanes, offset, height } = space;
  const isMarked = (i: number) => i === cursor || i === hovered || selected.has(i);
  const shown = visibleBlocks(space, isMarked);
  const stretches = visibleStretches(space);
  return (
    <g>
      {stretches.map(({ stretch, i, y, h }) =>
        isBreak(stretch) ? (
          <Break key={i} stretch={stretch} x={x} width={width} y={y} height={h} side={side} />
        ) : (
          <rect key={i} className={styles.well} x={x} y={y} width={width} height={h} />
        ),
      )}
      {shown.map((i) => {
        const block = view.blocks[i]!;
        const { lane, lanes: all } = lanes[i]!;
        const laneWidth = width / all;
        return (
          <Block
            key={i}
            block={block}
            face={typeof block.holder === 'number' ? faces[block.holder] : undefined}
            x={x + lane * laneWidth}
            width={laneWidth}
            {...placeOf(space, block)}
            pages={pagesPlaceOf(space, block)}
            look={i === cursor || selected.has(i) ? 'chosen' : i === hovered ? 'hovered' : undefined}
          />
        );
      })}
      {stretches.map(({ stretch, i, y, h }) =>
        !isBreak(stretch) && h / stretch.count >= PAGES_FROM ? (
          <PageEdges key={i} count={stretch.count} x={x} width={width} y={y} step={h / stretch.count} />
        ) : null,
      )}
      {view.shared.map(({ first, count, split }) => {
        const top = axis.yOf(first) - offset;
        const high = Math.max(axis.yOf(first + count) - axis.yOf(first), 3);
        if (top > height || top + high < 0) return null;
        const box = { x: x - 2, y: top - 1, width: width + 4, height: high + 2 };
        return (
          <g key={first} className={split ? styles.split : styles.shared}>
            <rect {...box} className={styles.halo} />
            <rect {...box} />
          </g>
        );
      })}
      {shown.filter(isMarked).map((i) => {
        const { y, height: high } = placeOf(space, view.blocks[i]!);
        const bar = { x: side === 'left' ? x - 6 : x + width + 3, width: 3, y, height: Math.max(high, 3) };
        return <rect key={i} {...bar} className={i === hovered ? styles.hoverMark : styles.mark} />;
      })}
      <StripLabels
        space={space}
        shown={shown}
        x={side === 'left' ? x : x + width}
        side={side}
        room={room}
        chosen={(i) => i === cursor || selected.has(i)}
      />
    </g>
  );
});

interface BlockProps {
  readonly block: MapBlock;
  readonly face: Face | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where the pages are that it touches. */
  readonly pages: { readonly y: number; readonly height: number };
  readonly look: 'chosen' | 'hovered' | undefined;
}

function Block({ block: { kind, holder }, face, x, y, width, height, pages, look }: BlockProps) {
  const slot = face?.slot ?? (holder === 'dom0' ? DOM0_FACE.slot : undefined);
  const box = { x, y, width, height };
  const letter = face?.letter ?? (holder === 'dom0' ? DOM0_FACE.letter : undefined);
  return (
    <g data-slot={slot} data-holder={typeof holder === 'number' ? 'domain' : holder} data-kind={kind}>
      {pages.height > height + 2 && face !== undefined && (
        <rect {...box} {...pages} className={styles.wholePages} fill={slot && `url(#map-pattern-${slot})`} />
      )}
      <rect {...box} className={styles.block} fill={slot && `url(#map-pattern-${slot})`} />
      {letter !== undefined && height >= LETTER_FROM && width >= LETTER_FROM && (
        <text x={x + width / 2} y={middleOf(y, height) + 4} className={styles.letter}>
          {letter}
        </text>
      )}
      {look !== undefined && height >= OUTLINE_FROM && (
        <rect {...box} className={classes(styles.outline, look === 'chosen' && styles.chosen)} />
      )}
    </g>
  );
}

interface BreakProps {
  readonly stretch: Stretch;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly side: 'left' | 'right';
}

/** An empty run that is not drawn to its length: the strip is torn. */
function Break({ stretch, x, y, width, height, side }: BreakProps) {
  const teeth = (at: number) => {
    const step = width / 8;
    const points = Array.from({ length: 9 }, (_, i) => `${x + i * step},${at + (i % 2 === 0 ? -1.5 : 1.5)}`);
    return points.join(' ');
  };
  return (
    <g className={styles.break}>
      {height >= 7 && <polyline points={teeth(y + 1.5)} />}
      <polyline points={teeth(y + height - (height >= 7 ? 1.5 : height / 2))} />
      {height >= 18 && (
        <text
          x={side === 'left' ? x - 12 : x + width + 12}
          y={y + height / 2 + 4}
          textAnchor={side === 'left' ? 'end' : 'start'}
        >
          {texts.hidden(stretch.count)}
        </text>
      )}
    </g>
  );
}

interface PageEdgesProps {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The height of a page. */
  readonly step: number;
}

function PageEdges({ count, x, y, width, step }: PageEdgesProps) {
  const edges = Array.from({ length: count + 1 }, (_, i) => `M${x} ${y + i * step}h${width}`);
  return <path className={styles.pageEdge} d={edges.join('')} />;
}
