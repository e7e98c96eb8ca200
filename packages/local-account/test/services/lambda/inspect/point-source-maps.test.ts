import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pointSourceMaps } from '../../../../src/services/lambda/inspect/point-source-maps';

const directory = mkdtempSync(join(tmpdir(), 'source-maps-'));
afterAll(() => rmSync(directory, { recursive: true }));

const ASSET = '/app/.local-run/assembly/asset.1';
const HANDLER = pathToFileURL('/app/lambda/handler.ts').href;

const MAP = { version: 3, sources: ['../../../lambda/handler.ts', 'webpack://x.ts'], mappings: 'AAAA' };

async function pointed(name: string, text: string): Promise<string> {
  writeFileSync(join(directory, name), text);
  await pointSourceMaps(directory, ASSET);
  return readFileSync(join(directory, name), 'utf8');
}

test.each([
  ['by its way from the asset', MAP],
  [
    'by its way from a root',
    { ...MAP, sourceRoot: '../../../lambda', sources: ['handler.ts', 'webpack://x.ts'] },
  ],
  ['by its path', { ...MAP, sources: ['/app/lambda/handler.ts', 'webpack://x.ts'] }],
  ['by its address', { ...MAP, sources: [HANDLER, 'webpack://x.ts'] }],
])('a source that is named %s is named by its address', async (_, map) => {
  expect(JSON.parse(await pointed('index.js.map', JSON.stringify(map)))).toEqual({
    ...MAP,
    sources: [HANDLER, 'webpack://x.ts'],
  });
});

test('a map in the code itself is pointed, too', async () => {
  const comment = '//# sourceMappingURL=data:application/json;base64,';
  const code = `run();\n${comment}${Buffer.from(JSON.stringify(MAP)).toString('base64')}\n`;
  const [first, second = ''] = (await pointed('index.js', code)).split('\n');
  expect(first).toBe('run();');
  expect(JSON.parse(Buffer.from(second.slice(comment.length), 'base64').toString())).toMatchObject({
    sources: [HANDLER, 'webpack://x.ts'],
  });
});

test.each(['no JSON', '{"sources":1}'])('what is no map stays as it is: %s', async (text) => {
  await expect(pointed('index.js.map', text)).resolves.toBe(text);
});
