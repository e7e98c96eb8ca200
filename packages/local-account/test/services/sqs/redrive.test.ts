import { errorOf, NOW, useSqs } from './fixture';

const fixture = useSqs();

test('moves a message when its receive count would exceed the maximum, not before', async () => {
  const { source, dead } = await fixture.pair(2);
  await fixture.send(source, 'msg');
  await fixture.receiveOne(source, 0);
  await fixture.receiveOne(source, 0);
  expect(await fixture.counts(dead)).toEqual([0, 0, 0]);
  expect(await fixture.receive(source, 0)).toEqual([]);
  expect(await fixture.counts(dead)).toEqual([1, 0, 0]);
  expect(await fixture.counts(source)).toEqual([0, 0, 0]);
});

test('the dead letter keeps its id, content and times, goes on counting, and tells where it failed', async () => {
  const { source, dead } = await fixture.pair(1);
  const MessageId = await fixture.send(source, 'msg', {
    MessageAttributes: { Foo: { DataType: 'String', StringValue: 'Bar' } },
  });
  await fixture.clock.advance(1000);
  await fixture.receiveOne(source, 1);
  await fixture.clock.advance(1000);
  await fixture.receive(source);
  expect(await fixture.receiveOne(dead)).toMatchObject({
    MessageId,
    Body: 'msg',
    MessageAttributes: { Foo: { DataType: 'String', StringValue: 'Bar' } },
    MD5OfMessageAttributes: 'ae7155c6026991b6d54b11589678bf9c',
    Attributes: {
      SentTimestamp: String(NOW),
      ApproximateReceiveCount: '2',
      ApproximateFirstReceiveTimestamp: String(NOW + 1000),
      DeadLetterQueueSourceArn: fixture.arn('source'),
    },
  });
});

test('a message that moves leaves its place to the next', async () => {
  const { source } = await fixture.pair(1);
  await fixture.send(source, 'failing');
  await fixture.receiveOne(source, 0);
  await fixture.send(source, 'next');
  expect((await fixture.receiveOne(source)).Body).toBe('next');
});

test('a receiver that waits at the dead-letter queue gets it at once', async () => {
  const { source, dead } = await fixture.pair(1);
  await fixture.send(source, 'msg');
  await fixture.receiveOne(source, 0);
  const waiting = fixture.call('ReceiveMessage', { QueueUrl: dead, WaitTimeSeconds: 20 });
  await fixture.clock.advance(0);
  await fixture.receive(source);
  expect((await waiting).Messages?.[0]?.Body).toBe('msg');
});

test('a long poll at the source goes on waiting when there was only a message to move', async () => {
  const { source } = await fixture.pair(1);
  await fixture.send(source, 'msg');
  await fixture.receiveOne(source, 5);
  const waiting = fixture.call('ReceiveMessage', { QueueUrl: source, WaitTimeSeconds: 20 });
  await fixture.clock.advance(10_000);
  await fixture.send(source, 'other');
  expect((await waiting).Messages?.map(({ Body }) => Body)).toEqual(['other']);
});

test('the time in the source queue counts for the retention in the dead-letter queue', async () => {
  const { source, dead } = await fixture.pair(1);
  await fixture.call('SetQueueAttributes', {
    QueueUrl: dead,
    Attributes: { MessageRetentionPeriod: '60' },
  });
  await fixture.send(source, 'msg');
  await fixture.receiveOne(source, 50);
  await fixture.clock.advance(50_000);
  await fixture.receive(source);
  await fixture.clock.advance(9999);
  expect(await fixture.counts(dead)).toEqual([1, 0, 0]);
  await fixture.clock.advance(1);
  expect(await fixture.counts(dead)).toEqual([0, 0, 0]);
});

test('a dead-letter queue with a policy of its own counts its own receives', async () => {
  const { source, dead } = await fixture.pair(3);
  const last = await fixture.queue('last');
  await fixture.call('SetQueueAttributes', {
    QueueUrl: dead,
    Attributes: {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: fixture.arn('last'), maxReceiveCount: 2 }),
    },
  });
  await fixture.send(source, 'msg');
  for (let receive = 0; receive < 4; receive += 1) await fixture.receive(source, 0);
  await fixture.receiveOne(dead, 0);
  await fixture.receiveOne(dead, 0);
  expect(await fixture.receive(dead, 0)).toEqual([]);
  expect((await fixture.receiveOne(last)).Attributes).toMatchObject({
    ApproximateReceiveCount: '6',
    DeadLetterQueueSourceArn: fixture.arn('dead'),
  });
});

test('a queue whose dead-letter queue is no more can be changed, but not be told so again', async () => {
  const { source, dead } = await fixture.pair(1);
  const { RedrivePolicy } = await fixture.attributes(source);
  await fixture.call('DeleteQueue', { QueueUrl: dead });
  const set = (Attributes: object) => fixture.call('SetQueueAttributes', { QueueUrl: source, Attributes });
  await set({ VisibilityTimeout: '5' });
  expect((await errorOf(() => set({ RedrivePolicy }))).message).toMatch(
    /Dead letter target does not exist\.$/,
  );
});

test('keeps the message when the dead-letter queue is no more', async () => {
  const { source, dead } = await fixture.pair(1);
  await fixture.send(source, 'msg');
  await fixture.call('DeleteQueue', { QueueUrl: dead });
  await fixture.receiveOne(source, 0);
  expect((await fixture.receiveOne(source, 0)).Body).toBe('msg');
});

test.each<[string, object | string, string]>([
  ['text that is no JSON', 'x', 'Redrive policy is not a valid JSON map.'],
  [
    'no target',
    { maxReceiveCount: 1 },
    'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.',
  ],
  [
    'no count',
    { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:000000000000:dead' },
    'Redrive policy does not contain mandatory attribute: maxReceiveCount.',
  ],
  [
    'a count of zero',
    { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:000000000000:dead', maxReceiveCount: 0 },
    'Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.',
  ],
  [
    'a count of 1001',
    { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:000000000000:dead', maxReceiveCount: '1001' },
    'Invalid value for maxReceiveCount: 1001, valid values are from 1 to 1000 both inclusive.',
  ],
  [
    'a queue that is not there',
    { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:000000000000:none', maxReceiveCount: 1 },
    'Dead letter target does not exist.',
  ],
])('refuses a redrive policy with %s', async (_, policy, reason) => {
  await fixture.queue('dead');
  const RedrivePolicy = typeof policy === 'string' ? policy : JSON.stringify(policy);
  expect(await errorOf(() => fixture.queue('source', { RedrivePolicy }))).toEqual({
    code: 'InvalidParameterValue',
    message: `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    httpStatus: 400,
  });
});

describe('redrive allow policy', () => {
  const allow = async (policy: object) => {
    await fixture.queue('dead', { RedriveAllowPolicy: JSON.stringify(policy) });
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: fixture.arn('dead'), maxReceiveCount: 1 });
    return errorOf(() => fixture.queue('source', { RedrivePolicy }));
  };

  test.each([
    [{ redrivePermission: 'denyAll' }],
    [{ redrivePermission: 'byQueue', sourceQueueArns: ['arn:aws:sqs:eu-west-1:000000000000:other'] }],
  ])('%j keeps a queue from sending its dead letters', async (policy) => {
    expect(await allow(policy)).toMatchObject({ code: 'InvalidParameterValue' });
  });

  test.each([
    [{ redrivePermission: 'allowAll' }],
    [{ redrivePermission: 'byQueue', sourceQueueArns: ['arn:aws:sqs:eu-west-1:000000000000:source'] }],
  ])('%j lets a queue send its dead letters', async (policy) => {
    await expect(allow(policy)).rejects.toThrow('Expected an AwsError');
  });

  test.each([
    ['x', ', as it’s in an unsupported format.'],
    ['{"redrivePermission":"some"}', ', as it’s in an unsupported format.'],
    [
      '{"redrivePermission":"byQueue"}',
      '. When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.',
    ],
    [
      '{"redrivePermission":"allowAll","sourceQueueArns":["a"]}',
      '. To specify one or more source queue ARNs, you must set redrivePermission to byQueue.',
    ],
  ])('%s is refused', async (RedriveAllowPolicy, reason) => {
    expect(await errorOf(() => fixture.queue('dead', { RedriveAllowPolicy }))).toMatchObject({
      code: 'InvalidParameterValue',
      message:
        `Value ${RedriveAllowPolicy} for parameter RedriveAllowPolicy is invalid. ` +
        `Reason: Amazon SQS can't create the redrive allow policy${reason}`,
    });
  });

  test('names at most ten queues', async () => {
    const sourceQueueArns = Array.from({ length: 11 }, (_, index) => fixture.arn(`q${index}`));
    expect(await allow({ redrivePermission: 'allowAll' }).catch(String)).toContain('Expected an AwsError');
    const RedriveAllowPolicy = JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns });
    expect(await errorOf(() => fixture.queue('other', { RedriveAllowPolicy }))).toMatchObject({
      code: 'InvalidParameterValue',
    });
  });
});

test('lists the queues that name a queue as theirs', async () => {
  const { source, dead } = await fixture.pair(1);
  const list = (QueueUrl: string) => fixture.call('ListDeadLetterSourceQueues', { QueueUrl });
  expect(await list(dead)).toEqual({ queueUrls: [source] });
  expect(await list(source)).toEqual({ queueUrls: [] });
});
