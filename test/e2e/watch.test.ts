import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NpmStart } from './npm-start';
import { changeApp, makeWatchedApp } from './watched-app';

const { CLOUD_ASSEMBLY = '' } = process.env;

/** Posts transactions, one after another, until it is told to stop. @returns the ids of those that were accepted */
async function postUntil(stop: AbortSignal, endpoint: string): Promise<string[]> {
  const ids: string[] = [];
  while (!stop.aborted) {
    const { headers, status } = await fetch(endpoint, { method: 'POST', body: String(ids.length) });
    expect(status).toBe(200);
    ids.push(headers.get('apigw-requestid') ?? '');
    // A load of no more than a few of them at once.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return ids;
}

test('what is saved is deployed while transactions flow, none is lost, and what fails leaves the stack as it was', async () => {
  const appDirectory = await makeWatchedApp(CLOUD_ASSEMBLY);
  const start = new NpmStart(['--watch', '--verbose', '--port', '0'], { appDirectory });
  const [, endpoint = ''] = await start.waitForOutput(/ApiEndpoint = (http:\S+)/);
  await start.waitForOutput(/^Watching the sources/m);
  const stopped = new AbortController();
  const posting = postUntil(stopped.signal, endpoint);

  await changeApp(appDirectory, 'anotherWorkflow');
  await start.waitForOutput(/^change.cjs changed: [^]*^Deployed after [\d.]+ s\.$/m);
  await start.waitForOutput(/Deployed[^]*"replayName":"another way"/);
  await changeApp(appDirectory, 'failing');
  await start.waitForOutput(/^A state has no end\.\nThe stack runs on as it was\.$/m);
  await changeApp(appDirectory, 'refused');
  await start.waitForOutput(/Fleet[^]*AWS::GameLift::Fleet[^]*^The stack runs on as it was\.$/m);
  await changeApp(appDirectory, 'anotherWorkflow');
  await start.waitForOutput(/^Nothing in the stack is other than before/m);

  stopped.abort();
  const ids = await posting;
  for (const id of ids) await start.waitForOutput(new RegExp(`${id} {2}replay|${id} {2}processed`));
  start.interrupt();
  await expect(start.ended()).resolves.toBe(0);
  expect(start.output).toContain('0 dead letters');
  await expect(readdir(join(appDirectory, '.local-run'))).resolves.toEqual([]);
  await rm(appDirectory, { recursive: true });
}, 90_000);
