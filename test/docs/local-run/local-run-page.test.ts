import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localRunPage } from '../../../docs/generate/local-run/local-run-page';

test('docs/local-run.md says what the code says: if not, run `npm run docs`', () => {
  const page = readFileSync(join(__dirname, '../../../docs/local-run.md'), 'utf8');

  expect(page).toBe(localRunPage());
});
