import type { StartMessageMoveTaskRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../src/access/caller';
import { errorOf, NOW, useSqs } from './fixture';

const fixture = useSqs();
let source: string;
let dead: string;
beforeEach(async () => {
  ({ source, dead } = await fixture.pair(1));
});

/** Puts so many dead letters into the dead-letter queue, by letting them fail in the source. */
async function deadLetters(count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) await fixture.send(source, `message-${sent}`);
  for (let received = 0; received < count; received += 10) await fixture.receive(source, 0);
  await fixture.receive(source, 0);
  expect(await fixture.counts(dead)).toEqual([count, 0, 0]);
}

const start = (input: Partial<StartMessageMoveTaskRequest> = {}, caller: Caller = fixture.admin) =>
  fixture.call('StartMessageMoveTask', { SourceArn: fixture.arn('dead'), ...input }, caller);

const list = (MaxResults?: number) =>
  fixture.call('ListMessageMoveTasks', { SourceArn: fixture.arn('dead'), MaxResults });

const task = async () => (await list()).Results?.[0];

test('sends the messages back to where they failed', async () => {
  await deadLetters(3);
  const { TaskHandle } = await start();
  expect(await task()).toEqual({
    TaskHandle,
    Status: 'RUNNING',
    SourceArn: fixture.arn('dead'),
    ApproximateNumberOfMessagesMoved: 0,
    ApproximateNumberOfMessagesToMove: 3,
    StartedTimestamp: NOW,
  });
  await fixture.clock.advance(1);
  expect(await fixture.counts(source)).toEqual([3, 0, 0]);
  expect(await fixture.counts(dead)).toEqual([0, 0, 0]);
  expect(await task()).toEqual({
    Status: 'COMPLETED',
    SourceArn: fixture.arn('dead'),
    ApproximateNumberOfMessagesMoved: 3,
    ApproximateNumberOfMessagesToMove: 3,
    StartedTimestamp: NOW,
  });
});

test('a moved message is a new one with the same content', async () => {
  const MessageAttributes = { Foo: { DataType: 'String', StringValue: 'Bar' } };
  const MessageId = await fixture.send(source, 'msg', { MessageAttributes });
  await fixture.receiveOne(source, 0);
  await fixture.receive(source);
  await fixture.clock.advance(5000);
  await start();
  await fixture.clock.advance(1);
  const message = await fixture.receiveOne(source);
  expect(message).toMatchObject({ Body: 'msg', MessageAttributes });
  expect(message.MessageId).not.toBe(MessageId);
  expect(message.Attributes).toMatchObject({
    SentTimestamp: String(NOW + 5000),
    ApproximateReceiveCount: '1',
  });
  expect(message.Attributes).not.toHaveProperty('DeadLetterQueueSourceArn');
});

test('sends them to another queue, when told so', async () => {
  const other = await fixture.queue('other');
  await deadLetters(2);
  await start({ DestinationArn: fixture.arn('other') });
  await fixture.clock.advance(1);
  expect(await fixture.counts(other)).toEqual([2, 0, 0]);
  expect(await task()).toMatchObject({ Status: 'COMPLETED', DestinationArn: fixture.arn('other') });
});

test('moves no more messages a second than it may', async () => {
  await deadLetters(4);
  await start({ MaxNumberOfMessagesPerSecond: 2 });
  const moved: number[] = [];
  for (let step = 0; step < 4; step += 1) {
    await fixture.clock.advance(step === 0 ? 1 : 500);
    moved.push((await fixture.counts(source))[0]!);
  }
  expect(moved).toEqual([1, 2, 3, 4]);
});

test('moves a megabyte of large messages, and goes on when it is written', async () => {
  for (let count = 0; count < 3; count++) await fixture.send(dead, 'x'.repeat(600_000));
  let haveWritten!: () => void;
  const written = new Promise<void>((resolve) => (haveWritten = resolve));
  jest.spyOn(fixture.store, 'caughtUp').mockResolvedValueOnce(undefined).mockReturnValueOnce(written);
  await start({ DestinationArn: fixture.arn('source') });
  await fixture.clock.advance(1);
  expect(await task()).toMatchObject({ Status: 'RUNNING', ApproximateNumberOfMessagesMoved: 2 });

  haveWritten();
  await fixture.clock.advance(1);
  expect(await task()).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 3 });
});

test('leaves messages in flight where they are', async () => {
  await deadLetters(2);
  await fixture.call('ReceiveMessage', { QueueUrl: dead });
  await start();
  await fixture.clock.advance(1);
  expect(await fixture.counts(dead)).toEqual([0, 0, 1]);
  expect(await task()).toMatchObject({ ApproximateNumberOfMessagesToMove: 1, Status: 'COMPLETED' });
});

test('leaves messages that arrive after its start', async () => {
  await deadLetters(2);
  await start({ DestinationArn: fixture.arn('source'), MaxNumberOfMessagesPerSecond: 1 });
  await fixture.send(dead, 'late');
  await fixture.clock.advance(10_000);
  expect((await fixture.receiveOne(dead)).Body).toBe('late');
  expect(await task()).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2 });
});

test('a cancelled task moves no more, and what it moved stays', async () => {
  await deadLetters(3);
  const { TaskHandle } = await start({ MaxNumberOfMessagesPerSecond: 1 });
  await fixture.clock.advance(1);
  expect(await fixture.call('CancelMessageMoveTask', { TaskHandle })).toEqual({
    ApproximateNumberOfMessagesMoved: 1,
  });
  await fixture.clock.advance(10_000);
  expect(await fixture.counts(dead)).toEqual([2, 0, 0]);
  expect(await task()).toMatchObject({ Status: 'CANCELLED', ApproximateNumberOfMessagesMoved: 1 });
  expect(await errorOf(() => fixture.call('CancelMessageMoveTask', { TaskHandle }))).toMatchObject({
    code: 'AWS.SimpleQueueService.UnsupportedOperation',
  });
});

describe('fails, and loses nothing,', () => {
  test('when a message was sent to the dead-letter queue directly', async () => {
    await fixture.send(dead, 'msg');
    await start();
    await fixture.clock.advance(1);
    expect(await task()).toMatchObject({
      Status: 'FAILED',
      FailureReason: 'CouldNotDetermineMessageSource',
    });
    expect(await fixture.counts(dead)).toEqual([1, 0, 0]);
  });

  test('when the destination is deleted meanwhile', async () => {
    const other = await fixture.queue('other');
    await deadLetters(3);
    await start({ DestinationArn: fixture.arn('other'), MaxNumberOfMessagesPerSecond: 1 });
    await fixture.clock.advance(1);
    await fixture.call('DeleteQueue', { QueueUrl: other });
    await fixture.clock.advance(1000);
    expect(await task()).toMatchObject({
      Status: 'FAILED',
      FailureReason: 'AWS.SimpleQueueService.NonExistentQueue',
    });
    expect(await fixture.counts(dead)).toEqual([2, 0, 0]);
  });

  test('when the caller may not send to the destination', async () => {
    await deadLetters(1);
    const operator = fixture.role(
      ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
      fixture.arn('dead'),
    );
    await start({}, operator);
    await fixture.clock.advance(1);
    expect(await task()).toMatchObject({ Status: 'FAILED', FailureReason: 'AccessDenied' });
    expect(await fixture.counts(dead)).toEqual([1, 0, 0]);
  });

  test.each(['source', 'dead'])('when the caller may not use the key of the queue %s', async (encrypted) => {
    const key = 'arn:aws:kms:eu-west-1:000000000000:key/k';
    const Statement = { Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*' };
    await deadLetters(1);
    fixture.access.setResourcePolicy(key, 'key policy', { Version: '2012-10-17', Statement });
    await fixture.call('SetQueueAttributes', {
      QueueUrl: encrypted === 'dead' ? dead : source,
      Attributes: { KmsMasterKeyId: key },
    });
    await start();
    await fixture.clock.advance(1);
    expect(await task()).toMatchObject({ Status: 'FAILED', FailureReason: 'KMS.AccessDeniedException' });
    expect(await fixture.counts(dead)).toEqual([1, 0, 0]);
  });
});

test.each<[string, Partial<StartMessageMoveTaskRequest>, string, string, number]>([
  [
    'a queue that is nobody’s dead-letter queue',
    { SourceArn: 'arn:aws:sqs:eu-west-1:000000000000:source' },
    'InvalidParameterValue',
    'Source queue must be configured as a Dead Letter Queue.',
    400,
  ],
  [
    'a source that is not there',
    { SourceArn: 'arn:aws:sqs:eu-west-1:000000000000:none' },
    'ResourceNotFoundException',
    "The resource that you specified for the SourceArn parameter doesn't exist.",
    404,
  ],
  [
    'a destination that is not there',
    { DestinationArn: 'arn:aws:sqs:eu-west-1:000000000000:none' },
    'ResourceNotFoundException',
    "The resource that you specified for the DestinationArn parameter doesn't exist.",
    404,
  ],
  [
    'a rate of 501',
    { MaxNumberOfMessagesPerSecond: 501 },
    'InvalidParameterValue',
    "Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that's " +
      'between 1 and 500.',
    400,
  ],
  [
    'no source',
    { SourceArn: undefined },
    'MissingParameter',
    'The request must contain the parameter SourceArn.',
    400,
  ],
])('refuses to start with %s', async (_, input, code, message, httpStatus) => {
  expect(await errorOf(() => start(input))).toEqual({ code, message, httpStatus });
});

test('refuses a second task while one runs', async () => {
  await deadLetters(2);
  await start({ MaxNumberOfMessagesPerSecond: 1 });
  expect(await errorOf(() => start())).toMatchObject({
    code: 'InvalidParameterValue',
    message:
      'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
  });
});

test('lists the latest tasks first, ten at most', async () => {
  expect(await list()).toEqual({});
  for (let started = 0; started < 12; started += 1) {
    await start();
    await fixture.clock.advance(10);
  }
  const { Results = [] } = await list(10);
  expect(Results.map(({ StartedTimestamp = 0 }) => StartedTimestamp - NOW)).toEqual([
    110, 100, 90, 80, 70, 60, 50, 40, 30, 20,
  ]);
});

const handle = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');

test.each([
  ['foobared', 'InvalidParameterValue', 'Value for parameter TaskHandle is invalid.'],
  [
    handle({ taskId: 'x', sourceArn: 'arn:aws:sqs:eu-west-1:000000000000:none' }),
    'ResourceNotFoundException',
    "The resource that you specified for the SourceArn parameter doesn't exist.",
  ],
  [
    handle({ taskId: 'x', sourceArn: 'arn:aws:sqs:eu-west-1:000000000000:dead' }),
    'ResourceNotFoundException',
    'Task does not exist.',
  ],
])('refuses to cancel by the handle %s', async (TaskHandle, code, message) => {
  expect(await errorOf(() => fixture.call('CancelMessageMoveTask', { TaskHandle }))).toMatchObject({
    code,
    message,
  });
});

test('stops with the service', async () => {
  await deadLetters(2);
  await start({ MaxNumberOfMessagesPerSecond: 1 });
  await fixture.sqs.service.stop();
  await fixture.clock.advance(5000);
  expect(await fixture.counts(source)).toEqual([0, 0, 0]);
});

test('moves messages into a queue that lets only SQS’s own move task send', async () => {
  await deadLetters(1);
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'sqs:SendMessage',
      Resource: fixture.arn('source'),
      Condition: { StringNotEqualsIfExists: { 'aws:CalledViaLast': 'sqs.amazonaws.com' } },
    },
  });
  await fixture.call('SetQueueAttributes', { QueueUrl: source, Attributes: { Policy } });

  await start();
  await fixture.clock.advance(1);

  expect(await errorOf(() => fixture.send(source, 'from outside'))).toMatchObject({ code: 'AccessDenied' });
  expect(await fixture.counts(source)).toEqual([1, 0, 0]);
});
