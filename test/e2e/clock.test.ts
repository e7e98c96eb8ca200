import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyApp } from './copied-app';
import { NpmStart } from './npm-start';

const PROJECT = join(__dirname, '../..');

/** `npm run clock`, as npm runs it. @returns what it prints */
async function clockCommand(...words: string[]): Promise<string> {
  const tsx = join(PROJECT, 'node_modules/.bin/tsx');
  const { stdout } = await promisify(execFile)(tsx, [join(PROJECT, 'local/clock/main.ts'), ...words]);
  return stdout;
}

test('time stands still until it is moved', async () => {
  const appDirectory = await copyApp();
  const start = new NpmStart(['--port', '0', '--clock', 'manual'], { appDirectory });
  const [, port = ''] = await start.waitForOutput(/ApiEndpoint = http:\S+:(\d+)/);
  const [, then = ''] = await start.waitForOutput(
    /^Time stands still at (\S+): npm run clock -- advance 25h$/m,
  );
  await start.waitForOutput(/ {2}processed /);

  const before = await clockCommand('--port', port);
  const moved = await clockCommand('advance', '1h', '--port', port);
  const after = await clockCommand('--port', port);

  expect(before).toMatch(new RegExp(`^${then}, moved by hand; next something falls due at `));
  const now = new Date(Date.parse(then) + 3_600_000).toISOString();
  expect(moved).toBe(`${then} to ${now}\n`);
  expect(after).toContain(`${now}, moved by hand`);
  start.interrupt();
  await expect(start.ended()).resolves.toBe(0);
  await rm(appDirectory, { recursive: true });
}, 90_000);
