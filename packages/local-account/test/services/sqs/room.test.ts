import { Capacity } from '../../../src/capacity/capacity';
import { errorOf, useSqs } from './fixture';

const BODY = 'a'.repeat(1_000);

const messages = 10;

const fixture = useSqs({ capacity: () => new Capacity({ messages, underWay: 1_000, work: 1_000 }) });

const send = (name: string, passage?: ReturnType<Capacity['room']['admit']>) =>
  fixture.sqs.queues.sendMessage(
    { caller: fixture.admin, signal: new AbortController().signal, passage },
    { queueArn: fixture.arn(name), MessageBody: BODY },
  );

test('the queues together take no more than they have room for, and keep every message they took', async () => {
  const QueueUrl = await fixture.queue('q');
  await fixture.queue('other');
  for (let sent = 0; sent < 10; sent += 1) await send('q');
  expect(await errorOf(() => send('other'))).toMatchObject({
    code: 'OverLimit',
    message: expect.stringContaining('keeps 10 messages') as string,
    httpStatus: 403,
  });
  expect(await fixture.counts(QueueUrl)).toEqual([10, 0, 0]);
  await fixture.call('PurgeQueue', { QueueUrl });
  await send('q');
});

test('what became of an event is taken when no other message is', async () => {
  await fixture.queue('q');
  const passage = fixture.capacity.room.admit(BODY.length);
  for (let sent = 0; sent < 10; sent += 1) await send('q');
  expect((await errorOf(() => send('q'))).code).toBe('OverLimit');
  await send('q', passage);
});
