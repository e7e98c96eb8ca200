import { Fixture, NOW } from './fixture';

let fixture: Fixture;
beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  fixture = new Fixture();
});
afterEach(() => {
  fixture.sqs.stop();
  jest.useRealTimers();
});

const apiRequestId = { apiRequestId: { DataType: 'String', StringValue: 'request' } };

/** What happened, without the times. */
const records = () =>
  fixture.trace.records.map(({ resource, transaction, ...record }) => {
    const { time, ...happening } = record;
    expect(time).toBeGreaterThanOrEqual(NOW);
    return { resource, transaction, ...happening };
  });

test('tells the way of a message through its queues', async () => {
  const { source, dead } = fixture.pair(1);
  const messageId = await fixture.send(source, 'body', { MessageAttributes: apiRequestId });
  await fixture.receiveOne(source, 0);
  await fixture.receive(source);
  await fixture.sqs.startMessageMoveTask(fixture.admin, { SourceArn: fixture.arn('dead') });
  await jest.advanceTimersByTimeAsync(1);
  const { ReceiptHandle, MessageId: newMessageId } = await fixture.receiveOne(source);
  await fixture.sqs.deleteMessage(fixture.admin, { QueueUrl: source, ReceiptHandle });
  expect(await fixture.counts(dead)).toEqual([0, 0, 0]);
  const transaction = { id: 'request', messageId };
  const moved = { id: 'request', messageId: newMessageId };
  expect(records()).toEqual([
    { resource: 'source', transaction, what: 'MessageSent', bytes: 4 + 12 + 6 + 7 },
    { resource: 'source', transaction, what: 'MessageReceived', receiveCount: 1 },
    { resource: 'source', transaction, what: 'MessageMoved', to: 'dead' },
    { resource: 'dead', transaction, what: 'MessageMoved', to: 'source', newMessageId },
    { resource: 'source', transaction: moved, what: 'MessageReceived', receiveCount: 1 },
    { resource: 'source', transaction: moved, what: 'MessageDeleted' },
  ]);
});

test('records each message that a purge takes', async () => {
  const QueueUrl = fixture.queue('q');
  const messageId = await fixture.send(QueueUrl, 'body');
  await fixture.sqs.purgeQueue(fixture.admin, { QueueUrl });
  expect(records().at(-1)).toEqual({ resource: 'q', transaction: { messageId }, what: 'MessageDeleted' });
});

test('knows the transaction of a dead letter by the event that is its body', async () => {
  const QueueUrl = fixture.queue('q');
  const event = {
    detail: {
      messageId: 'the message that became the event',
      messageAttributes: { apiRequestId: { stringValue: 'request', dataType: 'String' } },
    },
  };
  await fixture.send(QueueUrl, JSON.stringify(event));
  expect(records()[0]?.transaction).toEqual({
    id: 'request',
    messageId: 'the message that became the event',
  });
});

test('knows no more of other bodies than the message’s id', async () => {
  const QueueUrl = fixture.queue('q');
  const messageId = await fixture.send(QueueUrl, '{"detail"');
  expect(records()[0]?.transaction).toEqual({ messageId });
});
