import { PublishCommand } from '@aws-sdk/client-sns';
import { AwsError } from '../../../src/errors/aws-error';
import type { InterceptedCall } from '../../../src/intercept';
import { retriesOfManagedEndpoint } from '../../../src/services/sns/delivery/retry-schedule';
import { queue, queueArn, queuePolicy, snsWorld, subscription, topic, TOPIC_ARN } from './sns-world';

const RedrivePolicy = { deadLetterTargetArn: queueArn('dead-letters') };

const resources = (properties: object = {}) => ({
  Topic: topic(),
  Queue: queue('queue'),
  DeadLetters: queue('dead-letters'),
  Policy: queuePolicy('queue', 'dead-letters'),
  Subscription: subscription({ Protocol: 'sqs', Endpoint: queueArn('queue'), ...properties }),
});

/** Lets sending to the queue fail in some way, as often as a test says. */
function failing(times: number, error: AwsError) {
  let failures = 0;
  return async (
    { operation, resource, input }: InterceptedCall,
    proceed: (input: unknown) => Promise<object>,
  ) => {
    if (operation === 'SendMessage' && resource === queueArn('queue') && failures++ < times) throw error;
    return proceed(input);
  };
}

const unavailable = new AwsError('ServiceUnavailable', 'Try again', 503);
const publish = new PublishCommand({ TopicArn: TOPIC_ARN, Message: 'm' });

test('what fails for a while is tried again', async () => {
  await using world = await snsWorld(resources(), { intercept: failing(6, unavailable) });
  await world.sns.send(publish);
  await world.clock.advance(60_000);
  expect(await world.receive('queue')).toHaveLength(1);
  const waits = world.trace.records.flatMap((record) =>
    record.what === 'NotificationFailed' ? [record.retryInMs] : [],
  );
  expect(waits.slice(0, 5)).toEqual([0, 0, 0, 1_000, 1_000]);
});

test('AWS tries 100,015 times again', () => {
  const waitOf = retriesOfManagedEndpoint(() => 0);
  expect([0, 2, 3, 4, 5, 14, 15, 100_014, 100_015].map(waitOf)).toEqual([
    0,
    0,
    1_000,
    1_000,
    1_000,
    expect.closeTo(20_000) as number,
    20_000,
    20_000,
    undefined,
  ]);
});

// Recorded on AWS: test_redrive_policy_sqs_queue_subscription.
test.each([true, false])(
  'what cannot succeed is a dead letter at once (raw: %s)',
  async (RawMessageDelivery) => {
    const gone = { Endpoint: queueArn('gone'), RawMessageDelivery, RedrivePolicy };
    await using world = await snsWorld(resources(gone));
    await world.sns.send(publish);
    const [message] = await world.receive('dead-letters');
    expect(message!.Body).toMatch(RawMessageDelivery ? /^m$/ : /"Type" : "Notification"/);
  },
);

test('a queue whose policy does not let the topic in is sent nothing', async () => {
  const { Policy: _, ...withoutPolicy } = resources();
  await using world = await snsWorld(withoutPolicy);
  await world.sns.send(publish);
  await expect(
    world.trace.waitFor('the loss', ({ what }) => what === 'NotificationGivenUp'),
  ).resolves.toMatchObject({ lost: 'The subscription has no dead-letter queue.' });
  expect(world.trace.records).toContainEqual(
    expect.objectContaining({
      what: 'AccessDenied',
      resource: queueArn('queue'),
      action: 'sqs:SendMessage',
    }),
  );
});

test('a publisher needs the right to publish, and the topic’s key', async () => {
  const key = 'arn:aws:kms:us-east-1:000000000000:key/none';
  await using world = await snsWorld({ Topic: topic({ KmsMasterKeyId: key }) });
  await expect(world.sns.send(publish)).rejects.toMatchObject({ Code: 'KMSNotFound' });
});
