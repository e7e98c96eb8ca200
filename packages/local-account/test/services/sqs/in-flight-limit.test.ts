import { newMessage } from '../../../src/services/sqs/message/new-message';
import { MemoryBound } from '../../../src/services/sqs/queue/memory-bound';
import { Queue } from '../../../src/services/sqs/queue/queue';
import { DEFAULT_SETTINGS } from '../../../src/services/sqs/queue/queue-settings';
import { Trace } from '../../../src/trace/trace';
import { errorOf } from './fixture';

const LIMIT = 120_000;

/** The service gives ten at a time; this asks the queue itself for all at once. */
test('lets no more than 120,000 messages be in flight, and gives the next when one is deleted', async () => {
  const queue = new Queue({
    name: 'q',
    arn: 'arn:aws:sqs:eu-west-1:000000000000:q',
    settings: DEFAULT_SETTINGS,
    memory: new MemoryBound(),
    trace: new Trace(),
    queueByArn: () => undefined,
    url: () => 'http://127.0.0.1/000000000000/q',
  });
  const content = { body: 'x', md5OfBody: '', attributes: {}, senderId: '', sizeBytes: 1 };
  for (let sent = 0; sent < LIMIT + 2; sent += 1) queue.send(newMessage(content));
  const receive = (waitMs: number) =>
    queue.receive({ maxNumberOfMessages: LIMIT + 2, visibilityTimeoutSeconds: 30, waitMs });

  const deliveries = await receive(0);
  expect(deliveries).toHaveLength(LIMIT);
  expect(await errorOf(() => receive(0))).toMatchObject({ code: 'OverLimit', httpStatus: 403 });
  const longPoll = receive(20_000);
  queue.delete(deliveries[0]!.receiptHandle);
  expect(await longPoll).toHaveLength(1);
  queue.stop();
});
