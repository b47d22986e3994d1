import { describe, expect, it } from 'vitest';
import { parseDts } from '../dts/index.ts';
import { mergeSnippet } from './snippet.ts';

const GENERATED = parseDts(`/dts-v1/;
/ {
  passthrough {
    clk: clock { #clock-cells = <0>; };
    uart: serial@1000 { reg = <0 0x1000 0 0x1000>; clocks = <&clk>; status = "okay"; };
  };
};`);

const merge = (snippet: string) => mergeSnippet(GENERATED, new Map(), snippet);

describe('own nodes', () => {
  it('that only add something replace nothing', () => {
    const { replaced, error, reasons } = merge('/ { passthrough { led { label = "x"; }; }; };');
    expect(error).toBeUndefined();
    expect(replaced).toEqual([]);
    expect([...reasons.keys()]).toEqual(['/passthrough/led', '/passthrough/led:label']);
  });

  it('name what they replace and remove, at their lines', () => {
    const { replaced } = merge(
      [
        '&{/passthrough/serial@1000} {',
        '  reg = <0 0x2000 0 0x1000>;',
        '  /delete-property/ status;',
        '  clocks = <7>;',
        '};',
        '/ { passthrough {',
        '  /delete-node/ clock;',
        '}; };',
      ].join('\n'),
    );
    expect(replaced).toEqual([
      { path: '/passthrough/clock', removed: true, line: 7 },
      { path: '/passthrough/serial@1000', property: 'reg', removed: false, line: 2 },
      { path: '/passthrough/serial@1000', property: 'clocks', removed: false, line: 4 },
      { path: '/passthrough/serial@1000', property: 'status', removed: true, line: 3 },
    ]);
  });

  it('that say the same again replace nothing', () => {
    expect(merge('&{/passthrough/serial@1000} { status = "okay"; };').replaced).toEqual([]);
  });

  it('beside /passthrough and /aliases are told with their lines', () => {
    const { unread } = merge(
      '/ {\n  model = "mine";\n  leds { };\n  aliases { };\n  passthrough { led { }; };\n};',
    );
    expect(unread).toEqual([
      { path: '/', property: 'model', line: 2 },
      { path: '/leds', line: 3 },
    ]);
  });

  it('have their mistakes at their own lines', () => {
    expect(merge('/ {\n\n  a = <1>\n};').error?.line).toBe(4);
    expect(merge('\n&nowhere { };').error).toMatchObject({ line: 2 });
    expect(merge('/ {\n').error?.line).toBe(2);
    expect(merge('/dts-v1/;\n/ { 1 };').error?.line).toBe(2);
  });

  it('may not take away what the generated tree needs', () => {
    const { error, tree } = merge('/ { passthrough { /delete-node/ clock; }; };');
    expect(error?.line).toBe(1);
    expect(error?.message).toContain('The generated tree needs');
    expect(tree).toBe(GENERATED);
  });
});
