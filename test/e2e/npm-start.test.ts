import { closeSync, openSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listen } from '@pipeline/local-account';
import { APP_OF_TESTS } from './app-command';
import { copyApp, SYNTHESIZED_APP } from './copied-app';
import { NpmStart } from './npm-start';

test('with --once, shows the sample transaction with every hop and ends with 0', async () => {
  const start = new NpmStart(['--once', '--port', '0'], { environment: APP_OF_TESTS });

  const code = await start.ended();

  expect(start.output).toMatch(/^Synthesizing/);
  expect(start.output).toMatch(/^ApiEndpoint = http:\/\/127\.0\.0\.1:\d+$/m);
  expect(start.output).toMatch(/^Console: http:\/\/127\.0\.0\.1:\d+\/_local\/console$/m);
  expect(start.output).toMatch(/^POST transactions to http:\/\/127\.0\.0\.1:\d+$/m);
  expect(start.output).not.toContain('console.aws');
  expect(start.output).toMatch(/^Ready/m);
  expect(start.output).toMatch(
    /^[\d:]{8} {2}\S{16} {2}processed +\d+ ms {2}\{"key1":"value1", "key2":"value2"\}$/m,
  );
  for (const hop of ['HTTP API', 'queue', 'bus', 'archive', 'rule', 'workflow', 'function', 'log']) {
    expect(start.output).toMatch(new RegExp(` ${hop} `));
  }
  expect(start.output).toContain(String.raw`"body":"{\"key1\":\"value1\", \"key2\":\"value2\"}"`);
  expect(code).toBe(0);
}, 90_000);

test('serves until Ctrl-C, says what is gone, ends with 0 and leaves nothing behind', async () => {
  const appDirectory = await copyApp();
  const start = new NpmStart(['--port', '0'], { appDirectory });
  const [, endpoint = ''] = await start.waitForOutput(/ApiEndpoint = (http:\S+)/);
  await start.waitForOutput(/ {2}processed /);
  await expect(fetch(endpoint, { method: 'POST', body: 'no JSON' })).resolves.toMatchObject({
    status: 200,
  });
  await start.waitForOutput(/ failed .* no JSON$/m);
  await expect(readdir(join(appDirectory, '.local-run'))).resolves.toHaveLength(1);

  start.interrupt();

  await expect(start.ended()).resolves.toBe(0);
  expect(start.output).toMatch(/^Ended\. 1 processed, 1 dead letter\.\nIt goes with the run\. .*\n$/m);
  expect(start.output).not.toContain('ABORTED');
  await expect(fetch(endpoint)).rejects.toThrow('fetch failed');
  await expect(readdir(join(appDirectory, '.local-run'))).resolves.toEqual([]);
  await rm(appDirectory, { recursive: true });
}, 90_000);

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'ends when npm, which started it, gets %s',
  async (signal) => {
    const start = new NpmStart(['--port', '0'], { environment: SYNTHESIZED_APP, hasNpm: true });
    const [, endpoint = ''] = await start.waitForOutput(/ApiEndpoint = (http:\S+)/);
    await start.waitForOutput(/ {2}processed /);

    start.interrupt(signal);

    await start.waitForOutput(/^Ended\./m);
    await start.ended();
    await expect(fetch(endpoint)).rejects.toThrow('fetch failed');
  },
  90_000,
);

test('goes on when nobody reads its output any more, until SIGHUP ends it as well', async () => {
  const appDirectory = await copyApp();
  const start = new NpmStart(['--port', '0'], { appDirectory });
  const [, endpoint = ''] = await start.waitForOutput(/ApiEndpoint = (http:\S+)/);

  start.stopReading();

  for (const body of ['1', '2', '3']) {
    await expect(fetch(endpoint, { method: 'POST', body })).resolves.toMatchObject({ status: 200 });
  }
  await start.waitForOutput(/^Nobody reads what is shown any more\. The run goes on; Ctrl-C ends it\.$/m);
  start.interrupt('SIGHUP');
  await expect(start.ended()).resolves.toBe(0);
  expect(start.output).not.toContain('EPIPE');
  await expect(readdir(join(appDirectory, '.local-run'))).resolves.toEqual([]);
  await rm(appDirectory, { recursive: true });
}, 90_000);

test('goes on when the disk that its output goes to is full', async () => {
  const appDirectory = await copyApp();
  const full = openSync('/dev/full', 'w');
  const start = new NpmStart(['--once', '--port', '0'], { appDirectory, stdout: full });

  await expect(start.ended()).resolves.toBe(0);

  expect(start.output).toMatch(/^\d+ lines were dropped: nobody took them\.\n$/);
  closeSync(full);
  await rm(appDirectory, { recursive: true });
}, 90_000);

test('says what to do when the port is in use, before it synthesizes anything', async () => {
  const other = await listen(0, () => undefined);
  const port = new URL(other.url).port;
  const start = new NpmStart(['--port', port]);

  const code = await start.ended();
  await other[Symbol.asyncDispose]();

  expect(start.output).toContain(
    `Port ${port} is in use. Type: npm start -- --port 0 (any that is free), or another number than 0.\n`,
  );
  expect(code).toBe(1);
}, 30_000);

test('what is typed wrong is refused in one line, before anything is synthesized', async () => {
  const start = new NpmStart(['-c', 'tracin=true']);

  await expect(start.ended()).resolves.toBe(1);
  expect(start.output).toMatch(/^Configuration: there is no key tracin .* Did you mean tracing\?\n$/);
}, 30_000);

test('a .local-run that is a file is told in a line', async () => {
  const appDirectory = await copyApp();
  await writeFile(join(appDirectory, '.local-run'), '');
  const start = new NpmStart(['--once', '--port', '0'], { appDirectory });

  await expect(start.ended()).resolves.toBe(1);

  expect(start.output.split('\n')).toEqual([
    'Synthesizing the stack ...',
    `${appDirectory}/.local-run is a file, and the local run needs a folder of this name: move it away.`,
    '',
  ]);
  await rm(appDirectory, { recursive: true });
}, 30_000);

test('--help shows examples', async () => {
  const start = new NpmStart(['--help']);

  await expect(start.ended()).resolves.toBe(0);
  expect(start.output).toContain('npm start -- --port 5500');
}, 30_000);

test('with --once, ends with 1 and the reason when the sample transaction is not logged', async () => {
  const appDirectory = await appWithout('sqs:SendMessage');
  const start = new NpmStart(['--once', '--port', '0'], { appDirectory });

  const code = await start.ended();
  await expect(readdir(join(appDirectory, '.local-run'))).resolves.toEqual([]);
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
