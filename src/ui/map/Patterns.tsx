/** The patterns of the domains for SVG, in the colours of the theme; the same as those of badges. */
export function Patterns() {
  return (
    <defs>
      <pattern id="map-pattern-a" {...TILE}>
        <rect width="4" height="4" fill="var(--dom-a)" />
      </pattern>
      <pattern id="map-pattern-b" {...TILE}>
        <path d="M-1 1 1-1M0 4 4 0M3 5 5 3" {...line('b')} />
      </pattern>
      <pattern id="map-pattern-c" {...TILE}>
        <circle cx="2" cy="2" r="1.3" fill="var(--dom-c)" />
      </pattern>
      <pattern id="map-pattern-d" {...TILE}>
        <path d="M0 1H4" {...line('d')} />
      </pattern>
      <pattern id="map-pattern-e" {...TILE}>
        <path d="M-1 3 1 5M0 0 4 4M3-1 5 1" {...line('e')} />
      </pattern>
      <pattern id="map-pattern-f" {...TILE}>
        <path d="M0 .5H4M.5 0V4" {...line('f')} strokeWidth="1" />
      </pattern>
      <pattern id="map-pattern-g" {...TILE}>
        <path d="M1 0V4" {...line('g')} />
      </pattern>
      <pattern id="map-pattern-h" {...TILE}>
        <path d="M0 0H2V2H0ZM2 2H4V4H2Z" fill="var(--dom-h)" />
      </pattern>
    </defs>
  );
}

const TILE = { width: 4, height: 4, patternUnits: 'userSpaceOnUse' } as const;

const line = (slot: string) => ({ stroke: `var(--dom-${slot})`, strokeWidth: 1.5 });
