import { MemoryBound } from '../../../src/services/sqs/queue/memory-bound';
import { errorOf, useSqs } from './fixture';

const fixture = useSqs();

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
  const QueueUrl = await fixture.queue('q');
  await fixture.queue('other');
  // As services send, so that one text is all the messages' body.
  const MessageBody = 'a'.repeat(1_048_576);
  const call = { caller: fixture.admin, signal: new AbortController().signal };
  const send = (name: string) =>
    fixture.sqs.queues.sendMessage(call, { queueArn: fixture.arn(name), MessageBody });
  for (let sent = 0; sent < 511; sent += 1) await send('q');
  expect((await errorOf(() => send('other'))).code).toBe('OverLimit');
  expect(await fixture.counts(QueueUrl)).toEqual([511, 0, 0]);
  await fixture.call('PurgeQueue', { QueueUrl });
  await send('q');
});
