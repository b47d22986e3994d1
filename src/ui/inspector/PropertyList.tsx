import { useEffect, useMemo, useRef, useState } from 'react';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import type { Piece } from '../../store/node/pieces.ts';
import { type PropertyRow, propertyRows } from '../../store/node/properties.ts';
import { classes } from '../parts/classes.ts';
import { NodeLink } from '../parts/NodeLink.tsx';
import { scrollWithin } from '../parts/scroll.ts';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

/** A value of more lines than this is cut until asked for. */
const SHOWN_LINES = 8;
/** A single line of more characters than this is cut as well. */
const SHOWN_CHARACTERS = 320;

interface PropertyListProps {
  readonly tree: DeviceTree;
  readonly node: NodeIndex;
  /** The property that the problem in hand is about. */
  readonly marked: string | undefined;
}

export function PropertyList({ tree, node, marked }: PropertyListProps) {
  const rows = useMemo(() => propertyRows(tree, node), [tree, node]);
  if (rows.length === 0) return <p className={styles.empty}>{texts.noProperties}</p>;
  return (
    <dl className={styles.properties}>
      {rows.map((row) => (
        <Property key={`${node} ${row.name}`} tree={tree} row={row} marked={row.name === marked} />
      ))}
    </dl>
  );
}

function Property({ tree, row, marked }: { tree: DeviceTree; row: PropertyRow; marked: boolean }) {
  const [all, setAll] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (marked && place.current) scrollWithin(place.current, 'nearest');
  }, [marked]);
  const lines = all ? row.lines : row.lines.slice(0, SHOWN_LINES);
  const hidden = row.lines.length - SHOWN_LINES;
  const long = hidden > 0 || row.lines.some((line) => line.some(isLong));
  return (
    <div ref={place} className={classes(marked && styles.marked)}>
      <dt title={row.name}>{row.name}</dt>
      <dd>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the entries of a property are their positions
          <div key={i} className={styles.entry}>
            {line.map((piece, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <PieceView key={j} tree={tree} piece={piece} all={all} />
            ))}
          </div>
        ))}
        {long && (
          <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? texts.less : hidden > 0 ? texts.moreLines(hidden) : texts.more}
          </button>
        )}
      </dd>
    </div>
  );
}

const isLong = (piece: Piece): boolean => piece.kind === 'value' && piece.text.length > SHOWN_CHARACTERS;

function PieceView({ tree, piece, all }: { tree: DeviceTree; piece: Piece; all: boolean }) {
  switch (piece.kind) {
    case 'node':
      return <NodeLink path={tree.path(piece.node)} />;
    case 'note':
      return <span className={styles.note}>{piece.text}</span>;
    case 'trouble':
      return <span className={styles.trouble}>{piece.text}</span>;
    case 'value':
      return <span>{all || !isLong(piece) ? piece.text : `${piece.text.slice(0, SHOWN_CHARACTERS)}…`}</span>;
  }
}
