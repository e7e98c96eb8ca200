import { errorOf, useSqs } from './fixture';

const fixture = useSqs();

const entry = { Id: '1', ReceiptHandle: 'x', VisibilityTimeout: 1, MessageBody: 'msg' };

/** Each operation on a queue, with the least that it takes. */
const calls: [string, (QueueUrl: string) => Promise<unknown>][] = [
  [
    'AddPermission',
    (QueueUrl) =>
      fixture.call('AddPermission', {
        QueueUrl,
        Label: 'l',
        AWSAccountIds: ['000000000000'],
        Actions: ['SendMessage'],
      }),
  ],
  [
    'ChangeMessageVisibilityBatch',
    (QueueUrl) => fixture.call('ChangeMessageVisibilityBatch', { QueueUrl, Entries: [entry] }),
  ],
  ['DeleteMessageBatch', (QueueUrl) => fixture.call('DeleteMessageBatch', { QueueUrl, Entries: [entry] })],
  ['DeleteQueue', (QueueUrl) => fixture.call('DeleteQueue', { QueueUrl })],
  ['GetQueueAttributes', (QueueUrl) => fixture.call('GetQueueAttributes', { QueueUrl })],
  ['ListDeadLetterSourceQueues', (QueueUrl) => fixture.call('ListDeadLetterSourceQueues', { QueueUrl })],
  ['ListQueueTags', (QueueUrl) => fixture.call('ListQueueTags', { QueueUrl })],
  ['PurgeQueue', (QueueUrl) => fixture.call('PurgeQueue', { QueueUrl })],
  ['ReceiveMessage', (QueueUrl) => fixture.call('ReceiveMessage', { QueueUrl })],
  ['SendMessage', (QueueUrl) => fixture.call('SendMessage', { QueueUrl, MessageBody: 'msg' })],
  ['SendMessageBatch', (QueueUrl) => fixture.call('SendMessageBatch', { QueueUrl, Entries: [entry] })],
  ['SetQueueAttributes', (QueueUrl) => fixture.call('SetQueueAttributes', { QueueUrl, Attributes: {} })],
  ['TagQueue', (QueueUrl) => fixture.call('TagQueue', { QueueUrl, Tags: { a: 'b' } })],
  ['UntagQueue', (QueueUrl) => fixture.call('UntagQueue', { QueueUrl, TagKeys: ['a'] })],
];

describe.each(calls)('%s', (_, call) => {
  test('takes the bare name of a queue for its URL', async () => {
    await fixture.queue('q');
    await call('q');
    expect((await errorOf(() => call('none'))).code).toBe('AWS.SimpleQueueService.NonExistentQueue');
  });

  test.each(['a b', 'q/', 'arn:aws:sqs:eu-west-1:000000000000:q', 'http://127.0.0.1/q'])(
    'does not take %j',
    async (address) => {
      await fixture.queue('q');
      expect((await errorOf(() => call(address))).code).toBe('InvalidAddress');
    },
  );
});

test.each([
  ['DeleteMessage', { ReceiptHandle: 'x' }],
  ['ChangeMessageVisibility', { ReceiptHandle: 'x', VisibilityTimeout: 1 }],
] as const)('%s takes the bare name of a queue for its URL', async (name, input) => {
  await fixture.queue('q');
  const call = (QueueUrl: string) => fixture.call(name, { QueueUrl, ...input });
  expect((await errorOf(() => call('q'))).code).toBe('ReceiptHandleIsInvalid');
  expect((await errorOf(() => call('none'))).code).toBe('AWS.SimpleQueueService.NonExistentQueue');
});
