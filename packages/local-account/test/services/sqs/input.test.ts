import { errorOf, useSqs } from './fixture';

const fixture = useSqs();

/** What is not in the SDK's types: a member of another type. */
const mistyped = (value: unknown) => value as never;

test.each<[string, string, () => Promise<unknown>]>([
  [
    'a number for a text',
    "Value at 'messageBody' cannot be converted to string",
    () => fixture.call('SendMessage', { QueueUrl: undefined, MessageBody: mistyped(1) }),
  ],
  [
    'a text for a number',
    'STRING_VALUE can not be converted to an Integer',
    () => fixture.call('ReceiveMessage', { QueueUrl: undefined, MaxNumberOfMessages: mistyped('1') }),
  ],
  [
    'a fraction for a whole number',
    "Value at 'visibilityTimeout' cannot be converted to int",
    () =>
      fixture.call('ChangeMessageVisibility', {
        QueueUrl: undefined,
        ReceiptHandle: undefined,
        VisibilityTimeout: 1.5,
      }),
  ],
  [
    'a text for a list',
    "Value at 'entries' cannot be converted to array",
    () => fixture.call('DeleteMessageBatch', { QueueUrl: undefined, Entries: mistyped('x') }),
  ],
  [
    'a text for a list of queues to be moved from',
    "Value at 'sourceArn' cannot be converted to string",
    () => fixture.call('StartMessageMoveTask', { SourceArn: mistyped([]) }),
  ],
])('%s cannot be read, whatever else is wrong', async (_, message, call) => {
  expect(await errorOf(call)).toEqual({ code: 'SerializationException', message, httpStatus: 400 });
});

test.each<[string, () => Promise<unknown>]>([
  ['QueueUrl', () => fixture.call('PurgeQueue', { QueueUrl: undefined })],
  ['QueueName', () => fixture.call('CreateQueue', { QueueName: '' })],
  ['SourceArn', () => fixture.call('ListMessageMoveTasks', { SourceArn: undefined })],
  ['TaskHandle', () => fixture.call('CancelMessageMoveTask', { TaskHandle: undefined })],
])('what an operation is about has to be told: %s', async (parameter, call) => {
  expect(await errorOf(call)).toEqual({
    code: 'MissingParameter',
    message: `The request must contain the parameter ${parameter}.`,
    httpStatus: 400,
  });
});

test.each<[string, (QueueUrl: string) => Promise<unknown>]>([
  ['ReceiptHandle', (QueueUrl) => fixture.call('DeleteMessage', { QueueUrl, ReceiptHandle: '' })],
  ['Attributes', (QueueUrl) => fixture.call('SetQueueAttributes', { QueueUrl, Attributes: undefined })],
  ['Tags', (QueueUrl) => fixture.call('TagQueue', { QueueUrl, Tags: undefined })],
  ['TagKeys', (QueueUrl) => fixture.call('UntagQueue', { QueueUrl, TagKeys: undefined })],
  ['Label', (QueueUrl) => fixture.call('RemovePermission', { QueueUrl, Label: '' })],
])('what it does takes its parameter: %s', async (parameter, call) => {
  const QueueUrl = await fixture.queue('q');
  expect(await errorOf(() => call(QueueUrl))).toEqual({
    code: 'MissingParameter',
    message: `The request must contain the parameter ${parameter}.`,
    httpStatus: 400,
  });
});
