import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { copyApp } from './copied-app';
import { eventually, recordsOf } from './follow-transaction';
import { advance, clientOf } from './local-run/time-by-hand';
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

  const second = new NpmStart([...options, '--clock', 'manual'], { appDirectory });
  const [, LogGroupName = ''] = await second.waitForOutput(/^LogGroupName = (\S+)/m);
  const [, url = ''] = await second.waitForOutput(/--endpoint-url (\S+)/);
  await second.waitForOutput(/^Ready/m);
  // What was in the pipe's hands is hidden for another minute.
  await advance({ url }, 'PT61S');
  // The log tells, and not the terminal: the last lines of a run that is killed end with it.
  const logs = new CloudWatchLogsClient(clientOf({ url }));
  for (const id of ids) {
    await eventually(`the log record of ${id}`, async () => {
      const [record] = await recordsOf({ logs, outputs: { LogGroupName } }, id);
      return record;
    });
  }
  logs.destroy();
  second.interrupt('SIGTERM');
  await expect(second.ended()).resolves.toBe(0);

  expect(second.output).toContain(`Go on with it: npm start -- --state ${folder}`);
  await expect(readdir(join(appDirectory, '.local-run'))).resolves.toEqual([]);
  for (const directory of [folder, appDirectory]) await rm(directory, { recursive: true });
}, 90_000);
