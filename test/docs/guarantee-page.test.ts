import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(__dirname, '../../docs/guarantee.md'), 'utf8');

/** The rows of the table of what is promised: promise, mechanism and test. */
const promises = page
  .slice(page.indexOf('| What is promised'), page.indexOf('### What was run'))
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('there are promises', () => {
  expect(promises.length).toBeGreaterThan(10);
});

// That each of these files is there, test/docs/pages.test.ts sees.
test.each(promises)('"%s" names what keeps it, and the test that shows it', (_, mechanism, shownBy) => {
  expect(mechanism).not.toBe('');
  expect(shownBy).toMatch(/\]\(\.\.\/test\/\S+\)/);
});
