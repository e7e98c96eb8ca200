import { DescribePipeCommand, PipesClient, StartPipeCommand, StopPipeCommand } from '@aws-sdk/client-pipes';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { ArrayOutput } from '../../commands/frame/array-output';
import { type CommandRun, runCommandLine } from '../commands/run-command-line';
import { clientsOf } from './clients';
import { eventually, logged, post } from './follow-transaction';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;
let pipes: PipesClient;
beforeAll(async () => {
  stack = await stackUnderTest();
  ({ pipes } = clientsOf(stack));
}, 60_000);
afterAll(async () => {
  pipes.destroy();
  await stack.stop();
});

function pipeline(...words: string[]): Promise<CommandRun> {
  return runCommandLine([...words, ...stack.commandOptions]);
}

async function pipeIs(state: string): Promise<void> {
  const Name = stack.outputs.PipeName;
  await eventually(`a pipe that is ${state}`, async () => {
    const { CurrentState } = await pipes.send(new DescribePipeCommand({ Name }));
    return CurrentState === state ? state : undefined;
  });
}

/** Waits until there are so many dead letters in *unprocessed*. */
async function lettersThere(count: number): Promise<void> {
  const QueueUrl = stack.outputs.UnprocessedQueueUrl;
  await eventually(`${count} letters`, async () => {
    const { Attributes } = await stack.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages) >= count ? true : undefined;
  });
}

test('a transaction that was processed is traced by either of its ids, with its way', async () => {
  const { apiRequestId } = await post(stack, '{"n":1}');
  const followed = await pipeline('trace', '--follow', '60', '--id', apiRequestId);
  expect(followed).toMatchObject({
    exitCode: 0,
    records: [{ type: 'transaction', outcome: 'processed', apiRequestId, duplicates: 0, letters: [] }],
  });
  const [{ messageId, hops }] = followed.records as unknown as [
    { messageId: string; hops: { place: string }[] },
  ];
  expect(hops.map(({ place }) => place)).toEqual(['api', 'queue', 'pipe', 'bus', 'function']);

  const byMessage = await pipeline('trace', messageId);
  expect(byMessage).toMatchObject({ exitCode: 0, records: [{ outcome: 'processed', apiRequestId, hops }] });
}, 90_000);

test('each of many that failed is traced to its letter, and none is received for the third time', async () => {
  const sent = await Promise.all(Array.from({ length: 5 }, () => post(stack, 'no JSON')));
  await lettersThere(sent.length);
  for (const { apiRequestId } of sent) {
    const traced = await pipeline('trace', '--follow', '60', '--id', apiRequestId);
    expect(traced).toMatchObject({
      exitCode: 1,
      records: [
        { outcome: 'failed', letters: [{ queue: 'unprocessed', error: 'MalformedTransactionError' }] },
      ],
    });
  }
  const ids = sent.flatMap(({ apiRequestId }) => ['--id', apiRequestId]);
  const listed = await pipeline('dead-letters', 'list', 'unprocessed', '--each', ...ids);
  const receives = listed.records.map(({ receiveCount }) => receiveCount as number);
  expect(receives).toHaveLength(sent.length);
  // The last one is this list's.
  expect(Math.max(...receives)).toBeLessThanOrEqual(3);
}, 90_000);

test('one that the API refused, and one that nobody knows, are told apart', async () => {
  const { apiRequestId } = await post(stack, '');
  const refused = await pipeline('trace', '--follow', '60', '--id', apiRequestId);
  expect(refused).toMatchObject({ exitCode: 1, records: [{ outcome: 'refused', request: { status: 400 } }] });
  const unknown = await pipeline('trace', 'nobody-knows-this-id');
  expect(unknown).toMatchObject({ exitCode: 1, records: [{ outcome: 'unknown', hops: [] }] });
}, 90_000);

test('while the pipe stands still, a transaction is accepted and not seen, and the status says why', async () => {
  const Name = stack.outputs.PipeName;
  await pipes.send(new StopPipeCommand({ Name }));
  await pipeIs('STOPPED');
  const { apiRequestId } = await post(stack, '{"n":2}');
  const traced = await eventually('the access log', async () => {
    const run = await pipeline('trace', '--id', apiRequestId);
    return run.records[0]?.outcome === 'unknown' ? undefined : run;
  });
  const status = await pipeline('status');
  await pipes.send(new StartPipeCommand({ Name }));
  await logged(stack, apiRequestId);

  expect(traced).toMatchObject({ exitCode: 0, records: [{ outcome: 'accepted', processed: [] }] });
  expect(status).toMatchObject({
    exitCode: 0,
    records: [
      {
        pipe: { state: 'STOPPED' },
        rule: { state: 'ENABLED' },
        queue: { waiting: expect.any(Number) as number },
      },
    ],
  });
}, 90_000);

test('transactions are shown as they come, and failures are marked', async () => {
  const output = new ArrayOutput();
  const ended = new AbortController();
  const running = runCommandLine(['tail', ...stack.commandOptions], { output, signal: ended.signal });
  await eventually('a session', () => Promise.resolve(output.notes[0]));
  const good = await post(stack, '{"n":3}');
  const bad = await post(stack, 'no JSON');
  const told = (apiRequestId: string) =>
    output.records.filter((record) => record.apiRequestId === apiRequestId).map(({ what }) => what);
  await eventually('all of it', () =>
    Promise.resolve(
      told(good.apiRequestId).length === 2 &&
        told(bad.apiRequestId).length === 2 &&
        output.records.some(({ what }) => what === 'execution-failed')
        ? true
        : undefined,
    ),
  );
  ended.abort();

  expect((await running).exitCode).toBe(0);
  expect(told(good.apiRequestId).sort()).toEqual(['accepted', 'processed']);
  expect(told(bad.apiRequestId).sort()).toEqual(['accepted', 'failed']);
}, 90_000);
