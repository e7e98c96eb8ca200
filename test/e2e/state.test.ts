import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyApp } from './copied-app';
import { NpmStart } from './npm-start';

/** So many transactions are on their way when the run is killed. */
const TRANSACTIONS = 60;

const POST = { method: 'POST', headers: { 'content-type': 'application/json' } };

test('every transaction that was accepted before a kill -9 is processed by the next run on the same folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'state-test-'));
  const options = ['--port', '0', '--state', folder];
  const appDirectory = await copyApp();
  const first = new NpmStart(options, { appDirectory });
  const [, address = ''] = await first.waitForOutput(/ApiEndpoint = (http:\S+)/);
  await first.waitForOutput(/ {2}processed /);
  const sent = Array.from({ length: TRANSACTIONS }, async (_, number) => {
    const { status, headers } = await fetch(address, { ...POST, body: JSON.stringify({ number }) });
    expect(status).toBe(200);
    return headers.get('apigw-requestid') ?? '';
  });
  const ids = await Promise.all(sent);
  first.interrupt('SIGKILL');
  await first.ended();

  const second = new NpmStart(options, { appDirectory });
  await second.waitForOutput(/^Ready/m);
  const processed = (output: string) => ids.filter((id) => output.includes(`${id}  processed`));
  const before = processed(first.output);
  const later = ids.filter((id) => !before.includes(id));
  for (const id of later) await second.waitForOutput(new RegExp(`${id} {2}processed`));
  second.interrupt('SIGTERM');
  await expect(second.ended()).resolves.toBe(0);

  expect(new Set([...before, ...processed(second.output)]).size).toBe(TRANSACTIONS);
  expect(second.output).toContain(`Go on with it: npm start -- --state ${folder}`);
  await expect(readdir(join(appDirectory, '.local-run'))).resolves.toEqual([]);
  for (const directory of [folder, appDirectory]) await rm(directory, { recursive: true });
}, 180_000);
