import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { exampleUnderTest } from '../../test/e2e/example-under-test';
import { eventually, logged, post, recordsOf } from '../../test/e2e/follow-transaction';
import { answerIn, runCommandsOf } from '../../test/e2e/page-commands';
import { replay } from '../../test/e2e/replay';
import type { StackUnderTest } from '../../test/e2e/stack-under-test';

let stack: StackUnderTest;
beforeAll(async () => {
  stack = await exampleUnderTest('fan-out');
}, 60_000);
afterAll(() => stack.stop());

const BODY = '{"amount": 1.0, "id": 12345678901234567890}';

interface Event {
  readonly 'replay-name'?: string;
  readonly detail: { readonly body: string };
}

/** Waits for a message of a transaction, and takes it out. */
async function take(
  queueOutput: string,
  apiRequestId: string,
  { from = stack, contains = apiRequestId }: { from?: StackUnderTest; contains?: string } = {},
): Promise<Message> {
  const QueueUrl = from.outputs[queueOutput];
  return eventually(`a message of ${apiRequestId} in ${queueOutput}`, async () => {
    const { Messages = [] } = await from.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'], VisibilityTimeout: 0 }),
    );
    const found = Messages.find(({ Body = '' }) => Body.includes(apiRequestId) && Body.includes(contains));
    if (found) {
      await from.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: found.ReceiptHandle }));
    }
    return found;
  });
}

/** What the function told of a transaction. */
async function told(apiRequestId: string, { logs, outputs } = stack): Promise<string[]> {
  const { events = [] } = await logs.send(
    new FilterLogEventsCommand({
      logGroupName: outputs.FunctionConsumerLogGroupName,
      filterPattern: `"${apiRequestId}"`,
    }),
  );
  return events.map(({ message = '' }) => message).filter((message) => message.includes('"told"'));
}

/** The stack, with the second workflow's log in place of the first's, and one consumer's rule to replay to. */
const seenBy = (consumer: string, whole = stack): StackUnderTest => ({
  ...whole,
  outputs: {
    ...whole.outputs,
    LogGroupName: whole.outputs.WorkflowConsumerLogGroupName!,
    RuleArn: whole.outputs[`${consumer}RuleArn`]!,
  },
});

test('the commands of the README do what it says', async () => {
  const stdout = await runCommandsOf('examples/fan-out/README.md', stack);

  expect(stdout).toContain('"State": "STARTING"');
  expect(stdout).toContain(await answerIn('examples/fan-out/README.md'));
}, 60_000);

test('a transaction comes to every end, byte for byte', async () => {
  const { apiRequestId } = await post(stack, BODY);

  expect((await logged(stack, apiRequestId)).body).toBe(BODY);
  expect((await logged(seenBy('WorkflowConsumer'), apiRequestId)).body).toBe(BODY);
  const { Body = '' } = await take('QueueConsumerUrl', apiRequestId);
  expect((JSON.parse(Body) as Event).detail.body).toBe(BODY);
  const [message] = await eventually('what the function told', async () => {
    const messages = await told(apiRequestId);
    return messages.length > 0 ? messages : undefined;
  });
  expect(message).toContain('["amount","id"]');
});

test('a replay to one consumer comes to that one alone, as the same transaction', async () => {
  const { apiRequestId } = await post(stack, BODY);
  const { eventTime } = await logged(stack, apiRequestId);
  await take('QueueConsumerUrl', apiRequestId);
  await eventually('the first record', async () => (await told(apiRequestId))[0]);

  await replay(seenBy('QueueConsumer'), 'queue-alone', new Date(eventTime));

  const { Body = '' } = await take('QueueConsumerUrl', apiRequestId, { contains: 'queue-alone' });
  const event = JSON.parse(Body) as Event;
  expect(event['replay-name']).toBe('queue-alone');
  expect(event.detail.body).toBe(BODY);
  expect(await recordsOf(stack, apiRequestId)).toHaveLength(1);
  expect(await recordsOf(seenBy('WorkflowConsumer'), apiRequestId)).toHaveLength(1);
  expect(await told(apiRequestId)).toHaveLength(1);
});

test('what fails in one consumer is in its own dead letters; the others have it', async () => {
  const body = 'key1=value1';
  const { apiRequestId } = await post(stack, body);

  const { MessageAttributes, Body = '' } = await take('WorkflowConsumerDeadLettersUrl', apiRequestId);
  expect(MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'MalformedTransactionError' },
    TARGET_ARN: expect.anything() as object,
  });
  expect((JSON.parse(Body) as Event).detail.body).toBe(body);
  await take('UnprocessedQueueUrl', apiRequestId);
  await take('QueueConsumerUrl', apiRequestId);
});

test('sealed, and with a key of one’s own, it works as it does without', async () => {
  const closed = await exampleUnderTest('fan-out', ['sealed=true', 'encryption=customer-managed']);
  try {
    const { apiRequestId } = await post(closed, BODY);

    expect((await logged(closed, apiRequestId)).body).toBe(BODY);
    expect((await logged(seenBy('WorkflowConsumer', closed), apiRequestId)).body).toBe(BODY);
    await take('QueueConsumerUrl', apiRequestId, { from: closed });
    await eventually('what the function told', async () => (await told(apiRequestId, closed))[0]);
    await post(closed, 'key1=value1');
    await take('WorkflowConsumerDeadLettersUrl', 'key1=value1', { from: closed });
  } finally {
    await closed.stop();
  }
}, 60_000);
