import { NOW, useSqs } from './fixture';

const fixture = useSqs();

test.each<[string, string, number | undefined, number]>([
  ['the queue', '10', undefined, 10],
  ['the message, whatever the queue says', '10', 20, 20],
])('delays by %s', async (_, DelaySeconds, messageDelay, expected) => {
  const QueueUrl = await fixture.queue('q', { DelaySeconds });
  await fixture.send(QueueUrl, 'msg', { DelaySeconds: messageDelay });
  await fixture.clock.advance(expected * 1000 - 1);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 1, 0]);
  await fixture.clock.advance(1);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test('does not delay a message that asks for no delay, whatever the queue says', async () => {
  const QueueUrl = await fixture.queue('q', { DelaySeconds: '10' });
  await fixture.send(QueueUrl, 'msg', { DelaySeconds: 0 });
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test('a message expires when its time is over, whatever its state', async () => {
  const QueueUrl = await fixture.queue('q', { MessageRetentionPeriod: '60' });
  await fixture.send(QueueUrl, 'in flight');
  await fixture.receiveOne(QueueUrl, 1000);
  await fixture.send(QueueUrl, 'visible');
  await fixture.send(QueueUrl, 'delayed', { DelaySeconds: 900 });
  await fixture.clock.advance(59_999);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 1, 1]);
  await fixture.clock.advance(1);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('it expires by itself, without anybody looking', async () => {
  const QueueUrl = await fixture.queue('q', { MessageRetentionPeriod: '60' });
  const messageId = await fixture.send(QueueUrl, 'msg');
  await fixture.clock.advance(60_000);
  expect(fixture.trace.records.at(-1)).toEqual({
    time: NOW + 60_000,
    resource: 'q',
    transaction: { messageId },
    what: 'MessageExpired',
  });
});

test('keeps a message for four days by default', async () => {
  const QueueUrl = await fixture.queue('q');
  await fixture.send(QueueUrl, 'msg');
  await fixture.clock.advance(345_600_000 - 1);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
  await fixture.clock.advance(1);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('a shorter retention period holds for messages that are there', async () => {
  const QueueUrl = await fixture.queue('q');
  await fixture.send(QueueUrl, 'msg');
  await fixture.clock.advance(61_000);
  await fixture.call('SetQueueAttributes', {
    QueueUrl,
    Attributes: { MessageRetentionPeriod: '60' },
  });
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('a message that has expired can still be deleted, to no effect', async () => {
  const QueueUrl = await fixture.queue('q', { MessageRetentionPeriod: '60' });
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl);
  await fixture.clock.advance(60_000);
  await expect(fixture.call('DeleteMessage', { QueueUrl, ReceiptHandle })).resolves.toEqual({});
});
