import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { StreamPrinter } from '@pipeline/terminal';
import { LineWriter } from '../../../commands/frame/line-writer';
import { asJson, forPerson } from '../../../commands/frame/record-format';
import { recordKind } from '../../../commands/frame/record-kind';
import { StreamOutput } from '../../../commands/frame/stream-output';

const thing = recordKind({
  type: 'thing',
  summary: 'A thing.',
  fields: { id: z.string().describe('which'), text: z.string().describe('what it says') },
  show: ({ id, text }) => [
    { cells: [{ text: id, width: 4, tone: 'success' }], rest: { text }, overflow: 'wrap' },
  ],
});

const screen = { isTTY: true, columns: 60 };
const TEXT = 'one two three four five six seven eight nine ten eleven twelve thirteen';

test('a terminal of 60 columns gets lines that fit, and colours', () => {
  const lines = forPerson(screen, {})(thing, { id: 'a', text: TEXT }).trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  const plain = lines.map((line) => stripVTControlCharacters(line));
  expect(Math.max(...plain.map(({ length }) => length))).toBeLessThanOrEqual(60);
  expect(lines[0]).toContain('\u001b[32m');
});

test.each([
  ['NO_COLOR', screen, { NO_COLOR: '1' }, 'a    b\n'],
  ['a pipe', { isTTY: false, columns: 0 }, {}, 'a     b\n'],
])('with %s there are no colours', (_, stream, environment, line) => {
  expect(forPerson(stream, environment)(thing, { id: 'a', text: 'b' })).toBe(line);
});

test('nothing that a terminal obeys comes from a record', () => {
  const text = 'x\u001b[2J\u009b1m\u202e\u{e0001}';
  expect(forPerson(screen, { NO_COLOR: '1' })(thing, { id: 'a', text })).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
  const json = asJson(thing, { id: 'a', text });
  expect(json).toMatch(/^[\x20-\x7e]+\n$/);
  expect(JSON.parse(json)).toEqual({ type: 'thing', id: 'a', text });
});

/** Standard output whose reader is slow, or goes away. */
function outputTo(stream: PassThrough) {
  const unread: Error[] = [];
  const writer = new LineWriter(stream as unknown as NodeJS.WriteStream, (error) => unread.push(error));
  const notes = new PassThrough() as unknown as NodeJS.WriteStream;
  const output = new StreamOutput({
    writer,
    format: asJson,
    notes: new StreamPrinter(notes),
    isScreen: false,
    errorStream: notes,
  });
  return { output, writer, unread, notes };
}

test('a reader that is slow is waited for', async () => {
  const stream = new PassThrough({ highWaterMark: 16 });
  const { output } = outputTo(stream);
  let isWritten = false;
  const writing = output.write(thing, { id: 'a', text: TEXT }).then(() => (isWritten = true));
  await new Promise(setImmediate);
  expect(isWritten).toBe(false);
  stream.resume();
  await writing;
  expect(isWritten).toBe(true);
});

test('a reader that goes away is told once, and ends whoever writes', async () => {
  const stream = new PassThrough({ highWaterMark: 1 });
  const { output, unread } = outputTo(stream);
  const writing = output.write(thing, { id: 'a', text: TEXT });
  stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  await expect(writing).rejects.toMatchObject({ name: 'UnreadError' });
  await expect(output.write(thing, { id: 'b', text: '' })).rejects.toMatchObject({ name: 'UnreadError' });
  expect(unread).toHaveLength(1);
});

test('what cannot be written for another reason is told', async () => {
  const stream = new PassThrough({ highWaterMark: 1 });
  const { output, unread } = outputTo(stream);
  const writing = output.write(thing, { id: 'a', text: TEXT });
  stream.destroy(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }));
  await expect(writing).rejects.toThrow('Standard output cannot be written: ENOSPC');
  expect(unread).toEqual([]);
});

test('notes are lines of standard error', () => {
  const { output, notes } = outputTo(new PassThrough());
  output.note('one\ntwo');
  expect(String((notes as unknown as PassThrough).read())).toBe('one\ntwo\n');
});
