import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnlyProperties } from '../../docs/generate/create-only-properties';

const FILE = '../../packages/local-account/src/engine/stacks/create-only-properties.json';

test('what is replaced when it changes is what AWS’s schemas say: npm run docs', () => {
  expect(readFileSync(join(__dirname, FILE), 'utf8')).toBe(createOnlyProperties());
});
