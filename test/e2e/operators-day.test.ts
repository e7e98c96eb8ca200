import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandRun, runCommandLine } from '../commands/run-command-line';
import { eventually, logged, recordsOf } from './follow-transaction';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

/** On AWS an event takes up to ten minutes into the archive, and a replay some more. */
const REPLAYED_WITHIN_MS = process.env.E2E_STACK_NAME === undefined ? 60_000 : 25 * 60_000;
const DEADLINE_MS = REPLAYED_WITHIN_MS + 5 * 60_000;

/** The clocks of this machine and of AWS need not agree to the second. */
const CLOCKS_DIFFER_MS = 10_000;

/** What tells this day's transactions from those of others. */
const DAY = randomUUID();

let stack: StackUnderTest;
beforeAll(async () => {
  stack = await stackUnderTest();
}, 60_000);
afterAll(() => stack.stop());

/** What an operator types. */
function pipeline(words: readonly string[], input?: string): Promise<CommandRun> {
  return runCommandLine([...words, ...stack.commandOptions], { input });
}

interface Sent {
  readonly apiRequestId: string;
  readonly body: string;
}

async function send(bodies: readonly string[]): Promise<Sent[]> {
  const { exitCode, records } = await pipeline(['send', '-', '--lines'], bodies.join('\n'));
  expect(exitCode).toBe(0);
  const sent = records.filter(({ type }) => type === 'sent');
  return sent.map(({ apiRequestId, line }) => ({
    apiRequestId: String(apiRequestId),
    body: bodies[Number(line) - 1]!,
  }));
}

const idsOf = (sent: readonly Sent[]) => sent.map(({ apiRequestId }) => apiRequestId).sort();

/** The options that choose the letters of these. */
const chosen = (sent: readonly Sent[]) => idsOf(sent).flatMap((id) => ['--id', id]);

/** Waits for letters: what fails takes a while, as on AWS, where it is tried again. @returns their ids */
function lettersOf(sent: readonly Sent[]): Promise<string[]> {
  return eventually(`${sent.length} letters`, async () => {
    const { records } = await pipeline(['dead-letters', 'list', 'unprocessed', '--each', ...chosen(sent)]);
    if (records.length < sent.length) return undefined;
    return records.map(({ apiRequestId }) => String(apiRequestId)).sort();
  });
}

/** Redrives. SQS counts late what has just come: until then there is nothing to be redriven. */
function redriven(words: readonly string[]): Promise<CommandRun> {
  return eventually('letters to redrive', async () => {
    const run = await pipeline(['dead-letters', 'redrive', ...words]);
    return run.records.length > 0 ? run : undefined;
  });
}

test(
  'of a hundred transactions those that failed are found, told why, corrected, redriven and replayed, and all are accounted for',
  async () => {
    const from = new Date(Date.now() - CLOCKS_DIFFER_MS);
    const sent = await send(
      Array.from({ length: 100 }, (_, index) =>
        index % 10 === 0 ? `{"day": "${DAY}", "bad": ${index},}` : `{"day": "${DAY}", "good": ${index}}`,
      ),
    );
    expect(sent).toHaveLength(100);
    const bad = sent.filter(({ body }) => body.includes('"bad"'));
    const good = sent.filter(({ body }) => body.includes('"good"'));

    // Which failed, and why?
    expect(await lettersOf(bad)).toEqual(idsOf(bad));
    const [first, ...others] = bad;
    const list = await pipeline(['dead-letters', 'list', 'unprocessed', ...chosen(bad)]);
    expect(list.records).toMatchObject([
      { type: 'letterGroup', errorCode: 'MalformedTransactionError', count: 10 },
    ]);
    const show = ['dead-letters', 'show', 'unprocessed', '--limit', '1', '--id', first!.apiRequestId];
    expect((await pipeline(show)).records).toMatchObject([
      { transaction: first!.body, errorMessage: 'The body is not JSON.' },
    ]);
    // Looked at so often, its letter is not received again: it is remembered.
    const trace = await pipeline(['trace', '--id', first!.apiRequestId]);
    expect(trace).toMatchObject({
      exitCode: 1,
      records: [{ outcome: 'failed', letters: [{ error: 'MalformedTransactionError' }] }],
    });

    // One is corrected, and is another transaction from then on.
    process.env.VISUAL = `sed -i s/,}/}/`;
    const edit = ['dead-letters', 'redrive', 'unprocessed', '--edit', '--yes', '--id', first!.apiRequestId];
    const edited = await pipeline(edit);
    expect(edited.records).toMatchObject([
      { outcome: 'redriven', apiRequestId: first!.apiRequestId },
      { type: 'redrive', redriven: 1 },
    ]);
    const { newApiRequestId } = edited.records[0] as unknown as { newApiRequestId: string };
    expect((await logged(stack, newApiRequestId)).body).toBe(first!.body.replace(',}', '}'));

    // The others are redriven, and come back: nobody has removed the cause.
    const redriven = await pipeline(['dead-letters', 'redrive', 'unprocessed', '--yes', ...chosen(others)]);
    expect(redriven.exitCode).toBe(0);
    expect(redriven.records.at(-1)).toMatchObject({ redriven: 9, refused: 0, notDeleted: 0 });
    expect(await lettersOf(others)).toEqual(idsOf(others));

    // The hour is replayed: what was well is processed once more, and what was not is a letter once more.
    await eventually(
      'all in a replay',
      async () => {
        const replayed = await pipeline(['replay', '--from', from.toISOString(), '--to', 'now', '--yes']);
        expect(replayed.exitCode).toBe(0);
        const { processed, refused, deadLetters } = replayed.records.at(-1)! as Record<string, unknown>;
        const isAll = Number(processed) >= 91 && Number(refused) >= 10 && Number(deadLetters) >= 10;
        return isAll || undefined;
      },
      REPLAYED_WITHIN_MS,
    );

    // Each is accounted for.
    for (const { apiRequestId, body } of good) {
      const records = await recordsOf(stack, apiRequestId);
      expect(records.length).toBeGreaterThanOrEqual(2);
      expect(records.every((record) => record.body === body)).toBe(true);
    }
    const dropped = await pipeline(['dead-letters', 'drop', 'unprocessed', '--yes', ...chosen(bad)]);
    expect(dropped.records.at(-1)).toMatchObject({ type: 'drop', remaining: 0 });
    expect(new Set(dropped.records.slice(0, -1).map(({ apiRequestId }) => apiRequestId)).size).toBe(10);
  },
  DEADLINE_MS,
);

test(
  'letters of undelivered reach the log by SQS’s own move, or one by one, with the id that they had',
  async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const lines = ids.map((apiRequestId, index) =>
      JSON.stringify({
        queue: 'undelivered',
        messageId: 'of-the-export',
        apiRequestId,
        sentAt: new Date().toISOString(),
        body: `{"day": "${DAY}", "undelivered": ${index}}`,
        attributes: { apiRequestId: { DataType: 'String', StringValue: apiRequestId } },
      }),
    );
    const imported = await pipeline(['dead-letters', 'import', '-', '--yes'], lines.join('\n'));
    expect(imported.records.at(-1)).toMatchObject({ type: 'import', imported: 3, lastLine: 3 });

    const one = await redriven(['undelivered', '--yes', '--id', ids[0]!]);
    expect(one.records.at(-1)).toMatchObject({ type: 'redrive', queue: 'undelivered', redriven: 1 });
    const all = await redriven(['undelivered', '--yes']);
    expect(all.exitCode).toBe(0);
    expect(all.records.at(-1)).toMatchObject({ type: 'redrive', redriven: 2, isComplete: true });

    for (const [index, id] of ids.entries()) {
      expect((await logged(stack, id)).body).toBe(`{"day": "${DAY}", "undelivered": ${index}}`);
    }
  },
  DEADLINE_MS,
);

test(
  'a load at the end of the day is accounted for to its last transaction',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'operators-day-'));
    const report = join(folder, 'load.html');
    const size = ['--rate', '20', '--duration', '2s', '--size', '200'];

    const { exitCode, records } = await pipeline(['load', ...size, '--report', report, '--yes']);

    const page = readFileSync(report, 'utf8');
    rmSync(folder, { recursive: true });
    expect(records.at(-1)).toMatchObject({ sent: 40, accepted: 40, processed: 40, lost: 0, altered: 0 });
    expect(exitCode).toBe(0);
    expect(page).toContain('None of 40 accepted transactions is lost or altered.');
  },
  DEADLINE_MS,
);
