import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runCommandLine } from '../commands/run-command-line';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'send-and-load-'));
let stack: StackUnderTest;
let place: string[];

beforeAll(async () => {
  stack = await stackUnderTest();
  place = ['--endpoint-url', stack.outputs.ApiEndpoint!];
});
afterAll(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true });
});

/** Writes a file. */
function fileOf(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The program in a process of its own, as a user has it. */
function startProgram(...words: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(__dirname, '../../commands/pipeline.cjs'), ...words, ...place]);
}

test('one transaction is sent as it is, and followed to its end', async () => {
  const run = await runCommandLine(['send', '--data', '{"a": 1.0}', '--wait', ...place]);
  const [sent, ended] = run.records;
  expect(run.records).toHaveLength(2);
  expect(sent).toMatchObject({
    type: 'sent',
    outcome: 'accepted',
    bytes: 10,
    sha256: createHash('sha256').update('{"a": 1.0}').digest('hex'),
    messageId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
  expect(ended).toMatchObject({
    type: 'ended',
    apiRequestId: sent?.apiRequestId,
    outcome: 'processed',
    isAltered: false,
    times: 1,
  });
  expect(run.exitCode).toBe(0);
});

test('each line of a file is one; what fails is told with its error, and the exit code is 1', async () => {
  const file = fileOf('orders.ndjson', '{"n":1}\nnot json\n\n{"n":2}\n');
  const run = await runCommandLine(['send', file, '--wait', '--concurrency', '2', ...place]);
  const ends = run.records.filter(({ type }) => type === 'ended');
  expect(ends.map(({ outcome, queue, error }) => [outcome, queue, error])).toEqual(
    expect.arrayContaining([
      ['processed', undefined, undefined],
      ['dead-lettered', 'unprocessed', 'MalformedTransactionError'],
    ]),
  );
  expect(run.records.at(-1)).toEqual({
    type: 'send-summary',
    sent: 3,
    accepted: 3,
    refused: 0,
    altered: 0,
    unanswered: 0,
    processed: 2,
    deadLettered: 1,
    missing: 0,
    duplicated: 0,
  });
  expect(run.exitCode).toBe(1);
});

test.each([
  ['nothing to send', [], /There is nothing to send/],
  ['a file that is not there', ['/nope.json'], /\/nope\.json cannot be read: ENOENT/],
  ['no seconds', ['--data', '1', '--wait', 'long'], /whole number from 0/],
])('%s is wrong usage', async (_, words, note) => {
  const run = await runCommandLine(['send', ...words, ...place]);
  expect(run.exitCode).toBe(2);
  expect(run.notes.join('\n')).toMatch(note);
});

test('what the API refuses is told with its words', async () => {
  const run = await runCommandLine(['send', '-', ...place], { input: '' });
  const error = expect.stringMatching(/^400 MissingParameter: /) as string;
  expect(run.records).toEqual([expect.objectContaining({ outcome: 'refused', status: 400, error })]);
  expect(run.exitCode).toBe(1);
});

test('a load accounts for every transaction, and its report can be read without a network', async () => {
  const report = join(folder, 'load.html');
  const run = await runCommandLine([
    'load',
    '--rate',
    '40',
    '--duration',
    '1s',
    '--size',
    '500',
    '--report',
    report,
    ...place,
  ]);
  expect(run.records).toMatchObject([
    {
      type: 'load',
      sent: 40,
      accepted: 40,
      refused: 0,
      unanswered: 0,
      processed: 40,
      deadLettered: 0,
      waiting: 0,
      lost: 0,
      altered: 0,
      duplicated: 0,
      acceptance: { count: 40 },
      endToEnd: { count: 40 },
    },
  ]);
  expect(run.exitCode).toBe(0);
  const page = readFileSync(report, 'utf8');
  expect(page).toContain('None of 40 accepted transactions is lost or altered.');
  expect(page).not.toMatch(/<script|src=|href=/);
});

test('a load that is only tried out sends nothing', async () => {
  const run = await runCommandLine(['load', '--rate', '5', '--duration', '1m', '--dry-run', ...place]);
  expect(run.notes).toEqual([expect.stringMatching(/^Would send 300 transactions of 1,000 bytes to /)]);
  expect([run.exitCode, run.records]).toEqual([0, []]);
});

test('as a program: Ctrl-C says what was sent, and a reader may go away', async () => {
  const lines = fileOf('many.ndjson', Array.from({ length: 50_000 }, (_, n) => `{"n":${n}}\n`).join(''));

  const interrupted = startProgram('send', lines, '--json');
  await once(interrupted.stdout, 'data');
  interrupted.stdout.resume();
  interrupted.kill('SIGINT');
  const said = text(interrupted.stderr);
  expect(await once(interrupted, 'exit')).toEqual([130, null]);
  expect(await said).toMatch(
    /^Stopped\. \d+ were sent and told; of \d+ more nobody knows whether they arrived\.\n$/,
  );

  const unread = startProgram('send', lines, '--json');
  const [first] = (await once(unread.stdout, 'data')) as [Buffer];
  expect(JSON.parse(first.toString().split('\n')[0]!)).toMatchObject({ type: 'sent', outcome: 'accepted' });
  unread.stdout.destroy();
  expect(await once(unread, 'exit')).toEqual([141, null]);
});
