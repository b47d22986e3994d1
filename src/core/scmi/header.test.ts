import { expect, test } from 'vitest';
import { readHeader, readScmiNames, scmiName } from './header.ts';

test('numbers are read as headers write them, and nothing else', () => {
  const header = `
/* SPDX-License-Identifier: GPL-2.0 */
#ifndef _DT_BINDINGS_ACME_H
#define _DT_BINDINGS_ACME_H
#define BASE 0x10
#define ONE 1 /* the first */
#define  TWO  (2)
# define THREE 3U // third
#define FOUR (BASE + 4)
#define SAME FOUR
#define TEXT "five"
#define MACRO(x) (x)
#define LATER (NOT_YET + 1)
#define NOT_YET 9
#define ONE 77
#endif`;
  expect(readHeader(header).map(({ name, value }) => `${name}=${value}`)).toEqual([
    'BASE=16',
    'ONE=1',
    'TWO=2',
    'THREE=3',
    'FOUR=20',
    'SAME=20',
    'NOT_YET=9',
  ]);
});

test('a name says what it is of; where some say SCMI the others belong to another provider', () => {
  const header = `
#define CK_HSE 0
#define CK_SCMI_HSE 0
#define CK_SCMI_HSI 1
#define RST_SCMI_SPI6 0
#define VOLTD_SCMI_REG11 0
#define ACME_PD_GPU 4
#define ACME_PERF_CPU 2
#define ACME_SENSOR_PMIC 3`;
  expect(readScmiNames('acme.h', header)).toEqual([
    { file: 'acme.h', protocol: 0x11, names: [{ id: 4, name: 'ACME_PD_GPU' }] },
    { file: 'acme.h', protocol: 0x13, names: [{ id: 2, name: 'ACME_PERF_CPU' }] },
    {
      file: 'acme.h',
      protocol: 0x14,
      names: [
        { id: 0, name: 'CK_SCMI_HSE' },
        { id: 1, name: 'CK_SCMI_HSI' },
      ],
    },
    { file: 'acme.h', protocol: 0x15, names: [{ id: 3, name: 'ACME_SENSOR_PMIC' }] },
    { file: 'acme.h', protocol: 0x16, names: [{ id: 0, name: 'RST_SCMI_SPI6' }] },
    { file: 'acme.h', protocol: 0x17, names: [{ id: 0, name: 'VOLTD_SCMI_REG11' }] },
  ]);
});

test('the file speaks for names that say nothing, and the header loaded last for an id', () => {
  const first = readScmiNames('acme-clock.h', '#define MAIN 7\n#define SIDE 8');
  const second = readScmiNames('board-clock.h', '#define SIDE_PLL 8');
  expect(first.map(({ protocol }) => protocol)).toEqual([0x14]);
  const lists = [...first, ...second];
  expect([7, 8, 9, undefined].map((id) => scmiName(lists, 0x14, id))).toEqual([
    'MAIN',
    'SIDE_PLL',
    undefined,
    undefined,
  ]);
  expect(scmiName(lists, 0x16, 7)).toBeUndefined();
  expect(scmiName(undefined, 0x14, 7)).toBeUndefined();
  expect(readScmiNames('acme.h', '#define MAIN 7')).toEqual([]);
});
