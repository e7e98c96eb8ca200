import { ListPipesCommand, PipesClient, StopPipeCommand } from '@aws-sdk/client-pipes';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FaultSpec, ManualClock } from '@pipeline/local-account';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { post, startRun, type TestRun } from './run';
import { advance, clientOf, replayDay } from './time-by-hand';
import { findTransactions, type Found } from './transaction-places';

const BODY = '{"amount": 1.0}';
const DAY_MS = 86_400_000;
const NOWHERE: Found = { logged: [], undelivered: [], unprocessed: [], waiting: [] };

let clock: ManualClock;
let run: TestRun;
beforeEach(() => {
  clock = new ManualClock();
});
afterEach(() => run[Symbol.asyncDispose]());

/** The stack as it would be deployed, with every limit as long as it is. */
async function start(faults: readonly FaultSpec[] = []): Promise<void> {
  run = await startRun(readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? ''), { faults, clock });
}

const neverOnTheBus: FaultSpec = { hop: 'events:PutEvents', fault: 'error', code: 'AccessDeniedException' };

test('a rule that cannot start the workflow tries 185 times again within 24 hours, then its event is unprocessed', async () => {
  await start([{ hop: 'states:StartExecution', fault: 'throttle' }]);
  const { apiRequestId } = await post(run, BODY);

  const before = await advance(run, 'PT2H');
  const after = await advance(run, 'PT22H');

  expect(before).not.toHaveProperty('DeadLetterSent');
  expect(after).toMatchObject({ DeadLetterSent: 1 });
  expect(run.trace.records.filter(({ what }) => what === 'TargetFailed')).toHaveLength(186);
  const { unprocessed } = await findTransactions(run);
  expect(unprocessed).toEqual([
    {
      apiRequestId,
      body: BODY,
      attributes: {
        ERROR_CODE: 'THROTTLING',
        ERROR_MESSAGE: expect.stringContaining('Rate exceeded') as string,
        RULE_ARN: run.output('RuleArn'),
        TARGET_ARN: run.output('StateMachineArn'),
        RETRY_ATTEMPTS: '185',
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      },
    },
  ]);
}, 30_000);

test('a message whose event the bus never takes is received 60 times in an hour, then it is undelivered', async () => {
  await start([neverOnTheBus]);
  const { apiRequestId } = await post(run, BODY);

  const before = await advance(run, 'PT58M');
  const after = await advance(run, 'PT3M');

  expect(before).not.toHaveProperty('MessageMoved');
  expect(after).toMatchObject({ MessageMoved: 1 });
  expect(run.trace.records.filter(({ what }) => what === 'MessageReceived')).toHaveLength(60);
  await expect(findTransactions(run)).resolves.toEqual({
    ...NOWHERE,
    undelivered: [{ apiRequestId, body: BODY, attributes: { apiRequestId } }],
  });
}, 30_000);

test('a message that is moved to the dead letters lives 14 days from its sending on', async () => {
  await start([neverOnTheBus]);
  const sqs = new SQSClient(clientOf(run));
  const count = async () => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: run.output('UndeliveredQueueUrl'),
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    return Attributes?.ApproximateNumberOfMessages;
  };
  await post(run, BODY);

  const moved = await advance(run, 'PT1H5M');
  await stopPipe();
  await advance(run, 'P13DT22H45M');
  const before = await count();
  await advance(run, 'PT20M');
  const after = await count();

  expect([before, after]).toEqual(['1', '0']);
  expect(moved).toMatchObject({ MessageMoved: 1 });
  expect(run.trace.records.at(-1)).toMatchObject({ what: 'MessageExpired' });
  sqs.destroy();
}, 30_000);

/** Nothing is under way any more, and the pipe need not look for it every 20 seconds. */
async function stopPipe(): Promise<void> {
  const pipes = new PipesClient(clientOf(run));
  const [pipe] = (await pipes.send(new ListPipesCommand({}))).Pipes!;
  await pipes.send(new StopPipeCommand({ Name: pipe!.Name }));
  pipes.destroy();
}

const daysAgo = (days: number) => clock.now() - days * DAY_MS;

test('what was sent last week is replayed, and a week later it is no longer in the archive', async () => {
  await start();
  const { apiRequestId } = await post(run, BODY);
  await advance(run, 'PT1M');
  await stopPipe();
  await advance(run, 'P5DT23H59M');

  await replayDay(run, 'six-days-ago', daysAgo(6));
  const first = await advance(run, 'PT10M');
  await advance(run, 'P2D');
  await replayDay(run, 'eight-days-ago', daysAgo(8));
  const second = await advance(run, 'PT10M');

  expect(first).toMatchObject({ EventReplayed: 1, LogWritten: 1 });
  expect(second).not.toHaveProperty('EventReplayed');
  const { logged } = await findTransactions(run);
  expect(logged.map((place) => place.apiRequestId)).toEqual([apiRequestId, apiRequestId]);
}, 30_000);

test('an archive that is as late as on AWS has an event after ten minutes', async () => {
  await start([{ hop: 'archive', fault: 'delay' }]);
  await post(run, BODY);

  await advance(run, 'PT9M');
  await replayDay(run, 'too-soon', daysAgo(1));
  const tooSoon = await advance(run, 'PT1M');
  await replayDay(run, 'in-time', daysAgo(1));
  const inTime = await advance(run, 'PT10M');

  expect(tooSoon).not.toHaveProperty('EventReplayed');
  expect(inTime).toMatchObject({ EventReplayed: 1, LogWritten: 1 });
}, 30_000);
