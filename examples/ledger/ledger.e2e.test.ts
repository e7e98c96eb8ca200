import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { exampleUnderTest } from '../../test/e2e/example-under-test';
import { eventually, logged, post, recordsOf, unprocessed } from '../../test/e2e/follow-transaction';
import { answerIn, runCommandsOf } from '../../test/e2e/page-commands';
import { replay } from '../../test/e2e/replay';
import type { StackUnderTest } from '../../test/e2e/stack-under-test';
import { recordTransactions } from '.';

let stack: StackUnderTest;
let dynamoDb: DynamoDBClient;

beforeAll(async () => {
  stack = await exampleUnderTest({ processor: recordTransactions({ keyInBody: '/key1' }) });
  const { endpoint, region, credentials } = stack.sqs.config;
  dynamoDb = new DynamoDBClient({ region, credentials, endpoint: await endpoint?.() });
}, 60_000);
afterAll(async () => {
  dynamoDb.destroy();
  await stack.stop();
});

/** What is recorded under a key: the texts of its attributes. */
async function itemOf(id: string): Promise<Record<string, string | undefined> | undefined> {
  const { Item } = await dynamoDb.send(
    new GetItemCommand({ TableName: stack.outputs.LedgerTableName, Key: { id: { S: id } } }),
  );
  return Item && Object.fromEntries(Object.entries(Item).map(([name, { S }]) => [name, S]));
}

const recorded = (id: string) => eventually(`the record of ${id}`, () => itemOf(id));

test('the commands of the README do what it says', async () => {
  const stdout = await runCommandsOf('examples/ledger/README.md', stack);

  expect(stdout.replaceAll('\t', '  ')).toContain(await answerIn('examples/ledger/README.md'));
}, 60_000);

test('a transaction is logged, and recorded byte for byte under its key', async () => {
  const body = '{"key1": "A/1 é", "amount": 1.0, "id": 12345678901234567890}\n';
  const { apiRequestId } = await post(stack, body);

  expect(await recorded('A/1 é')).toEqual({
    id: 'A/1 é',
    body,
    apiRequestId,
    recordedAt: expect.stringMatching(/^20\d\d-.*Z$/) as string,
  });
  await expect(logged(stack, apiRequestId)).resolves.toMatchObject({ body });
});

test('a duplicate succeeds and changes nothing: sent again by the client, or replayed', async () => {
  const body = '{"key1": 4711}';
  const first = await post(stack, body);
  const item = await recorded('4711');
  const { eventTime } = await logged(stack, first.apiRequestId);

  const again = await post(stack, body);
  await logged(stack, again.apiRequestId);
  await replay(stack, 'ledger', new Date(eventTime));
  await eventually('the record of the replay', async () =>
    (await recordsOf(stack, first.apiRequestId)).find(({ replayName }) => replayName === 'ledger'),
  );
  // Behind them in the same workflow, so that they are done.
  await post(stack, '{"key1": "later"}');
  await recorded('later');

  expect(await itemOf('4711')).toEqual(item);
});

test('another transaction under a key that is taken is a dead letter, and what is there stays', async () => {
  await post(stack, '{"key1": "taken", "amount": 1}');
  const item = await recorded('taken');

  const { apiRequestId } = await post(stack, '{"key1": "taken", "amount": 2}');

  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'TransactionKeyTaken' },
    ERROR_MESSAGE: { StringValue: 'Another transaction is recorded under the same key.' },
  });
  expect(await itemOf('taken')).toEqual(item);
});

test.each([
  ['no key', '{"key2": 1}'],
  ['an empty one', '{"key1": ""}'],
  ['one of 20 digits, which would become another', '{"key1": 12345678901234567890}'],
  ['a fraction', '{"key1": 0.1}'],
  ['a list', '{"key1": ["a"]}'],
  ['no JSON', 'key1=1'],
])('a transaction with %s is a dead letter before anything is done', async (_, body) => {
  const { apiRequestId } = await post(stack, body);

  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'TransactionWithoutKey' },
    ERROR_MESSAGE: {
      StringValue:
        'The transaction is not JSON with a text of 1 to 512 characters, or a whole number of up to 15 digits, at /key1.',
    },
  });
  expect(await recordsOf(stack, apiRequestId)).toEqual([]);
});

test('a body of the largest size fits', async () => {
  const body = `{"key1": "large", "text": "${'\\"'.repeat(63_980)}"}`;
  await post(stack, body);

  expect((await recorded('large'))?.body).toBe(body);
  const { apiRequestId } = await post(stack, body);
  await logged(stack, apiRequestId);
});
