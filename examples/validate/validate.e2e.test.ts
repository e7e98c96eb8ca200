import { exampleUnderTest } from '../../test/e2e/example-under-test';
import { eventually, logged, post, recordsOf, unprocessed } from '../../test/e2e/follow-transaction';
import { answerIn, runCommandsOf } from '../../test/e2e/page-commands';
import { replay } from '../../test/e2e/replay';
import type { StackUnderTest } from '../../test/e2e/stack-under-test';
import { validateTransactions } from '.';

let stack: StackUnderTest;
beforeAll(async () => {
  stack = await exampleUnderTest({ processor: validateTransactions });
}, 60_000);
afterAll(() => stack.stop());

const VALID = '{"key1": "value1", "amount": 1.0, "id": 12345678901234567890}';

test('the commands of the README do what it says', async () => {
  const stdout = await runCommandsOf('examples/validate/README.md', stack);

  expect(stdout).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
  expect(stdout.replaceAll('\t', '  ')).toContain(await answerIn('examples/validate/README.md'));
}, 60_000);

test('a transaction as agreed is logged byte for byte, and again when it is replayed', async () => {
  const { apiRequestId } = await post(stack, VALID);
  const { body, eventTime } = await logged(stack, apiRequestId);
  expect(body).toBe(VALID);

  await replay(stack, 'valid', new Date(eventTime));

  const replayed = await eventually('the record of the replay', async () =>
    (await recordsOf(stack, apiRequestId)).find(({ replayName }) => replayName === 'valid'),
  );
  expect(replayed.body).toBe(VALID);
});

test('one that is not is a dead letter with the whole event, each time that it comes, and is not logged', async () => {
  const body = '{"key1": ""}';
  const { apiRequestId } = await post(stack, body);
  const deadLetter = await unprocessed(stack, apiRequestId);
  const event = JSON.parse(deadLetter.Body!) as { time: string; detail: { body: string } };
  expect(event.detail.body).toBe(body);
  expect(deadLetter.MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'InvalidTransactionError' },
    ERROR_MESSAGE: { StringValue: '/key1: Too small: expected string to have >=1 characters' },
  });

  await replay(stack, 'invalid', new Date(event.time));

  expect((await unprocessed(stack, apiRequestId)).Body).toContain('"replay-name":"invalid"');
  expect(await recordsOf(stack, apiRequestId)).toEqual([]);
});

test('one that is not even JSON is told as the logger tells it', async () => {
  const { apiRequestId } = await post(stack, 'key1=value1');

  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'MalformedTransactionError' },
  });
});

test('a client that sends again makes a transaction of its own', async () => {
  const [first, second] = [await post(stack, VALID), await post(stack, VALID)];

  expect(second.apiRequestId).not.toBe(first.apiRequestId);
  for (const { apiRequestId } of [first, second]) {
    expect(await logged(stack, apiRequestId)).toMatchObject({ body: VALID });
  }
});
