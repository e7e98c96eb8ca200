import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { clockCommand } from '../../local/clock/clock-command';
import { runControlCommand } from '../../local/control/control-command';
import { faultCommand } from '../../local/fault/fault-command';
import { PrintedLines } from '../local/terminal/printed-lines';
import { copyApp } from './copied-app';
import { npmScript } from './npm-script';
import { NpmStart } from './npm-start';

let appDirectory: string;
let start: NpmStart;
let port: string;
/** Where time stands still. */
let then: string;
beforeAll(async () => {
  appDirectory = await copyApp();
  start = new NpmStart(['--port', '0', '--clock', 'manual', '--fault', 'pipe throttle seed=7'], {
    appDirectory,
  });
  [, port = ''] = await start.waitForOutput(/ApiEndpoint = http:\S+:(\d+)/);
  [, then = ''] = await start.waitForOutput(/^Time stands still at (\S+): npm run clock -- advance 25h$/m);
}, 60_000);
afterAll(async () => {
  start.interrupt();
  await start.ended();
  await rm(appDirectory, { recursive: true });
});

/** `npm run clock` or `npm run fault`, as npm runs it. @returns what it prints, and its exit code */
async function commandProcess(script: 'clock' | 'fault', options: readonly string[], at: string) {
  const [program, ...words] = npmScript(script);
  try {
    const { stdout } = await promisify(execFile)(program, [...words, ...options, '--port', at]);
    return { stdout, stderr: '', code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
}

const COMMANDS = { clock: clockCommand, fault: faultCommand };

/** The same without a process of its own, for the run. */
async function command(script: 'clock' | 'fault', words: readonly string[]) {
  const output = new PrintedLines();
  const errors = new PrintedLines();
  const code = await runControlCommand(COMMANDS[script](output), [...words, '--port', port], errors);
  const textOf = ({ lines }: PrintedLines) => lines.map((line) => `${line}\n`).join('');
  return { stdout: textOf(output), stderr: textOf(errors), code };
}

/** The faults, once the pipe has met the first: it takes a moment to the sample transaction. */
async function listOnceStruck() {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const listed = await command('fault', ['list']);
    if (listed.stdout.includes('struck 1') || Date.now() > deadline) return listed;
  }
}

test('what goes wrong from the start is said, is listed, and ends when it is cleared', async () => {
  await start.waitForOutput(/^fault-1 {2}pipe throttle seed=7$/m);
  const set = await command('fault', ['set', 'function', 'crash', 'count=3', 'seed=8']);
  const listed = await listOnceStruck();
  const cleared = await command('fault', ['clear', 'fault-1']);
  const moved = await command('clock', ['advance', '1h']);

  expect(set).toMatchObject({ stdout: 'fault-2    function crash count=3 seed=8  struck 0\n', code: 0 });
  expect(listed.stdout).toBe(
    'fault-1    pipe throttle seed=7           struck 1\nfault-2    function crash count=3 seed=8  struck 0\n',
  );
  expect(cleared.stdout).toBe('fault-1    pipe throttle seed=7  struck 1\n');
  const now = new Date(Date.parse(then) + 3_600_000).toISOString();
  expect(moved.stdout).toMatch(new RegExp(`^${then} to ${now}\n`));
  expect(moved.stdout).toMatch(/^ {7}1 {2}FaultStruck$/m);
  await start.waitForOutput(/^ +\+60\.0 s {2}fault {5}crash at lambda:Invoke \(fault-2\)$/m);
});

test('time stands still until it is moved', async () => {
  const before = await commandProcess('clock', [], port);
  const moved = await command('clock', ['advance', '1h']);
  const after = await command('clock', []);

  const [, now = ''] = /^(\S+), moved by hand/.exec(before.stdout) ?? [];
  const later = new Date(Date.parse(now) + 3_600_000).toISOString();
  expect(before.stdout).toContain('; next something falls due at ');
  expect(moved.stdout).toBe(`${now} to ${later}\n`);
  expect(after.stdout).toContain(`${later}, moved by hand`);
});

test('what the run refuses is said in its words', async () => {
  await expect(command('fault', ['set', 'sqs:Send crash'])).resolves.toMatchObject({
    stdout: '',
    stderr: expect.stringMatching(
      /^Fault: hop sqs:Send: the local run does not serve it\. Of sqs it serves .*SendMessage, /,
    ) as string,
    code: 1,
  });
});

test('where there is no run, how to start it is said', async () => {
  await expect(commandProcess('fault', [], '1')).resolves.toMatchObject({
    stderr: 'No local run listens on port 1. Start it: npm start -- --port 1\n',
    code: 1,
  });
});
