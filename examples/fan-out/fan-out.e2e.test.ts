import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { exampleUnderTest } from '../../test/e2e/example-under-test';
import { eventually, logged, post, recordsOf } from '../../test/e2e/follow-transaction';
import { answerIn, runCommandsOf } from '../../test/e2e/page-commands';
import { replay } from '../../test/e2e/replay';
import type { StackUnderTest } from '../../test/e2e/stack-under-test';
import { FanOut } from '.';

let stack: StackUnderTest;
beforeAll(async () => {
  stack = await exampleUnderTest({
    // What is allowed here is allowed without them.
    configured: { sealed: true, encryption: 'customer-managed' },
    addBeside: (scope, pipeline) => {
      const fanOut = new FanOut(scope, 'FanOut', { pipeline });
      // As it is deployed, Lambda tries twice more, within three minutes.
      for (const child of fanOut.node.findAll()) {
        if (child instanceof CfnEventInvokeConfig) child.maximumRetryAttempts = 0;
      }
    },
  });
}, 60_000);
afterAll(() => stack.stop());

const BODY = '{"amount": 1.0, "id": 12345678901234567890}';

interface Event {
  readonly 'replay-name'?: string;
  readonly detail: { readonly body: string };
}

/** Waits for a message of a transaction, and takes it out. */
async function take(queueOutput: string, apiRequestId: string, contains = apiRequestId): Promise<Message> {
  const QueueUrl = stack.outputs[queueOutput];
  return eventually(`a message of ${apiRequestId} in ${queueOutput}`, async () => {
    const { Messages = [] } = await stack.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'], VisibilityTimeout: 0 }),
    );
    const found = Messages.find(({ Body = '' }) => Body.includes(apiRequestId) && Body.includes(contains));
    if (found) {
      await stack.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: found.ReceiptHandle }));
    }
    return found;
  });
}

/** What the function told of a transaction. */
async function told(apiRequestId: string): Promise<string[]> {
  const { events = [] } = await stack.logs.send(
    new FilterLogEventsCommand({
      logGroupName: stack.outputs.FunctionConsumerLogGroupName,
      filterPattern: `"${apiRequestId}"`,
    }),
  );
  return events.map(({ message = '' }) => message).filter((message) => message.includes('"told"'));
}

/** The stack, with the second workflow's log in place of the first's, and one consumer's rule to replay to. */
const seenBy = (consumer: string): StackUnderTest => ({
  ...stack,
  outputs: {
    ...stack.outputs,
    LogGroupName: stack.outputs.WorkflowConsumerLogGroupName!,
    RuleArn: stack.outputs[`${consumer}RuleArn`]!,
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

  const { Body = '' } = await take('QueueConsumerUrl', apiRequestId, 'queue-alone');
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
  const failed = await take('FunctionConsumerDeadLettersUrl', apiRequestId);
  expect(JSON.parse(failed.Body!)).toMatchObject({
    requestPayload: { detail: { body } },
    responsePayload: { errorType: 'SyntaxError' },
  });
  await take('UnprocessedQueueUrl', apiRequestId);
  await take('QueueConsumerUrl', apiRequestId);
});

test('what a program leaves in the queue ten times is in its dead letters, byte for byte', async () => {
  const { apiRequestId } = await post(stack, BODY);

  const leave = new ReceiveMessageCommand({
    QueueUrl: stack.outputs.QueueConsumerUrl,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
    MessageSystemAttributeNames: ['ApproximateReceiveCount'],
  });
  await eventually('the tenth time', async () => {
    const { Messages = [] } = await stack.sqs.send(leave);
    const left = Messages.find(({ Body }) => Body?.includes(apiRequestId));
    return left?.Attributes?.ApproximateReceiveCount === '10' ? left : undefined;
  });
  await stack.sqs.send(leave);

  const { Body = '' } = await take('QueueConsumerDeadLettersUrl', apiRequestId);
  expect((JSON.parse(Body) as Event).detail.body).toBe(BODY);
});

test('what a client sends again comes to every end as a transaction of its own', async () => {
  for (const { apiRequestId } of [await post(stack, BODY), await post(stack, BODY)]) {
    await take('QueueConsumerUrl', apiRequestId);
    await logged(seenBy('WorkflowConsumer'), apiRequestId);
    await eventually('what the function told', async () => (await told(apiRequestId))[0]);
    expect(await recordsOf(stack, apiRequestId)).toHaveLength(1);
  }
});
