import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { letterMemoryOnDisk } from '../../../commands/letters/letter-memory';
import { seen } from '../trace/evidence';

const folder = mkdtempSync(join(tmpdir(), 'letter-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the next command recalls what a queue had, and of no other queue', () => {
  letterMemoryOnDisk(folder).remember('one', [seen()]);
  expect(letterMemoryOnDisk(folder).recall('one')).toEqual([seen()]);
  expect(letterMemoryOnDisk(folder).recall('other')).toEqual([]);
});

test('a file that is none of its own is as if nobody had looked', () => {
  letterMemoryOnDisk(folder).remember('broken', [seen()]);
  for (const file of readdirSync(folder)) writeFileSync(join(folder, file), '[{"queue":');
  expect(letterMemoryOnDisk(folder).recall('broken')).toEqual([]);
});

test('where nothing can be written, nothing is remembered, and nothing fails', () => {
  const memory = letterMemoryOnDisk(join(__filename, 'no-folder'));
  memory.remember('one', [seen()]);
  expect(memory.recall('one')).toEqual([]);
});
