import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ConfirmSubscriptionCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { queue, queueArn, snsWorld, topic, TOPIC_ARN } from './sns-world';

const toQueue = { TopicArn: TOPIC_ARN, Protocol: 'sqs', Endpoint: queueArn('queue') };

test('a subscription and its attributes', async () => {
  await using world = await snsWorld({ Topic: topic(), Queue: queue('queue') });
  const Attributes = { RawMessageDelivery: 'true', FilterPolicy: '{"a":["b"]}' };
  const { SubscriptionArn } = await world.sns.send(new SubscribeCommand({ ...toQueue, Attributes }));
  expect(SubscriptionArn).toMatch(new RegExp(`^${TOPIC_ARN}:[-0-9a-f]{36}$`));
  const get = new GetSubscriptionAttributesCommand({ SubscriptionArn });
  await expect(world.sns.send(get)).resolves.toMatchObject({
    Attributes: {
      ConfirmationWasAuthenticated: 'true',
      Endpoint: queueArn('queue'),
      FilterPolicy: '{"a":["b"]}',
      FilterPolicyScope: 'MessageAttributes',
      Owner: '000000000000',
      PendingConfirmation: 'false',
      Protocol: 'sqs',
      RawMessageDelivery: 'true',
      SubscriptionArn,
      SubscriptionPrincipal: 'arn:aws:iam::000000000000:root',
      TopicArn: TOPIC_ARN,
    },
  });
  // Recorded on AWS: test_subscribe_idempotency.
  await expect(world.sns.send(new SubscribeCommand(toQueue))).resolves.toMatchObject({ SubscriptionArn });
  await expect(
    world.sns.send(new SubscribeCommand({ ...toQueue, Attributes: { RawMessageDelivery: 'false' } })),
  ).rejects.toThrow('Subscription already exists with different attributes');
  await world.sns.send(
    new SetSubscriptionAttributesCommand({
      SubscriptionArn,
      AttributeName: 'FilterPolicy',
      AttributeValue: '{}',
    }),
  );
  const changed = await world.sns.send(get);
  expect(changed.Attributes).not.toHaveProperty('FilterPolicy');
  await world.sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  await expect(world.sns.send(get)).rejects.toMatchObject({ Code: 'NotFound' });
  await world.sns.send(new UnsubscribeCommand({ SubscriptionArn }));
});

// Recorded on AWS: test_validate_set_sub_attributes, test_subscribe_with_invalid_protocol and others.
test.each([
  [{ Protocol: 'fish' }, 'Amazon SNS does not support this protocol string: fish'],
  [
    { Protocol: 'email', Endpoint: 'a@b.c' },
    'delivers to queues, functions and HTTP endpoints, and not to email',
  ],
  [{ Endpoint: 'http://127.0.0.1/000000000000/queue' }, 'Invalid parameter: SQS endpoint ARN'],
  [{ Protocol: 'http', Endpoint: 'https://a.b' }, 'Endpoint must match the specified protocol'],
  [{ Endpoint: queueArn('queue.fifo') }, 'The local run has no FIFO queues'],
  [{ TopicArn: `${TOPIC_ARN}2` }, 'Topic does not exist'],
  [
    { Attributes: { RawMessageDelivery: 'yes' } },
    'Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [yes]. Must be true or false.',
  ],
  [
    { Attributes: { FilterPolicy: '{"a":{"b":["c"]}}' } },
    'Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy',
  ],
  [
    { Attributes: { FilterPolicyScope: 'Body' } },
    'Attributes Reason: FilterPolicyScope: Invalid value [Body]. Please use either MessageBody or MessageAttributes',
  ],
  [
    { Attributes: { RedrivePolicy: '{"deadLetterTargetArn":"q"}' } },
    'Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn',
  ],
  [{ Attributes: { Fish: '1' } }, 'Attributes Reason: AttributeName'],
  [
    { Attributes: { DeliveryPolicy: '{}' } },
    "The local run delivers by AWS's default policy (DeliveryPolicy)",
  ],
])('a subscription that is not right is refused: %j', async (given, says) => {
  await using world = await snsWorld({ Topic: topic(), Queue: queue('queue') });
  await expect(world.sns.send(new SubscribeCommand({ ...toQueue, ...given }))).rejects.toThrow(says);
});

interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, string>;
}

/** An HTTP endpoint that keeps what is posted to it. */
async function endpoint(status: () => number = () => 200) {
  const posts: Posted[] = [];
  const waiting: ((posted: Posted) => void)[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const posted = {
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()) as Posted['body'],
      };
      response.writeHead(status()).end();
      const next = waiting.shift();
      if (next) next(posted);
      else posts.push(posted);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    next: () =>
      new Promise<Posted>((resolve) => (posts[0] ? resolve(posts.shift()!) : waiting.push(resolve))),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

test('an HTTP endpoint confirms its subscription, and then gets messages', async () => {
  await using hook = await endpoint();
  await using world = await snsWorld({ Topic: topic() });
  const subscribe = { TopicArn: TOPIC_ARN, Protocol: 'http', Endpoint: hook.url };
  await expect(world.sns.send(new SubscribeCommand(subscribe))).resolves.toMatchObject({
    SubscriptionArn: 'pending confirmation',
  });
  const confirmation = await hook.next();
  expect(confirmation.headers).toMatchObject({
    'content-type': 'text/plain; charset=UTF-8',
    'user-agent': 'Amazon Simple Notification Service Agent',
    'x-amz-sns-message-type': 'SubscriptionConfirmation',
    'x-amz-sns-topic-arn': TOPIC_ARN,
  });
  expect(confirmation.body).toMatchObject({ Type: 'SubscriptionConfirmation', TopicArn: TOPIC_ARN });
  const list = new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC_ARN });
  await expect(world.sns.send(list)).resolves.toMatchObject({
    Subscriptions: [{ SubscriptionArn: 'PendingConfirmation', Endpoint: hook.url }],
  });

  const confirmed = await fetch(confirmation.body.SubscribeURL!);
  expect(await confirmed.text()).toContain('<ConfirmSubscriptionResult><SubscriptionArn>');
  await world.sns.send(new PublishCommand({ TopicArn: TOPIC_ARN, Message: 'm' }));
  const message = await hook.next();
  expect(message.headers).toMatchObject({ 'x-amz-sns-message-type': 'Notification' });
  expect(message.body).toMatchObject({ Type: 'Notification', Message: 'm' });

  await fetch(message.body.UnsubscribeURL!);
  expect((await hook.next()).body).toMatchObject({ Type: 'UnsubscribeConfirmation' });
  await expect(world.sns.send(list)).resolves.toMatchObject({ Subscriptions: [] });
});

test('a token that is none confirms nothing', async () => {
  await using world = await snsWorld({ Topic: topic() });
  const confirm = (Token: string) =>
    world.sns.send(new ConfirmSubscriptionCommand({ TopicArn: TOPIC_ARN, Token }));
  await expect(confirm('token')).rejects.toThrow('Invalid parameter: Token');
  await expect(confirm('ab'.repeat(128))).rejects.toThrow('Invalid token');
});
