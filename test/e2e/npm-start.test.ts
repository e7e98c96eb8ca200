import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listen } from '@pipeline/local-account';
import { copyApp } from './copied-app';
import { NpmStart } from './npm-start';

test('with --once, shows the sample transaction at every hop and ends with 0', async () => {
  const start = new NpmStart(['--once', '--port', '0']);

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
  const start = new NpmStart(['--port', '0']);
  const [, endpoint = ''] = await start.waitForOutput(/ApiEndpoint = (http:\S+)/);
  await start.waitForOutput(/SUCCEEDED/);
  await expect(fetch(endpoint, { method: 'POST', body: '{}' })).resolves.toMatchObject({ status: 200 });

  start.interrupt();

  await expect(start.ended()).resolves.toBe(0);
  await expect(fetch(endpoint)).rejects.toThrow('fetch failed');
}, 90_000);

test('says what to do when the port is in use, before it synthesizes anything', async () => {
  const other = await listen(0, () => undefined);
  const port = new URL(other.url).port;
  const start = new NpmStart(['--port', port]);

  const code = await start.ended();
  await other[Symbol.asyncDispose]();

  expect(start.output).toBe(`Port ${port} is in use. Choose another with --port, or any with --port 0.\n`);
  expect(code).toBe(1);
}, 30_000);

test('refuses a port that is none', async () => {
  const start = new NpmStart(['--port', 'http']);

  await expect(start.ended()).resolves.toBe(1);
  expect(start.output).toContain('A port is a whole number from 0 to 65535');
}, 30_000);

test('removes the cloud assembly it ran from', async () => {
  const appDirectory = await copyApp();
  const assemblies = () => readdir(join(appDirectory, '.local-run'));
  const start = new NpmStart(['--once', '--port', '0'], appDirectory);
  await start.waitForOutput(/^Ready/m);
  await expect(assemblies()).resolves.toHaveLength(1);

  await start.ended();

  await expect(assemblies()).resolves.toEqual([]);
  await rm(appDirectory, { recursive: true });
}, 90_000);

test('with --once, ends with 1 and the reason when the sample transaction is not logged', async () => {
  const appDirectory = await appWithout('sqs:SendMessage');
  const start = new NpmStart(['--once', '--port', '0'], appDirectory);

  const code = await start.ended();
  await rm(appDirectory, { recursive: true });

  expect(start.output).toMatch(/^The sample transaction was not logged\. The API answered \d{3}/m);
  expect(code).toBe(1);
}, 90_000);

/** A copy of the app, but for an action that no policy allows any more. */
async function appWithout(action: string): Promise<string> {
  const appDirectory = await copyApp();
  const template = join(appDirectory, 'assembly/MyServerlessApplicationStack.template.json');
  await writeFile(template, (await readFile(template, 'utf8')).replaceAll(action, 'sqs:ListQueues'));
  return appDirectory;
}
