import { MemoryBound } from '../../../src/services/sqs/queue/memory-bound';
import { errorOf, Fixture } from './fixture';

test('refuses what does not fit, and takes it when there is room again', async () => {
  const memory = new MemoryBound(4000);
  memory.reserve(1000);
  expect(await errorOf(() => memory.reserve(1000))).toMatchObject({
    code: 'OverLimit',
    message: expect.stringContaining('4000 bytes at most') as string,
    httpStatus: 403,
  });
  memory.release(1000);
  memory.reserve(1000);
});

test('the queues together hold less than 512 MiB, and every message they took', async () => {
  const fixture = new Fixture();
  const QueueUrl = fixture.queue('q');
  const MessageBody = 'a'.repeat(1_048_576);
  for (let sent = 0; sent < 511; sent += 1) await fixture.send(QueueUrl, MessageBody);
  expect((await errorOf(() => fixture.send(fixture.queue('other'), MessageBody))).code).toBe('OverLimit');
  expect(await fixture.counts(QueueUrl)).toEqual([511, 0, 0]);
  await fixture.sqs.purgeQueue(fixture.admin, { QueueUrl });
  await fixture.send(QueueUrl, MessageBody);
  fixture.sqs.stop();
});
