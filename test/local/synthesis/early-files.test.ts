import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEarlyFiles } from '../../../local/synthesis/early-files';

let app: string;
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), 'app-'));
  mkdirSync(join(app, 'lib'));
  mkdirSync(join(app, 'node_modules'));
  writeFileSync(join(app, 'cdk.json'), '{}');
});
afterEach(() => rmSync(app, { recursive: true }));

async function isTold(path: string): Promise<boolean> {
  const before = await describeEarlyFiles(app);
  writeFileSync(join(app, path), 'changed');
  return (await describeEarlyFiles(app)) !== before;
}

test.each(['cdk.json', 'cdk.context.json', 'tsconfig.json', '.env', 'node_modules/.package-lock.json'])(
  'a change of %s is told',
  async (path) => {
    await expect(isTold(path)).resolves.toBe(true);
  },
);

test.each(['lib/stack.ts', 'app.ts', 'README.md'])('a change of %s is not', async (path) => {
  await expect(isTold(path)).resolves.toBe(false);
});

test('no folder of packages is as good as an empty one', async () => {
  const before = await describeEarlyFiles(app);

  rmSync(join(app, 'node_modules'), { recursive: true });

  await expect(describeEarlyFiles(app)).resolves.toBe(before);
});
