import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { exampleUnderTest } from '../../test/e2e/example-under-test';
import { type Answer, eventually, logged, post, unprocessed } from '../../test/e2e/follow-transaction';
import { answerIn, runCommandsOf } from '../../test/e2e/page-commands';
import { replay } from '../../test/e2e/replay';
import type { StackUnderTest } from '../../test/e2e/stack-under-test';
import { approveOrders } from '.';

interface Decision {
  readonly 'detail-type': string;
  readonly source: string;
  readonly detail: { readonly apiRequestId: string; readonly order: string; readonly totalCents: number };
}

let stack: StackUnderTest;
/** All that have been fetched so far. */
const decisions: Decision[] = [];

beforeAll(async () => {
  stack = await exampleUnderTest({ processor: approveOrders });
}, 60_000);
afterAll(() => stack.stop());

const order = (...lines: object[]) => JSON.stringify({ order: 'A-1', lines });

/** Waits until there are so many decisions about a transaction. */
function decisionsAbout(apiRequestId: string, count = 1): Promise<Decision[]> {
  return eventually(`${count} decisions about ${apiRequestId}`, async () => {
    const { Messages = [] } = await stack.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: stack.outputs.ApprovalQueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
      }),
    );
    decisions.push(...Messages.map(({ Body }) => JSON.parse(Body!) as Decision));
    const about = decisions.filter(({ detail }) => detail.apiRequestId === apiRequestId);
    return about.length >= count ? about : undefined;
  });
}

test('the commands of the README do what it says', async () => {
  const stdout = await runCommandsOf('examples/approve/README.md', stack);

  const decision = JSON.parse(/\{.*\}/.exec(stdout)?.[0] ?? '') as Decision;
  expect(JSON.parse(`{${await answerIn('examples/approve/README.md')}}`)).toEqual({
    'detail-type': decision['detail-type'],
    source: decision.source,
  });
  expect(decision.detail).toMatchObject({ order: 'A-1', totalCents: 300 });
}, 60_000);

test('an order is decided by its total, once, and starts no workflow; what has no lines is logged alone', async () => {
  const of = (cents: number) => order({ quantity: 1, cents: cents - 1 }, { quantity: 1, cents: 1 });
  const none = await post(stack, '{"key1":"value1"}');
  const within = await post(stack, of(100_000));
  const above = await post(stack, of(100_001));

  const expectDecision = async ({ apiRequestId }: Answer, detailType: string, totalCents: number) => {
    const detail = { apiRequestId, order: 'A-1', totalCents };
    expect(await decisionsAbout(apiRequestId)).toMatchObject([{ 'detail-type': detailType, detail }]);
  };
  await expectDecision(within, 'Order Approved', 100_000);
  await expectDecision(above, 'Order Refused', 100_001);
  await expect(logged(stack, none.apiRequestId)).resolves.toMatchObject({ body: '{"key1":"value1"}' });
  expect(decisions.filter(({ detail }) => detail.apiRequestId === none.apiRequestId)).toEqual([]);
});

test.each([
  [
    'a line without a price',
    order({ quantity: 1, cents: 5 }, { quantity: 1 }),
    'OrderLineError',
    '/lines/1 has no',
  ],
  ['half a pen', order({ quantity: 0.5, cents: 150 }), 'OrderLineError', '/lines/0 has no'],
  ['lines that are no list', '{"lines": "two pens"}', 'States.QueryEvaluationError', ''],
  [
    'more lines than are taken',
    order(...Array.from({ length: 41 }, () => ({}))),
    'States.QueryEvaluationError',
    '',
  ],
  ['no JSON', 'two pens', 'MalformedTransactionError', 'The body is not JSON.'],
])('an order with %s is a dead letter with the whole event', async (_, body, code, message) => {
  const { apiRequestId } = await post(stack, body);

  const deadLetter = await unprocessed(stack, apiRequestId);
  expect(JSON.parse(deadLetter.Body!)).toMatchObject({ detail: { body } });
  expect(deadLetter.MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: code },
    ERROR_MESSAGE: { StringValue: expect.stringContaining(message) as string },
  });
});

test('a duplicate is decided on again: one that is replayed as the same transaction, one that is sent again as another', async () => {
  const body = order({ quantity: 3, cents: 7 });
  const { apiRequestId } = await post(stack, body);
  const again = await post(stack, body);
  await decisionsAbout(apiRequestId);
  const { eventTime } = await logged(stack, apiRequestId);

  await replay(stack, 'orders', new Date(eventTime));

  const [first, second] = await decisionsAbout(apiRequestId, 2);
  expect(second?.detail).toEqual(first?.detail);
  const [another] = await decisionsAbout(again.apiRequestId);
  expect(another?.detail).toEqual({ ...first?.detail, apiRequestId: again.apiRequestId });
});
