import fc from 'fast-check';
import { splitLines } from '../../../commands/send/split-lines';

async function* inChunks(bytes: Buffer, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function linesOf(bytes: Buffer, size = 7) {
  const lines: [number, string][] = [];
  for await (const { number, bytes: line } of splitLines(inChunks(bytes, size))) {
    lines.push([number, line.toString('latin1')]);
  }
  return lines;
}

test('each line has its number, and blank ones are left out', async () => {
  expect(await linesOf(Buffer.from('{"a":1}\n\n \t\r\n{"b": 2 }\n[3]'))).toEqual([
    [1, '{"a":1}'],
    [4, '{"b": 2 }'],
    [5, '[3]'],
  ]);
});

test('every byte of a line is kept, wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      async (array, size) => {
        const bytes = Buffer.from(array);
        const expected = bytes
          .toString('latin1')
          .split('\n')
          .map((line, index): [number, string] => [index + 1, line])
          .filter(([, line]) => /[^ \t\r]/.test(line));
        expect(await linesOf(bytes, size)).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
});

test('a line that the API would not take is refused before it fills the memory', async () => {
  const endless = (async function* () {
    for (;;) yield Buffer.alloc(1024 * 1024, 'x');
  })();
  const reading = (async () => {
    for await (const { number } of splitLines(endless)) expect(number).toBe(0);
  })();
  await expect(reading).rejects.toThrow('Line 1 is longer than 10 MiB');
});
