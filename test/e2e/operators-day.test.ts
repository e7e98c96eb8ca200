import { randomUUID } from 'node:crypto';
import { type CommandRun, runCommandLine } from '../commands/run-command-line';
import { eventually, logged, post, recordsOf } from './follow-transaction';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

/** On AWS an event takes up to ten minutes into the archive, and a replay some more. */
const IS_DEPLOYED = process.env.E2E_STACK_NAME !== undefined;
const DEADLINE_MS = IS_DEPLOYED ? 30 * 60_000 : 60_000;

/** What tells this day's letters from those of others. */
const DAY = randomUUID();

let stack: StackUnderTest;
beforeAll(async () => {
  stack = await stackUnderTest();
}, 60_000);
afterAll(() => stack.stop());

/** Runs a command on the stack. @returns its records and its exit code */
async function pipeline(...words: string[]): Promise<CommandRun> {
  return runCommandLine([...words, ...stack.commandOptions]);
}

/** Lists letters until there are so many: what fails takes a while, and is tried again. */
function listOf(count: number, ids: readonly string[]): Promise<CommandRun> {
  return eventually(`${count} letters`, async () => {
    const run = await pipeline('dead-letters', 'list', 'unprocessed', '--each', ...ids);
    return run.records.length === count ? run : undefined;
  });
}

interface Sent {
  readonly apiRequestId: string;
  readonly body: string;
}

async function send(bodies: readonly string[]): Promise<Sent[]> {
  return Promise.all(
    bodies.map(async (body) => {
      const { status, apiRequestId } = await post(stack, body);
      expect(status).toBe(200);
      return { apiRequestId, body };
    }),
  );
}

test(
  'of a hundred transactions, those that failed are found, told why, corrected, and all are accounted for',
  async () => {
    const from = new Date(Math.floor(Date.now() / 1000) * 1000);
    const good = await send(Array.from({ length: 90 }, (_, index) => `{"day": "${DAY}", "good": ${index}}`));
    const bad = await send(Array.from({ length: 10 }, (_, index) => `{"day": "${DAY}", "bad": ${index},}`));
    const ids = bad.flatMap(({ apiRequestId }) => ['--id', apiRequestId]);
    await Promise.all(good.map(({ apiRequestId }) => logged(stack, apiRequestId)));

    // Find why.
    await listOf(bad.length, ids);
    const list = await pipeline('dead-letters', 'list', 'unprocessed', ...ids);
    expect(list.records).toMatchObject([
      { type: 'letterGroup', errorCode: 'MalformedTransactionError', count: 10 },
    ]);
    const [first, ...others] = bad;
    const shown = await pipeline(
      'dead-letters',
      'show',
      'unprocessed',
      '--limit',
      '1',
      '--id',
      first!.apiRequestId,
    );
    expect(shown.records).toMatchObject([
      { transaction: first!.body, errorMessage: 'The body is not JSON.' },
    ]);

    // Correct one.
    process.env.VISUAL = `sed -i 's/,}/}/'`;
    const edited = await pipeline(
      'dead-letters',
      'redrive',
      'unprocessed',
      '--edit',
      '--yes',
      '--id',
      first!.apiRequestId,
    );
    expect(edited.exitCode).toBe(0);
    expect(edited.records).toMatchObject([
      { outcome: 'redriven', apiRequestId: first!.apiRequestId },
      { type: 'redrive', redriven: 1 },
    ]);
    const corrected = await logged(stack, String(edited.records[0]!.newApiRequestId));
    expect(corrected.body).toBe(first!.body.replace(',}', '}'));

    // The others come back, as they are: nothing has become of their cause.
    const theirs = others.flatMap(({ apiRequestId }) => ['--id', apiRequestId]);
    const redriven = await pipeline('dead-letters', 'redrive', 'unprocessed', '--yes', ...theirs);
    expect(redriven.exitCode).toBe(0);
    expect(redriven.records.at(-1)).toMatchObject({
      type: 'redrive',
      redriven: 9,
      refused: 0,
      notDeleted: 0,
    });
    const again = await listOf(9, ids);
    expect(again.records.map(({ apiRequestId }) => apiRequestId).sort()).toEqual(
      others.map(({ apiRequestId }) => apiRequestId).sort(),
    );

    // Replay the hour.
    const to = new Date(Date.now() + 1_000);
    const replayed = await pipeline(
      'replay',
      '--from',
      from.toISOString(),
      '--to',
      to.toISOString(),
      '--yes',
    );
    expect(replayed.exitCode).toBe(0);
    expect(replayed.records.at(-1)).toMatchObject({
      type: 'replay',
      state: 'COMPLETED',
      processed: 91,
      refused: 10,
      deadLetters: 10,
    });

    // Account for every one.
    for (const { apiRequestId, body } of good.slice(0, 5)) {
      const records = await recordsOf(stack, apiRequestId);
      expect(records.map((record) => record.body)).toEqual([body, body]);
    }
    const dropped = await pipeline('dead-letters', 'drop', 'unprocessed', '--yes', ...ids);
    expect(dropped.records.at(-1)).toMatchObject({ type: 'drop', remaining: 0 });
  },
  DEADLINE_MS,
);
