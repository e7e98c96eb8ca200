import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SourceWatch } from '../../local/source-watch';

let folder: string;
let sources: SourceWatch | undefined;
const { signal } = new AbortController();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterEach(async () => {
  await sources?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function watchWith(cdkJson: object): Promise<SourceWatch> {
  write('cdk.json', JSON.stringify(cdkJson));
  write('lib/stack.ts');
  write('lib/deep/part.ts');
  write('docs/page.ts');
  write('node_modules/some-package/index.js');
  write('.local-run/cloud-assembly/manifest.json');
  sources = await SourceWatch.start(folder);
  return sources;
}

test('tells what is written, added and removed', async () => {
  const watch = await watchWith({});
  const expected = ['lib/added.ts', 'lib/deep/part.ts', 'lib/stack.ts'];

  write('lib/stack.ts', 'changed');
  write('lib/added.ts');
  rmSync(join(folder, 'lib/deep/part.ts'));

  const told = new Set<string>();
  while (told.size < expected.length) for (const path of await watch.next(signal)) told.add(path);
  expect([...told].sort()).toEqual(expected);
});

test('keeps what changes while nobody waits', async () => {
  const watch = await watchWith({});
  write('lib/stack.ts', 'changed');
  await watch.next(signal);

  write('lib/deep/part.ts', 'changed');

  await expect(watch.next(signal)).resolves.toEqual(['lib/deep/part.ts']);
});

test.each([
  ['what cdk.json excludes', { watch: { exclude: ['docs', '*.md'] } }, ['docs/page.ts', 'README.md']],
  ['what cdk.json does not include', { watch: { include: 'lib/**' } }, ['docs/page.ts', 'bin/app.ts']],
  ['packages, hidden files and what is synthesized', {}, ['node_modules/some-package/index.js', '.env']],
  ['what a local run writes', {}, ['.local-run/cloud-assembly/manifest.json', 'cdk.out/tree.json']],
])('%s is left out', async (_, cdkJson, leftOut) => {
  const watch = await watchWith(cdkJson);

  for (const path of leftOut) write(path, 'changed');
  write('lib/stack.ts', 'changed');

  await expect(watch.next(signal)).resolves.toEqual(['lib/stack.ts']);
});

test('tells of nothing when it is told to end', async () => {
  const watch = await watchWith({});
  const end = new AbortController();

  const next = watch.next(end.signal);
  end.abort();

  await expect(next).resolves.toEqual([]);
});

test('a cdk.json that cannot be read is refused', async () => {
  write('cdk.json', '{"watch": {"exclude": 7}}');

  await expect(SourceWatch.start(folder)).rejects.toThrow('cdk.json does not say what to watch');
});
