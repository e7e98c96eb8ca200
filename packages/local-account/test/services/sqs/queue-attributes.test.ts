import type { QueueAttributeName } from '@aws-sdk/client-sqs';
import { errorOf, NOW, useSqs } from './fixture';

const fixture = useSqs();
let QueueUrl: string;
beforeEach(async () => {
  QueueUrl = await fixture.queue('q');
});

const set = (Attributes: Partial<Record<string, string>>) =>
  fixture.call('SetQueueAttributes', { QueueUrl, Attributes });

test('a new queue has the defaults of AWS, and mentions nothing that is not set', async () => {
  expect(await fixture.attributes(QueueUrl)).toEqual({
    QueueArn: 'arn:aws:sqs:eu-west-1:000000000000:q',
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesDelayed: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    CreatedTimestamp: String(NOW / 1000),
    LastModifiedTimestamp: String(NOW / 1000),
    DelaySeconds: '0',
    MaximumMessageSize: '1048576',
    MessageRetentionPeriod: '345600',
    ReceiveMessageWaitTimeSeconds: '0',
    SqsManagedSseEnabled: 'true',
    VisibilityTimeout: '30',
  });
});

test('gives the attributes that are asked for, and none when none is', async () => {
  const get = (AttributeNames?: string[]) =>
    fixture.call('GetQueueAttributes', {
      QueueUrl,
      AttributeNames: AttributeNames as QueueAttributeName[],
    });
  expect(await get(['VisibilityTimeout', 'RedrivePolicy'])).toEqual({
    Attributes: { VisibilityTimeout: '30' },
  });
  expect(await get()).toEqual({});
  expect(await errorOf(() => get(['Size']))).toEqual({
    code: 'InvalidAttributeName',
    message: 'Unknown Attribute Size.',
    httpStatus: 400,
  });
});

test('remembers when it was changed', async () => {
  await fixture.clock.advance(5000);
  await set({ VisibilityTimeout: '69', DelaySeconds: '420', MaximumMessageSize: '2048' });
  expect(await fixture.attributes(QueueUrl)).toMatchObject({
    VisibilityTimeout: '69',
    DelaySeconds: '420',
    MaximumMessageSize: '2048',
    CreatedTimestamp: String(NOW / 1000),
    LastModifiedTimestamp: String(NOW / 1000 + 5),
  });
});

test.each([
  ['DelaySeconds', '-1', '901'],
  ['MaximumMessageSize', '1023', '1048577'],
  ['MessageRetentionPeriod', '59', '1209601'],
  ['ReceiveMessageWaitTimeSeconds', '-1', '21'],
  ['VisibilityTimeout', '-1', '43201'],
  ['KmsDataKeyReusePeriodSeconds', '59', '86401'],
  ['SqsManagedSseEnabled', 'yes', ''],
])('refuses values of %s that are out of bounds', async (name, ...values) => {
  for (const value of [...values, 'x', '1.5', ' 60']) {
    expect(await errorOf(() => set({ [name]: value }))).toEqual({
      code: 'InvalidAttributeValue',
      message: `Invalid value for the parameter ${name}.`,
      httpStatus: 400,
    });
  }
});

test.each([
  ['QueueArn', 'x', 'Unknown Attribute QueueArn.'],
  ['FifoQueue', 'false', 'Unknown Attribute FifoQueue.'],
  ['FifoQueue', 'true', 'Unknown Attribute FifoQueue.'],
  ['ContentBasedDeduplication', 'false', 'Unknown Attribute ContentBasedDeduplication.'],
  [
    'DeduplicationScope',
    'queue',
    'You can specify the DeduplicationScope only when FifoQueue is set to true.',
  ],
  [
    'FifoThroughputLimit',
    'perQueue',
    'You can specify the FifoThroughputLimit only when FifoQueue is set to true.',
  ],
])('refuses to set %s', async (name, value, message) => {
  expect(await errorOf(() => set({ [name]: value }))).toEqual({
    code: 'InvalidAttributeName',
    message,
    httpStatus: 400,
  });
});

test('says that there are no FIFO queues', async () => {
  expect(await errorOf(() => fixture.queue('fifo', { FifoQueue: 'true' }))).toMatchObject({
    code: 'AWS.SimpleQueueService.UnsupportedOperation',
  });
});

test('sets all or nothing', async () => {
  await errorOf(() => set({ DelaySeconds: '5', VisibilityTimeout: '-1' }));
  expect(await fixture.attributes(QueueUrl)).toMatchObject({ DelaySeconds: '0' });
});

test('an empty policy takes the policy away', async () => {
  const { source } = await fixture.pair(3);
  await fixture.call('SetQueueAttributes', {
    QueueUrl: source,
    Attributes: { RedrivePolicy: '' },
  });
  expect(await fixture.attributes(source)).not.toHaveProperty('RedrivePolicy');
});

test('a key of one’s own turns the managed encryption off, and taking it away does not turn it on', async () => {
  await set({ KmsMasterKeyId: 'testKeyId', KmsDataKeyReusePeriodSeconds: '6000' });
  expect(await fixture.attributes(QueueUrl)).toMatchObject({
    KmsMasterKeyId: 'testKeyId',
    KmsDataKeyReusePeriodSeconds: '6000',
    SqsManagedSseEnabled: 'false',
  });
  await set({ KmsMasterKeyId: '' });
  const attributes = await fixture.attributes(QueueUrl);
  expect(attributes.SqsManagedSseEnabled).toBe('false');
  expect(attributes).not.toHaveProperty('KmsMasterKeyId');
  expect(attributes).not.toHaveProperty('KmsDataKeyReusePeriodSeconds');
});

test.each<[string, Record<string, string>]>([
  ['the key is taken away', { KmsMasterKeyId: '', KmsDataKeyReusePeriodSeconds: '6000' }],
  ['SQS’s own encryption takes over', { SqsManagedSseEnabled: 'true', KmsDataKeyReusePeriodSeconds: '6000' }],
])('does not tell how long data keys are used again once %s', async (_, attributes) => {
  await set({ KmsMasterKeyId: 'testKeyId', KmsDataKeyReusePeriodSeconds: '300' });
  await set(attributes);
  expect(await fixture.attributes(QueueUrl)).not.toHaveProperty('KmsDataKeyReusePeriodSeconds');
});

test('refuses both kinds of encryption at once', async () => {
  expect(
    await errorOf(() => set({ KmsMasterKeyId: 'testKeyId', SqsManagedSseEnabled: 'true' })),
  ).toMatchObject({
    code: 'InvalidAttributeName',
    message:
      'You can use one type of server-side encryption (SSE) at one time. ' +
      'You can either enable KMS SSE or SQS SSE.',
  });
});

test('refuses a policy that is none, and keeps the one before', async () => {
  const before = await fixture.attributes(QueueUrl);
  expect(await errorOf(() => set({ VisibilityTimeout: '7', Policy: '{"Statement":"x"}' }))).toMatchObject({
    code: 'InvalidAttributeValue',
    message: expect.stringMatching(/^Invalid value for the parameter Policy\. Reason: /) as string,
  });
  expect(await fixture.attributes(QueueUrl)).toEqual(before);
});
