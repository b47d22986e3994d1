import { expect, test } from 'vitest';
import { refusalDetails } from './refusal-details.ts';

const bytes = Uint8Array.from({ length: 200 }, (_, i) => i);

test('the details can be pasted into a report', () => {
  const details = refusalDetails({
    files: [{ name: 'a.dtb', bytes: bytes.subarray(0x41, 0x51) }],
    error: { code: 'bad-magic', offset: 0, message: 'the magic is wrong' },
  });
  expect(details).toBe(
    'a.dtb, 16 bytes\nbad-magic at 0x0: the magic is wrong\n' +
      '0000  41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50  ABCDEFGHIJKLMNOP\n',
  );
});
