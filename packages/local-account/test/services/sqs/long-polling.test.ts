import { errorOf, Fixture, NOW } from './fixture';

let fixture: Fixture;
let QueueUrl: string;
beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  fixture = new Fixture();
  QueueUrl = fixture.queue('q');
});
afterEach(() => {
  fixture.sqs.stop();
  jest.useRealTimers();
});

/** A long poll, and after how many milliseconds it was answered with which bodies. */
function longPoll(WaitTimeSeconds: number | undefined, signal?: AbortSignal) {
  const startedAt = Date.now();
  const answer: { afterMs?: number; bodies?: (string | undefined)[] } = {};
  const done = fixture.sqs
    .receiveMessage(fixture.admin, { QueueUrl, WaitTimeSeconds }, { signal })
    .then(({ Messages = [] }) => {
      answer.afterMs = Date.now() - startedAt;
      answer.bodies = Messages.map(({ Body }) => Body);
    });
  return { answer, done };
}

test('is answered as soon as a message is sent', async () => {
  const { answer } = longPoll(20);
  await jest.advanceTimersByTimeAsync(3000);
  await fixture.send(QueueUrl, 'msg');
  await jest.advanceTimersByTimeAsync(0);
  expect(answer).toEqual({ afterMs: 3000, bodies: ['msg'] });
});

test('is answered when a delayed message becomes visible', async () => {
  await fixture.send(QueueUrl, 'msg', { DelaySeconds: 5 });
  const { answer } = longPoll(20);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(answer).toEqual({ afterMs: 5000, bodies: ['msg'] });
});

test('is answered when a visibility timeout ends', async () => {
  await fixture.send(QueueUrl, 'msg');
  await fixture.receiveOne(QueueUrl, 7);
  const { answer } = longPoll(20);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(answer).toEqual({ afterMs: 7000, bodies: ['msg'] });
});

test('is answered when a visibility timeout is cut short', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl);
  const { answer } = longPoll(20);
  await jest.advanceTimersByTimeAsync(2000);
  await fixture.sqs.changeMessageVisibility(fixture.admin, { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
  await jest.advanceTimersByTimeAsync(0);
  expect(answer).toEqual({ afterMs: 2000, bodies: ['msg'] });
});

test('is answered with nothing when its time is over', async () => {
  const { answer } = longPoll(3);
  await jest.advanceTimersByTimeAsync(3000);
  expect(answer).toEqual({ afterMs: 3000, bodies: [] });
});

test('takes its time from the queue, when not told otherwise', async () => {
  await fixture.sqs.setQueueAttributes(fixture.admin, {
    QueueUrl,
    Attributes: { ReceiveMessageWaitTimeSeconds: '4' },
  });
  const waiting = longPoll(undefined);
  const short = longPoll(0);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(waiting.answer.afterMs).toBe(4000);
  expect(short.answer.afterMs).toBe(0);
});

test('gives one message to one receiver, to the one that waits longest', async () => {
  const first = longPoll(20);
  const second = longPoll(20);
  await jest.advanceTimersByTimeAsync(0);
  await fixture.send(QueueUrl, 'msg');
  await jest.advanceTimersByTimeAsync(20_000);
  expect(first.answer.bodies).toEqual(['msg']);
  expect(second.answer.bodies).toEqual([]);
});

test('ends when its receiver goes away, and takes no message along', async () => {
  const controller = new AbortController();
  const { answer } = longPoll(20, controller.signal);
  await jest.advanceTimersByTimeAsync(1000);
  controller.abort();
  await fixture.send(QueueUrl, 'msg');
  await jest.advanceTimersByTimeAsync(0);
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
  await jest.advanceTimersByTimeAsync(1000);
  fixture.sqs.stop();
  await done;
  expect(answer).toEqual({ afterMs: 1000, bodies: [] });
  expect(jest.getTimerCount()).toBe(0);
});

test('is refused when the queue is deleted', async () => {
  const { done } = longPoll(20);
  const error = errorOf(() => done);
  await jest.advanceTimersByTimeAsync(0);
  await fixture.sqs.deleteQueue(fixture.admin, { QueueUrl });
  expect((await error).code).toBe('AWS.SimpleQueueService.NonExistentQueue');
});
