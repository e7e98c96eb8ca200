import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canBeHeld } from '../../../local/synthesis/can-be-held';

let app: string;
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), 'app-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(app, { recursive: true });
});

function canBeHeldWith(settings: object): boolean {
  writeFileSync(join(app, 'cdk.json'), JSON.stringify(settings));
  return canBeHeld(app);
}

test.each([
  'node bin/run.cjs',
  'node --import tsx "bin/my app.ts"',
  'npx ts-node --prefer-ts-exts bin/app.ts',
  'npx tsx bin/app.ts',
])('%s is held', (command) => {
  expect(canBeHeldWith({ app: command })).toBe(true);
});

test.each([
  ['another language', 'python3 app.py'],
  ['a command before it', 'make && node app.js'],
  ['a command within it', 'node app.js $(cat stage)'],
  ['an output that is read', 'node app.js | tee log'],
  ['a folder', 'cdk.out'],
])('%s is not held', (_, command) => {
  expect(canBeHeldWith({ app: command })).toBe(false);
});

test('an app that is built before it runs is not held', () => {
  expect(canBeHeldWith({ app: 'node app.js', build: 'tsc' })).toBe(false);
});

test('an app without settings is not held', () => {
  expect(canBeHeld(app)).toBe(false);
});

test('a command of the environment takes the place of that of cdk.json', () => {
  jest.replaceProperty(process, 'env', { ...process.env, CDK_APP: 'python3 app.py' });

  expect(canBeHeldWith({ app: 'node app.js' })).toBe(false);
});
