import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../commands/run-command-line';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

jest.setTimeout(60_000);

const PROJECT = join(__dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'confirm-'));
const report = join(directory, 'report.md');

let stack: StackUnderTest;

beforeAll(async () => {
  stack = await stackUnderTest();
});

afterAll(async () => {
  await stack.stop();
  rmSync(directory, { recursive: true });
});

interface Run {
  readonly exitCode: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

function runConfirm(...options: string[]): Promise<Run> {
  // As with somebody who has no AWS account, as the page says it is run.
  const nobodys = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')),
  );
  const noFile = join(directory, 'none');
  const environment = { AWS_CONFIG_FILE: noFile, AWS_SHARED_CREDENTIALS_FILE: noFile };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT, 'commands/pipeline.cjs'), 'confirm', '--report', report, ...options],
      { env: { ...nobodys, ...environment } },
      (error, stdout, stderr) => resolve({ exitCode: error ? error.code : 0, stdout, stderr }),
    );
  });
}

const endpoint = () => stack.outputs.ApiEndpoint!;

test('on the local run all is confirmed, and the report says so', async () => {
  const run = await runConfirm('--endpoint-url', endpoint(), '--archive-delay', '0', '--json');
  const records = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { check: string; outcome: string });
  expect(records.map(({ check, outcome }) => `${check}: ${outcome}`)).toEqual([
    'content-types: confirmed',
    'not-utf8: confirmed',
    'sqs-errors: confirmed',
    'largest-at-once: confirmed',
    'workflow-log: confirmed',
    'replay: confirmed',
  ]);
  expect(run.exitCode).toBe(0);
  expect(run.stderr).toBe(`The report is in ${report}.\n`);
  const written = readFileSync(report, 'utf8');
  expect(written.match(/\| confirmed \|/g)).toHaveLength(records.length);
  expect(written).not.toMatch(/\d{12}/);
});

test('a place where nobody listens is told in a line, with exit code 2', async () => {
  const run = await runConfirm('--endpoint-url', 'http://127.0.0.1:1');
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toMatch(/^.*Nobody listens.*npm start.*\n$/);
});

test.each([
  [
    'a stack that is not there',
    () => ['--endpoint-url', endpoint(), '--stack-name', 'Nope'],
    /stack Nope .*--stack-name/,
  ],
  ['an option that does not exist', () => ['--stack', 'x'], /unknown option '--stack'.*--help/s],
  [
    'a report that cannot be written',
    () => ['--endpoint-url', endpoint(), '--report', join(directory, 'none', 'report.md')],
    /ENOENT.*--report/,
  ],
  ['a delay that is no number', () => ['--archive-delay', 'long'], /whole number of seconds/],
])('%s is told in a line, with exit code 2', async (_, options, message) => {
  const { exitCode, notes } = await runCommandLine(['confirm', '--report', report, ...options()]);
  expect(exitCode).toBe(2);
  expect(notes.join('\n')).toMatch(message);
  expect(notes.join('\n')).not.toMatch(/\n\s+at /);
});
