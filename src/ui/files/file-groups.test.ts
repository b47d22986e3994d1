import { describe, expect, it } from 'vitest';
import { groupFiles } from './file-groups.ts';

const file = (name: string) => ({ name, bytes: new Uint8Array() });
const face = (name: string) => ({ name, letter: name[0]!.toUpperCase(), slot: 'b' as const });

describe('groupFiles', () => {
  it('follows the plan, then the host, then the project', () => {
    const files = [
      'manifest.json',
      'host/marks.dts',
      'alpha/dom.cfg',
      'zeta/dom.cfg',
      'zeta/passthrough.dtb',
    ];
    const groups = groupFiles(files.map(file), [face('zeta'), face('alpha')]);
    expect(
      groups.map(({ folder, face: found, files: members }) => [folder, found?.letter, members.length]),
    ).toEqual([
      ['zeta', 'Z', 2],
      ['alpha', 'A', 1],
      ['host', undefined, 1],
      ['', undefined, 1],
    ]);
  });
});
