import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { AwsError, type Intercept } from '@pipeline/local-account';
import { eventually, post, unprocessed } from './follow-transaction';
import { ProcessingOnce } from './processing-once';
import { replay } from './replay';
import type { StackUnderTest } from './stack-under-test';

let once: ProcessingOnce;
let stack: StackUnderTest;
/** What goes wrong, or is waited for, before a transaction is processed. */
let beforeProcessing: () => Promise<void>;
/** Told of each look at who has a key. */
let onLook: () => void;

const intercept: Intercept = async ({ operation, resource, input }, proceed) => {
  if (operation === 'SendMessage' && resource.includes('Processed')) await beforeProcessing();
  const output = await proceed(input);
  if (operation === 'GetItem') onLook();
  return output;
};

beforeAll(async () => {
  once = await ProcessingOnce.start({ keyInBody: '/order' }, { intercept });
  ({ stack } = once);
}, 60_000);

beforeEach(() => {
  beforeProcessing = () => Promise.resolve();
  onLook = () => undefined;
});

afterAll(() => once[Symbol.asyncDispose]());

const fail = (): never => {
  throw new AwsError('InternalError', 'It fails on purpose.', 500);
};

test('what a client sends again is processed once, and so is a replay of it', async () => {
  const body = '{"order": "again", "amount": 1.0}';
  const from = new Date();
  await post(stack, body);
  await once.completed('again');

  await post(stack, body);
  await once.suppressed('again', 1);
  await replay(stack, 'again', from, new Date(Date.now() + 1_000));

  const { completedAt, heldUntil } = await once.suppressed('again', 3);
  expect(Number(heldUntil) - Number(completedAt)).toBe(30 * 24 * 3_600);
  expect(await once.timesProcessed(body)).toBe(1);
});

test('what failed gives its key back, so that a replay of it is processed', async () => {
  const body = '{"order": "failed"}';
  const from = new Date();
  beforeProcessing = async () => fail();
  const { apiRequestId } = await post(stack, body);
  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: expect.stringMatching(/^SQS\./) as string },
  });
  expect(await once.claimOf('failed')).toEqual({});

  beforeProcessing = () => Promise.resolve();
  await replay(stack, 'failed', from, new Date(Date.now() + 1_000));

  await once.completed('failed');
  expect(await once.timesProcessed(body)).toBe(1);
});

/** Two of one order, of which the second finds the first in progress. @returns both, once the second has looked */
async function postTwoAtOnce(body: string, endOfFirst: Promise<void>): Promise<string[]> {
  const looked = new Promise<void>((resolve) => (onLook = resolve));
  const first = new Promise<void>((resolve) => {
    beforeProcessing = async () => {
      beforeProcessing = () => Promise.resolve();
      resolve();
      await endOfFirst;
    };
  });
  const one = await post(stack, body);
  await first;
  const other = await post(stack, body);
  await looked;
  return [one.apiRequestId, other.apiRequestId];
}

test('one that comes while the first is in progress waits, and is suppressed when that is done', async () => {
  const body = '{"order": "at once"}';
  const { promise, resolve } = withResolvers();
  await postTwoAtOnce(body, promise);

  resolve();

  await once.suppressed('at once', 1);
  expect(await once.timesProcessed(body)).toBe(1);
});

test('if the first fails, the one that waits is processed in its place', async () => {
  const body = '{"order": "in its place"}';
  const { promise, reject } = withResolvers();
  const [first = ''] = await postTwoAtOnce(body, promise);

  reject(new AwsError('InternalError', 'It fails on purpose.', 500));

  await unprocessed(stack, first);
  await once.completed('in its place');
  expect(await once.timesProcessed(body)).toBe(1);
});

test('another transaction with a key that was used is a dead letter, and is not dropped', async () => {
  await post(stack, '{"order": "used", "amount": 1}');
  await once.completed('used');
  const other = '{"order": "used", "amount": 2}';

  const { apiRequestId } = await post(stack, other);

  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'TransactionKeyReused' },
  });
  expect(await once.timesProcessed(other)).toBe(0);
});

test('one without a key is a dead letter', async () => {
  const { apiRequestId } = await post(stack, '{"number": "A-1"}');

  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'TransactionWithoutKey' },
    ERROR_MESSAGE: { StringValue: expect.stringMatching(/at \/order\.$/) as string },
  });
});

describe('a claim that somebody else left', () => {
  const secondsFromNow = (seconds: number) => ({ N: String(Math.floor(Date.now() / 1_000) + seconds) });

  const leave = (order: string, item: Record<string, { S: string } | { N: string }>) =>
    once.dynamoDb.send(
      new PutItemCommand({
        TableName: stack.outputs.ClaimsTableName,
        Item: { id: { S: order }, claimId: { S: 'theirs' }, bodySha256: { S: 'of another body' }, ...item },
      }),
    );

  test('ends by itself, when its execution cannot be running any more', async () => {
    await leave('aborted', { heldUntil: secondsFromNow(-1) });
    const body = '{"order": "aborted"}';
    await post(stack, body);

    await once.completed('aborted');
    expect(await once.timesProcessed(body)).toBe(1);
  });

  test('is done, and outside the window: the key can be used again, although DynamoDB has not deleted it', async () => {
    await leave('old', { heldUntil: secondsFromNow(-1), completedAt: { N: '1' }, duplicates: { N: '4' } });
    const body = '{"order": "old"}';
    await post(stack, body);

    await eventually(
      'the end of old',
      async () => Number((await once.claimOf('old')).completedAt) > 1 || undefined,
    );
    expect(await once.claimOf('old')).not.toHaveProperty('duplicates');
    expect(await once.timesProcessed(body)).toBe(1);
  });

  test('and is not over: a transaction that has waited in vain is a dead letter', async () => {
    await leave('held', { heldUntil: secondsFromNow(300) });
    const body = '{"order": "held"}';
    const { apiRequestId } = await post(stack, body);

    expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'TransactionInProgress' },
    });
    expect(await once.timesProcessed(body)).toBe(0);
    // It has released no claim but its own.
    expect(await once.claimOf('held')).toMatchObject({ claimId: 'theirs' });
  });
});

/** Node.js 20 has no `Promise.withResolvers`. */
function withResolvers() {
  let resolve = (): void => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
