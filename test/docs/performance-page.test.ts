import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecording } from '../../bench/recorded/recording';
import { performanceDrawings, performancePage } from '../../docs/generate/performance-page';

const written = (name: string) => readFileSync(join(__dirname, '../../docs', name), 'utf8');

test('docs/performance.md is what was recorded: if not, run `npm run docs`', () => {
  expect(written('performance.md')).toBe(performancePage());
});

test('so are its drawings', () => {
  for (const [name, drawing] of Object.entries(performanceDrawings())) expect(written(name)).toBe(drawing);
});

test('no transaction of the recorded growth became a dead letter', () => {
  const { result } = readRecording('growth');

  expect(result.length).toBeGreaterThan(1);
  expect(result.map(({ deadLetters }) => deadLetters)).toEqual(result.map(() => 0));
});
