import { AwsError } from '../../../src/errors/aws-error';
import type { Intercept } from '../../../src/intercept';
import { errorOf, useSqs } from './fixture';

/** What stands between, from one test to the next. */
let intercept: Intercept;
beforeEach(() => {
  intercept = (call, proceed) => proceed(call.input);
});
const fixture = useSqs({ intercept: (call, proceed) => intercept(call, proceed) });

const throttled = new AwsError('RequestThrottled', 'On purpose.', 403);

test('an operation fails on purpose, and nothing happens', async () => {
  const QueueUrl = await fixture.queue('q');
  const calls: string[] = [];
  intercept = async ({ operation, resource, input }, proceed) => {
    calls.push(`${operation} ${resource}`);
    if (operation === 'SendMessage') throw throttled;
    return proceed(input);
  };
  expect(await errorOf(() => fixture.send(QueueUrl, 'msg'))).toEqual({
    code: 'RequestThrottled',
    message: 'On purpose.',
    httpStatus: 403,
  });
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
  await fixture.call('ListQueues', {});
  expect(calls).toEqual([
    `SendMessage ${fixture.arn('q')}`,
    `GetQueueAttributes ${fixture.arn('q')}`,
    `ListQueues ${fixture.arn('')}`,
  ]);
});

test('an operation that another service calls fails on purpose, too', async () => {
  const QueueUrl = await fixture.queue('q');
  intercept = () => Promise.reject(throttled);
  const call = { caller: fixture.admin, signal: new AbortController().signal };
  const input = { queueArn: fixture.arn('q'), MessageBody: 'msg' };
  expect(await errorOf(() => fixture.sqs.queues.sendMessage(call, input))).toMatchObject({
    code: 'RequestThrottled',
  });
  intercept = (intercepted, proceed) => proceed(intercepted.input);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('an operation waits on purpose', async () => {
  const QueueUrl = await fixture.queue('q');
  let release: () => void = () => undefined;
  intercept = async ({ input }, proceed) => {
    await new Promise<void>((resolve) => (release = resolve));
    return proceed(input);
  };
  const sent = fixture.send(QueueUrl, 'msg');
  await fixture.clock.advance(0);
  expect(fixture.trace.records).toEqual([]);
  release();
  await sent;
  expect(fixture.trace.records).toHaveLength(1);
});
