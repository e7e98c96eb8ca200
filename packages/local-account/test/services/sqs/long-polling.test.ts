import { errorOf, useSqs } from './fixture';

const fixture = useSqs();
let QueueUrl: string;
beforeEach(async () => {
  QueueUrl = await fixture.queue('q');
});

/** A long poll, and after how many milliseconds it was answered with which bodies. */
function longPoll(WaitTimeSeconds: number | undefined, signal?: AbortSignal) {
  const startedAt = fixture.clock.now();
  const answer: { afterMs?: number; bodies?: (string | undefined)[] } = {};
  const input = { QueueUrl, WaitTimeSeconds };
  const done = fixture.call('ReceiveMessage', input, fixture.admin, signal).then(({ Messages = [] }) => {
    answer.afterMs = fixture.clock.now() - startedAt;
    answer.bodies = Messages.map(({ Body }) => Body);
  });
  return { answer, done };
}

test('is answered as soon as a message is sent', async () => {
  const { answer } = longPoll(20);
  await fixture.clock.advance(3000);
  await fixture.send(QueueUrl, 'msg');
  await fixture.clock.advance(0);
  expect(answer).toEqual({ afterMs: 3000, bodies: ['msg'] });
});

test('is answered when a delayed message becomes visible', async () => {
  await fixture.send(QueueUrl, 'msg', { DelaySeconds: 5 });
  const { answer } = longPoll(20);
  await fixture.clock.advance(20_000);
  expect(answer).toEqual({ afterMs: 5000, bodies: ['msg'] });
});

test('is answered when a visibility timeout ends', async () => {
  await fixture.send(QueueUrl, 'msg');
  await fixture.receiveOne(QueueUrl, 7);
  const { answer } = longPoll(20);
  await fixture.clock.advance(20_000);
  expect(answer).toEqual({ afterMs: 7000, bodies: ['msg'] });
});

test('is answered when a visibility timeout is cut short', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl);
  const { answer } = longPoll(20);
  await fixture.clock.advance(2000);
  await fixture.call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
  await fixture.clock.advance(0);
  expect(answer).toEqual({ afterMs: 2000, bodies: ['msg'] });
});

test('is answered with nothing when its time is over', async () => {
  const { answer } = longPoll(3);
  await fixture.clock.advance(3000);
  expect(answer).toEqual({ afterMs: 3000, bodies: [] });
});

test('takes its time from the queue, when not told otherwise', async () => {
  await fixture.call('SetQueueAttributes', {
    QueueUrl,
    Attributes: { ReceiveMessageWaitTimeSeconds: '4' },
  });
  const waiting = longPoll(undefined);
  const short = longPoll(0);
  await fixture.clock.advance(20_000);
  expect(waiting.answer.afterMs).toBe(4000);
  expect(short.answer.afterMs).toBe(0);
});

test('gives one message to one receiver, to the one that waits longest', async () => {
  const first = longPoll(20);
  const second = longPoll(20);
  await fixture.clock.advance(0);
  await fixture.send(QueueUrl, 'msg');
  await fixture.clock.advance(20_000);
  expect(first.answer.bodies).toEqual(['msg']);
  expect(second.answer.bodies).toEqual([]);
});

test('ends when its receiver goes away, and takes no message along', async () => {
  const controller = new AbortController();
  const { answer } = longPoll(20, controller.signal);
  await fixture.clock.advance(1000);
  controller.abort();
  await fixture.send(QueueUrl, 'msg');
  await fixture.clock.advance(0);
  expect(answer).toEqual({ afterMs: 1000, bodies: [] });
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test('gives nothing to a receiver that has gone before it asked', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { answer, done } = longPoll(20, AbortSignal.abort());
  await done;
  expect(answer.bodies).toEqual([]);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test('ends when the service stops, and leaves no timer behind', async () => {
  const { answer, done } = longPoll(20);
  await fixture.clock.advance(1000);
  await fixture.sqs.service.stop();
  await done;
  expect(answer).toEqual({ afterMs: 1000, bodies: [] });
  expect(fixture.clock.nextDueAt).toBeUndefined();
});

test('does not wait for a service that has stopped, and sets no timer in it', async () => {
  await fixture.sqs.service.stop();
  await fixture.send(QueueUrl, 'msg');
  await fixture.receiveOne(QueueUrl);
  const { answer, done } = longPoll(20);
  await done;
  expect(answer).toEqual({ afterMs: 0, bodies: [] });
  expect(fixture.clock.nextDueAt).toBeUndefined();
});

test('is refused when the queue is deleted', async () => {
  const { done } = longPoll(20);
  const error = errorOf(() => done);
  await fixture.clock.advance(0);
  await fixture.call('DeleteQueue', { QueueUrl });
  expect((await error).code).toBe('AWS.SimpleQueueService.NonExistentQueue');
});
