import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listen } from '@pipeline/local-account';
import { NpmStart } from './npm-start';

test('with --once, shows the sample transaction at every hop and ends with 0', async () => {
  const start = new NpmStart('--once', '--port', '0');

  const code = await start.ended();

  expect(start.output).toMatch(/^MyServerlessApplicationStack\.ApiEndpoint = http:\/\/127\.0\.0\.1:\d+$/m);
  expect(start.output).toMatch(/^Ready/m);
  for (const hop of ['HTTP API', 'queue', 'bus', 'archive', 'rule', 'workflow', 'function', 'log']) {
    expect(start.output).toMatch(new RegExp(` ${hop} `));
  }
  expect(start.output).toContain(String.raw`"body":"{\"key1\":\"value1\", \"key2\":\"value2\"}"`);
  expect(code).toBe(0);
}, 90_000);

test('serves until it is interrupted, then ends with 0 and leaves nothing behind', async () => {
  const start = new NpmStart('--port', '0');
  const [, endpoint = ''] = await start.says(/ApiEndpoint = (http:\S+)/);
  await start.says(/SUCCEEDED/);
  await expect(fetch(endpoint, { method: 'POST', body: '{}' })).resolves.toMatchObject({ status: 200 });

  start.interrupt();

  await expect(start.ended()).resolves.toBe(0);
  await expect(fetch(endpoint)).rejects.toThrow('fetch failed');
}, 90_000);

test('says what to do when the port is in use, before it synthesizes anything', async () => {
  const other = await listen(0, () => undefined);
  const port = new URL(other.url).port;
  const start = new NpmStart('--port', port);

  const code = await start.ended();
  await other[Symbol.asyncDispose]();

  expect(start.output).toBe(`Port ${port} is in use. Choose another with --port, or any with --port 0.\n`);
  expect(code).toBe(1);
}, 30_000);

test('refuses a port that is none', async () => {
  const start = new NpmStart('--port', 'http');

  await expect(start.ended()).resolves.toBe(1);
  expect(start.output).toContain('A port is a whole number from 0 to 65535');
}, 30_000);

test('removes what a killed run left behind', async () => {
  const killed = spawnSync(process.execPath, ['-e', '']).pid;
  const abandoned = join(__dirname, `../../.local-run/cloud-assembly-${killed}-abc`);
  await mkdir(abandoned, { recursive: true });

  await new NpmStart('--once', '--port', '0').ended();

  expect(existsSync(abandoned)).toBe(false);
}, 90_000);

test('removes the cloud assembly it ran from', async () => {
  const assemblies = async () => new Set(await readdir(join(__dirname, '../../.local-run')));
  const before = await assemblies();
  const start = new NpmStart('--once', '--port', '0');
  await start.says(/^Ready/m);
  const [own = ''] = [...(await assemblies())].filter((name) => !before.has(name));

  await start.ended();

  expect(own).not.toBe('');
  expect(await assemblies()).not.toContain(own);
}, 90_000);
