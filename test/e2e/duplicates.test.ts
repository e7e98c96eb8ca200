import { setImmediate } from 'node:timers/promises';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { AwsError, type Intercept, ManualClock } from '@pipeline/local-account';
import { post, unprocessed } from './follow-transaction';
import { ProcessingOnce } from './processing-once';
import { replay } from './replay';

/** The operation whose answers are lost: what it does is done, and its caller makes it again, or gives up. */
let lossy: string | undefined;
/** How many answers are lost. */
let losses = 0;

const intercept: Intercept = async ({ operation, input }, proceed) => {
  const output = await proceed(input);
  if (operation !== lossy || losses === 0) return output;
  losses--;
  throw new AwsError('InternalError', 'The answer is lost on purpose.', 500);
};

const clock = new ManualClock();
let once: ProcessingOnce;

beforeAll(async () => {
  once = await ProcessingOnce.start({}, { intercept, clock });
}, 60_000);
beforeEach(() => {
  losses = 0;
});
afterAll(() => once[Symbol.asyncDispose]());

/** Posts a transaction that is processed, although so many answers of an operation are lost. @returns its `apiRequestId` */
async function postAndLose(body: string, operation?: string, answers = 0): Promise<string> {
  [lossy, losses] = [operation, answers];
  const { apiRequestId } = await post(once.stack, body);
  await once.completed(apiRequestId);
  return apiRequestId;
}

/** Moves time on until something is done that takes time. */
async function passTimeUntil(done: Promise<void>): Promise<void> {
  let isDone = false;
  const markDone = () => (isDone = true);
  done.then(markDone, markDone);
  while (!isDone) {
    await clock.advance(1_000);
    await setImmediate();
  }
  await done;
}

test('a redelivery is suppressed and counted: the bus had taken the event, and the pipe did not learn of it', async () => {
  const id = await postAndLose('"redelivery"', 'PutEvents', 1);

  await clock.advance(60_000);

  await once.suppressed(id, 1);
  expect(await once.timesProcessed('"redelivery"')).toBe(1);
});

test('a retry is suppressed and counted: the workflow had started, and the rule did not learn of it', async () => {
  const id = await postAndLose('"retry"', 'StartExecution', 2);

  await clock.advance(10 * 60_000);

  await once.suppressed(id, 2);
  expect(await once.timesProcessed('"retry"')).toBe(1);
});

test('a replay is suppressed and counted', async () => {
  const from = new Date(Math.floor(clock.now() / 1_000) * 1_000);
  const id = await postAndLose('"replay"');
  await clock.advance(1_000);

  await passTimeUntil(replay(once.stack, 'once', from));

  await once.suppressed(id, 1);
  expect(await once.timesProcessed('"replay"')).toBe(1);
});

test('a redrive of what is undelivered is suppressed and counted: the bus had taken each of 60 events', async () => {
  const { sqs, outputs } = once.stack;
  const id = await postAndLose('"undelivered"', 'PutEvents', 60);
  await clock.advance(61 * 60_000);
  await once.suppressed(id, 59);

  await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: outputs.UndeliveredQueueArn }));
  await clock.advance(60_000);

  await once.suppressed(id, 60);
  expect(await once.timesProcessed('"undelivered"')).toBe(1);
});

test('a redrive of what is unprocessed is suppressed and counted: the workflow had started each of 186 times', async () => {
  const { sqs, outputs } = once.stack;
  const id = await postAndLose('"unprocessed"', 'StartExecution', 186);
  await clock.advance(24 * 3_600_000);
  await once.suppressed(id, 185);

  const { Body } = await unprocessed(once.stack, id);
  const { endpoint, region, credentials } = sqs.config;
  const states = new SFNClient({ region, credentials, endpoint: await endpoint?.() });
  await states.send(new StartExecutionCommand({ stateMachineArn: outputs.StateMachineArn, input: Body }));
  states.destroy();

  await once.suppressed(id, 186);
  expect(await once.timesProcessed('"unprocessed"')).toBe(1);
});
