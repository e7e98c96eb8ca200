import { AwsError } from '../../../src/errors/aws-error';
import { errorOf, Fixture } from './fixture';

test('an operation fails on purpose, and nothing happens', async () => {
  const calls: string[] = [];
  const fixture = new Fixture((operation, queueName) => {
    calls.push(`${operation} ${queueName}`);
    if (operation === 'SendMessage') throw new AwsError('RequestThrottled', 'On purpose.', 403);
  });
  const QueueUrl = fixture.queue('q');
  expect(await errorOf(() => fixture.send(QueueUrl, 'msg'))).toEqual({
    code: 'RequestThrottled',
    message: 'On purpose.',
    httpStatus: 403,
  });
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
  await fixture.sqs.listQueues(fixture.admin, {});
  expect(calls).toEqual(['SendMessage q', 'GetQueueAttributes q', 'ListQueues ']);
});

test('an operation waits on purpose', async () => {
  let release: () => void = () => undefined;
  const fixture = new Fixture(() => new Promise((resolve) => (release = resolve)));
  const sent = fixture.send(fixture.queue('q'), 'msg');
  expect(fixture.trace.records).toEqual([]);
  release();
  await sent;
  expect(fixture.trace.records).toHaveLength(1);
});
