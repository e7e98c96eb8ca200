import type { IdentifiableMessage, Identify } from '../../../src/trace/identify';
import type { TransactionIdentity } from '../../../src/trace/trace-record';
import { NOW, useSqs } from './fixture';

/** The owner of this stack numbers orders, in an attribute or in a body of JSON that names an earlier message. */
const identify = jest.fn<TransactionIdentity, [IdentifiableMessage]>(({ body, attributes }) => {
  if (attributes.order !== undefined) return { id: attributes.order };
  return body.startsWith('{') ? (JSON.parse(body) as TransactionIdentity) : {};
}) satisfies Identify;

const fixture = useSqs({ identify });
beforeEach(() => {
  identify.mockClear();
});

const order = { order: { DataType: 'String', StringValue: 'order 1' } };

/** What happened, without the times. */
const records = () =>
  fixture.trace.records.map(({ resource, transaction, ...record }) => {
    const { time, ...happening } = record;
    expect(time).toBeGreaterThanOrEqual(NOW);
    return { resource, transaction, ...happening };
  });

test('tells the way of a message through its queues', async () => {
  const { source, dead } = await fixture.pair(1);
  const messageId = await fixture.send(source, 'body', { MessageAttributes: order });
  await fixture.receiveOne(source, 0);
  await fixture.receive(source);
  await fixture.call('StartMessageMoveTask', { SourceArn: fixture.arn('dead') });
  await fixture.clock.advance(1);
  const { ReceiptHandle, MessageId: newMessageId } = await fixture.receiveOne(source);
  await fixture.call('DeleteMessage', { QueueUrl: source, ReceiptHandle });
  expect(await fixture.counts(dead)).toEqual([0, 0, 0]);
  const transaction = { id: 'order 1', messageId };
  const moved = { id: 'order 1', messageId: newMessageId };
  expect(records()).toEqual([
    {
      resource: 'source',
      transaction,
      what: 'MessageSent',
      bodyBytes: 4,
      attributeBytes: 5 + 6 + 7,
      bodyStart: 'body',
    },
    { resource: 'source', transaction, what: 'MessageReceived', receiveCount: 1 },
    { resource: 'source', transaction, what: 'MessageMoved', to: 'dead' },
    { resource: 'dead', transaction, what: 'MessageMoved', to: 'source', newMessageId },
    { resource: 'source', transaction: moved, what: 'MessageReceived', receiveCount: 1 },
    { resource: 'source', transaction: moved, what: 'MessageDeleted' },
  ]);
});

test('records each message that a purge takes', async () => {
  const QueueUrl = await fixture.queue('q');
  const messageId = await fixture.send(QueueUrl, 'body');
  await fixture.call('PurgeQueue', { QueueUrl });
  expect(records().at(-1)).toEqual({ resource: 'q', transaction: { messageId }, what: 'MessageDeleted' });
});

describe('the transaction that a message carries', () => {
  test('is what the owner of the stack knows it by, of body and texts', async () => {
    const QueueUrl = await fixture.queue('q');
    const MessageAttributes = { ...order, bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(1) } };
    const messageId = await fixture.send(QueueUrl, 'body', { MessageAttributes });
    expect(identify.mock.calls).toEqual([[{ body: 'body', attributes: { order: 'order 1' } }]]);
    expect(records()[0]?.transaction).toEqual({ id: 'order 1', messageId });
  });

  test('is known by an earlier message, where its owner says so, and stays so when it is sent once more', async () => {
    const transaction = { id: 'order 1', messageId: 'the message that failed' };
    const { source } = await fixture.pair(1);
    await fixture.send(source, JSON.stringify(transaction));
    await fixture.receiveOne(source, 0);
    await fixture.receive(source);
    await fixture.call('StartMessageMoveTask', { SourceArn: fixture.arn('dead') });
    await fixture.clock.advance(1);
    await fixture.receiveOne(source);
    expect(records().map((record) => record.transaction)).toEqual(Array(5).fill(transaction));
  });

  test('is nothing but the message’s id, where its owner knows no more', async () => {
    const QueueUrl = await fixture.queue('q');
    const messageId = await fixture.send(QueueUrl, 'body');
    expect(records()[0]?.transaction).toEqual({ messageId });
  });

  test('is what the caller says, where the caller knows, and nobody else is asked', async () => {
    await fixture.queue('q');
    const call = {
      caller: fixture.admin,
      signal: new AbortController().signal,
      transaction: { id: 'order 2' },
    };
    const input = { queueArn: fixture.arn('q'), MessageBody: 'body', MessageAttributes: order };
    const { MessageId: messageId } = await fixture.sqs.queues.sendMessage(call, input);
    expect(records()[0]?.transaction).toEqual({ id: 'order 2', messageId });
    expect(identify).not.toHaveBeenCalled();
  });
});
