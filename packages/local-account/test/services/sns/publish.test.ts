import { PublishBatchCommand, PublishCommand } from '@aws-sdk/client-sns';
import { queue, queueArn, queuePolicy, snsWorld, subscription, topic, TOPIC_ARN } from './sns-world';

const toQueue = (properties: object = {}) => ({
  Topic: topic(),
  Queue: queue('queue'),
  DeadLetters: queue('dead-letters'),
  Policy: queuePolicy('queue', 'dead-letters'),
  Subscription: subscription({ Protocol: 'sqs', Endpoint: queueArn('queue'), ...properties }),
});

const attributes = {
  price: { DataType: 'Number', StringValue: '99.12' },
  bytes: { DataType: 'Binary', BinaryValue: Buffer.from([2, 3, 4]) },
};

test('a queue gets the envelope', async () => {
  await using world = await snsWorld(toQueue());
  const { MessageId } = await world.sns.send(
    new PublishCommand({
      TopicArn: TOPIC_ARN,
      Message: 'hé"llo',
      Subject: 'Hi',
      MessageAttributes: attributes,
    }),
  );
  const [message] = await world.receive('queue');
  expect(message!.Body).toMatch(/^\{\n {2}"Type" : "Notification",\n {2}"MessageId" : "/);
  expect(JSON.parse(message!.Body!)).toEqual({
    Type: 'Notification',
    MessageId,
    TopicArn: TOPIC_ARN,
    Subject: 'Hi',
    Message: 'hé"llo',
    Timestamp: '2026-01-01T00:00:00.000Z',
    SignatureVersion: '1',
    Signature: Buffer.from('The local run signs no notifications.').toString('base64'),
    SigningCertURL: `${world.url}/SimpleNotificationService-not-signed.pem`,
    UnsubscribeURL: expect.stringMatching(
      new RegExp(`^${world.url}/\\?Action=Unsubscribe&SubscriptionArn=${TOPIC_ARN}:[-0-9a-f]{36}&`),
    ) as string,
    MessageAttributes: {
      price: { Type: 'Number', Value: '99.12' },
      bytes: { Type: 'Binary', Value: 'AgME' },
    },
  });
  expect(message!.MessageAttributes).toBeUndefined();
});

test('a queue gets the message alone where delivery is raw, with its attributes', async () => {
  await using world = await snsWorld(toQueue({ RawMessageDelivery: true }));
  const Entries = ['a', 'b'].map((Id) => ({ Id, Message: Id, MessageAttributes: attributes }));
  const published = await world.sns.send(
    new PublishBatchCommand({ TopicArn: TOPIC_ARN, PublishBatchRequestEntries: Entries }),
  );
  expect(published).toMatchObject({ Successful: [{ Id: 'a' }, { Id: 'b' }], Failed: [] });
  const [message] = await world.receive('queue', 2);
  expect(message).toMatchObject({
    Body: 'a',
    MessageAttributes: {
      price: { DataType: 'Number', StringValue: '99.12' },
      bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([2, 3, 4]) },
    },
  });
});

test('MessageStructure gives each protocol its own message', async () => {
  await using world = await snsWorld(toQueue({ RawMessageDelivery: true }));
  const publish = (message: object) =>
    world.sns.send(
      new PublishCommand({ TopicArn: TOPIC_ARN, MessageStructure: 'json', Message: JSON.stringify(message) }),
    );
  await publish({ default: 'all', sqs: 'queues' });
  await publish({ default: 'all', lambda: 'functions' });
  expect((await world.receive('queue', 2)).map(({ Body }) => Body)).toEqual(['queues', 'all']);
});

test('the transaction of a message goes on with it', async () => {
  const identify = ({ body }: { body: string }) => ({ id: body });
  await using world = await snsWorld(toQueue({ RawMessageDelivery: true }), { identify });
  await world.sns.send(new PublishCommand({ TopicArn: TOPIC_ARN, Message: 'r-1' }));
  await world.receive('queue');
  expect(world.trace.records.map(({ what, transaction }) => [what, transaction.id])).toEqual(
    expect.arrayContaining([
      ['NotificationPublished', 'r-1'],
      ['MessageSent', 'r-1'],
    ]),
  );
});

// Recorded on AWS: test_sns, test_empty_or_wrong_message_attributes and others.
test.each([
  [{ Message: '' }, 'InvalidParameter', 'Invalid parameter: Empty message'],
  [{ Message: 'm', Subject: '' }, 'InvalidParameter', 'Invalid parameter: Subject'],
  [{ Message: 'm', Subject: 'a\nb' }, 'InvalidParameter', 'Invalid parameter: Subject'],
  [{ Message: 'm'.repeat(262_145) }, 'InvalidParameter', 'Invalid parameter: Message too long'],
  [
    { Message: 'm'.repeat(262_144), MessageAttributes: attributes },
    'InvalidParameter',
    'Invalid parameter: Message too long',
  ],
  [
    { Message: '{"sqs":"m"}', MessageStructure: 'json' },
    'InvalidParameter',
    'Invalid parameter: Message Structure - No default entry in JSON message body',
  ],
  [
    { Message: 'm', MessageStructure: 'json' },
    'InvalidParameter',
    'Invalid parameter: Message Structure - JSON message body failed to parse',
  ],
  [
    { Message: 'm', MessageAttributes: { a: { DataType: 'String', StringValue: '' } } },
    'ParameterValueInvalid',
    "The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'.",
  ],
  [
    { Message: 'm', MessageAttributes: { a: { DataType: 'String', BinaryValue: Buffer.from('a') } } },
    'ParameterValueInvalid',
    "The message attribute 'a' with type 'String' must use field 'String'.",
  ],
  [
    { Message: 'm', MessageAttributes: { a: { DataType: 'Fish', StringValue: 'a' } } },
    'ParameterValueInvalid',
    "The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
  ],
  [
    { Message: 'm', MessageAttributes: { 'a^': { DataType: 'String', StringValue: 'a' } } },
    'ParameterValueInvalid',
    "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
  ],
  [
    { Message: 'm', TopicArn: 'topic' },
    'InvalidParameter',
    'TopicArn Reason: An ARN must have at least 6 elements, not 1',
  ],
  [{ Message: 'm', TopicArn: `${TOPIC_ARN}2` }, 'NotFound', 'Topic does not exist'],
  [
    { Message: 'm', TopicArn: undefined, PhoneNumber: '+1' },
    'InvalidParameter',
    'The local run sends no SMS',
  ],
])('a message that is not right is refused (%#)', async (given, code, says) => {
  await using world = await snsWorld({ Topic: topic() });
  await expect(world.sns.send(new PublishCommand({ TopicArn: TOPIC_ARN, ...given }))).rejects.toMatchObject({
    Code: code,
    message: expect.stringContaining(says) as string,
  });
});

test.each([
  [[], 'EmptyBatchRequest'],
  [
    Array.from({ length: 11 }, (_, index) => ({ Id: String(index), Message: 'm' })),
    'TooManyEntriesInBatchRequest',
  ],
  [
    [
      { Id: 'a', Message: 'm' },
      { Id: 'a', Message: 'm' },
    ],
    'BatchEntryIdsNotDistinct',
  ],
  [[{ Id: 'a.b', Message: 'm' }], 'InvalidBatchEntryId'],
  [[{ Id: 'a'.repeat(81), Message: 'm' }], 'InvalidBatchEntryId'],
  [['a', 'b'].map((Id) => ({ Id, Message: 'm'.repeat(200_000) })), 'BatchRequestTooLong'],
])('a batch is refused as a whole (%#)', async (PublishBatchRequestEntries, Code) => {
  await using world = await snsWorld({ Topic: topic() });
  const command = new PublishBatchCommand({ TopicArn: TOPIC_ARN, PublishBatchRequestEntries });
  await expect(world.sns.send(command)).rejects.toMatchObject({ Code });
});
