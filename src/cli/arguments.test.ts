import { describe, expect, test } from 'vitest';
import { newDomain } from '../core/plan/plan.ts';
import { parseArguments } from './arguments.ts';
import { UsageError } from './options.ts';

const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');

describe('a command line is read', () => {
  test('with domains in groups, and global options anywhere', () => {
    const line = `build b.dtb --domain net --xen 4.19 --boot both --memory 256 --assign /soc/a /soc/b --iommu smmu,smmuv3
      --domain usb --vcpus 2 --assign /soc/c --assign /soc/d -o out --json --page-size 64K`;
    expect(parseArguments(line.split(/\s+/))).toEqual({
      kind: 'build',
      host: 'b.dtb',
      overlays: [],
      target: { version: '4.19', iommuDrivers: ['smmu', 'smmuv3'], pageSize: 65536 },
      domains: [
        {
          ...newDomain('net'),
          boot: 'both',
          memoryMib: 256,
          devices: [{ path: '/soc/a' }, { path: '/soc/b' }],
        },
        { ...newDomain('usb'), vcpus: 2, devices: [{ path: '/soc/c' }, { path: '/soc/d' }] },
      ],
      output: 'out',
      json: true,
    });
  });

  test('with a project file', () => {
    expect(parseArguments(words('build b.dtb p.json -o out'))).toMatchObject({
      host: 'b.dtb',
      plan: 'p.json',
      domains: [],
      target: {},
    });
  });

  test('with values after "=", which may hold anything', () => {
    const command = parseArguments([
      ...words('build b.dtb -o out --iommu=none --domain=net'),
      '--cmdline=a=b  c',
    ]);
    expect(command).toMatchObject({ target: { iommuDrivers: [] }, domains: [{ cmdline: 'a=b  c' }] });
  });

  test.each([
    ['', undefined],
    ['help', undefined],
    ['--help', undefined],
    ['build --help', 'build'],
    ['build b.dtb -h', 'build'],
    ['help inspect', 'inspect'],
  ])('"%s" asks for help', (line, about) => {
    expect(parseArguments(words(line))).toEqual({ kind: 'help', ...(about && { about }) });
  });

  test('of check, where a plan may be missing', () => {
    expect(parseArguments(words('check - --sarif --fail-on warning --iommu none'))).toEqual({
      kind: 'check',
      host: '-',
      overlays: [],
      domains: [],
      target: { iommuDrivers: [] },
      files: [],
      format: 'sarif',
      failOn: 'warning',
    });
  });

  test('of inspect, whose parts come in the order of the help', () => {
    expect(parseArguments(words('inspect b.dtb --show tree,board --tree x'))).toMatchObject({
      show: ['board', 'tree'],
      tree: 'x',
      json: false,
    });
  });

  test('where "--" ends the options', () => {
    expect(parseArguments(words('inspect -- --odd.dtb'))).toMatchObject({ host: '--odd.dtb' });
  });
});

test.each([
  ['bild b.dtb', 'there is no command "bild"'],
  ['build -o out --domain a', 'no host tree is named'],
  ['build b.dtb --domain a', '-o DIR is missing'],
  ['build b.dtb -o out', 'nothing to build'],
  ['build b.dtb p.json c.dtb -o out', '"c.dtb" is one file too many'],
  ['build b.dtb p.json --domain a -o out', '--domain does not go with a project file'],
  ['build b.dtb -o out --assign /a --domain a', '--assign is about a domain: it stands after --domain NAME'],
  ['build b.dtb -o out --domain a --assign', '--assign needs the path of a node'],
  ['build b.dtb -o out --domain a --assign soc', '"soc" after --assign is no path of a node'],
  ['build b.dtb -o out --domain a --domain a', 'two domains are called a'],
  ['build b.dtb -o out --domain ../a', '"../a" is no name of a domain'],
  ['build b.dtb -o out --domain ..', '".." is no name of a domain'],
  ['build b.dtb -o out --domain a --boot kvm', '--boot is one of xl, dom0less, both, not "kvm"'],
  ['build b.dtb -o out --domain a --memory 1.5', '--memory is a whole number, 1 or more, not "1.5"'],
  ['build b.dtb -o out --domain a --vcpus 0', '--vcpus is a whole number, 1 or more, not "0"'],
  ['build b.dtb -o out --domain a --xen 4.1', '--xen is one of 4.17,'],
  ['build b.dtb -o out --domain a --iommu smmu,amd', '--iommu is one of smmu, smmuv3, ipmmu, not "amd"'],
  ['build b.dtb -o out --domain a --memmory 4', 'there is no option --memmory'],
  ['build b.dtb --domain a -o', '-o needs a value'],
  ['build b.dtb -o out --domain a --constructor', 'there is no option --constructor'],
  ['help bild', 'there is no command "bild"'],
  ['check b.dtb --format xml', '--format is one of text, json, sarif, not "xml"'],
  ['check b.dtb --fail-on all', '--fail-on is one of error, warning, info, never, not "all"'],
  ['check', 'no host tree is named'],
  ['check b.dtb --files', '--files needs a configuration'],
  ['check b.dtb p.json --files a.cfg', 'they do not go with a project file'],
  ['fleet --csv', 'no host tree is named'],
  ['fleet a --sort size', '--sort is one of name, model,'],
  ['compare a.dtb', 'two sides are needed'],
  ['compare a b --host 1 --host 2 --host 3', '--host is given once'],
  ['rebind -o x', 'no project file is named'],
  ['rebind p.json -o x', 'no host tree is named'],
  ['rebind p.json b.dtb', '-o FILE is missing'],
  ['rebind p.json b.dtb -o x --accept all', '--accept is one of moved, changed, vanished'],
  ['import --host b.dtb -o p', 'nothing to import'],
  ['import d.cfg -o p', '--host HOST is missing'],
  ['import d.cfg --host b.dtb', '-o FILE is missing'],
  ['inspect a.dtb b.dtb', '"b.dtb" is one file too many'],
  ['inspect a.dtb --show registers', '--show is one of board, devices, scmi, tree, not "registers"'],
])('"%s" is refused', (line, message) => {
  expect(() => parseArguments(words(line))).toThrow(UsageError);
  expect(() => parseArguments(words(line))).toThrow(message);
});
