import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  SetTopicAttributesCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import type { Caller } from '../../../src/access/caller';
import { queueArn, snsWorld, subscription, topic, TOPIC_ARN } from './sns-world';

test('a topic from its creation to its end', async () => {
  await using world = await snsWorld();
  const { sns } = world;
  const create = (given: object) => sns.send(new CreateTopicCommand({ Name: 'topic', ...given }));
  const given = { Attributes: { DisplayName: 'T' }, Tags: [{ Key: 'k', Value: 'v' }] };
  await expect(create(given)).resolves.toMatchObject({ TopicArn: TOPIC_ARN });
  // Recorded on AWS: test_create_topic_different_attrs and test_create_duplicate_topic_with_more_tags.
  await create({});
  await expect(create({ Attributes: { DisplayName: 'U' } })).rejects.toThrow(
    'Attributes Reason: Topic already exists with different attributes',
  );
  await expect(create({ Tags: [{ Key: 'k', Value: 'w' }] })).rejects.toThrow(
    'Tags Reason: Topic already exists with different tags',
  );
  const get = new GetTopicAttributesCommand({ TopicArn: TOPIC_ARN });
  const { Attributes = {} } = await sns.send(get);
  expect(Attributes).toMatchObject({
    DisplayName: 'T',
    Owner: '000000000000',
    SubscriptionsConfirmed: '0',
    SubscriptionsDeleted: '0',
    SubscriptionsPending: '0',
    TopicArn: TOPIC_ARN,
  });
  expect(Attributes.Policy).toContain('"Sid":"__default_statement_ID"');
  await expect(sns.send(new ListTopicsCommand({}))).resolves.toMatchObject({
    Topics: [{ TopicArn: TOPIC_ARN }],
  });
  const ResourceArn = TOPIC_ARN;
  await sns.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'l', Value: 'w' }] }));
  await sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['k'] }));
  await expect(sns.send(new ListTagsForResourceCommand({ ResourceArn }))).resolves.toMatchObject({
    Tags: [{ Key: 'l', Value: 'w' }],
  });
  await sns.send(new DeleteTopicCommand({ TopicArn: TOPIC_ARN }));
  await sns.send(new DeleteTopicCommand({ TopicArn: TOPIC_ARN }));
  await expect(sns.send(get)).rejects.toMatchObject({ Code: 'NotFound', message: 'Topic does not exist' });
});

test.each([
  [{ Name: 'a.fifo', Attributes: { FifoTopic: 'true' } }, 'The local run has no FIFO topics'],
  [{ Name: 'a', Attributes: { FifoTopic: 'true' } }, 'The local run has no FIFO topics'],
  [{ Name: 'a b' }, 'Invalid parameter: Topic Name'],
  [{ Name: 'a', Attributes: { Fish: '1' } }, 'Invalid parameter: AttributeName'],
  [{ Name: 'a', Attributes: { DeliveryPolicy: '{}' } }, 'default policy (DeliveryPolicy)'],
  [{ Name: 'a', Attributes: { SQSSuccessFeedbackRoleArn: 'r' } }, 'keeps no logs of deliveries'],
  [{ Name: 'a', Attributes: { Policy: 'none' } }, 'Invalid parameter: Policy Error'],
  [
    { Name: 'a', Tags: ['1', '2'].map((Value) => ({ Key: 'k', Value })) },
    'Invalid parameter: Duplicated keys are not allowed.',
  ],
])('a topic that is not right is refused: %j', async (given, says) => {
  await using world = await snsWorld();
  await expect(world.sns.send(new CreateTopicCommand(given))).rejects.toThrow(says);
});

describe('who may publish', () => {
  const service = { principal: { type: 'service', service: 'events.amazonaws.com' } } as const;
  const publishAs = (world: Awaited<ReturnType<typeof snsWorld>>, caller: Caller) =>
    world.account.services
      .find(({ name }) => name === 'sns')!
      .operations.get('Publish')!
      .call({ TopicArn: TOPIC_ARN, Message: 'm' }, { caller, signal: new AbortController().signal });
  const policy = (Statement: object) => ({
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { Topics: [TOPIC_ARN], PolicyDocument: { Version: '2012-10-17', Statement } },
    DependsOn: ['Topic'],
  });

  test('a service does only by the topic’s policy', async () => {
    await using closed = await snsWorld({ Topic: topic() });
    await expect(publishAs(closed, service)).rejects.toMatchObject({
      code: 'AuthorizationError',
      httpStatus: 403,
    });
    const Allow = {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: TOPIC_ARN,
    };
    await using open = await snsWorld({ Topic: topic(), Policy: policy(Allow) });
    await expect(publishAs(open, service)).resolves.toHaveProperty('MessageId');
  });

  test('AWS::SNS::TopicInlinePolicy is a policy, too', async () => {
    const Statement = { Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: '*' };
    const inline = {
      Type: 'AWS::SNS::TopicInlinePolicy',
      Properties: { TopicArn: TOPIC_ARN, PolicyDocument: { Version: '2012-10-17', Statement } },
      DependsOn: ['Topic'],
    };
    await using world = await snsWorld({ Topic: topic(), Policy: inline });
    const { Attributes } = await world.sns.send(new GetTopicAttributesCommand({ TopicArn: TOPIC_ARN }));
    expect(JSON.parse(Attributes!.Policy!)).toMatchObject({ Statement });
  });

  test('what is no policy is refused', async () => {
    await using world = await snsWorld({ Topic: topic() });
    const set = { TopicArn: TOPIC_ARN, AttributeName: 'Policy', AttributeValue: '{}' };
    await expect(world.sns.send(new SetTopicAttributesCommand(set))).rejects.toThrow('Policy Error');
  });
});

describe('in a template', () => {
  test('what people get is accepted, and not run', async () => {
    await using world = await snsWorld({
      Topic: topic({ Subscription: [{ Protocol: 'sms', Endpoint: '+1' }] }),
      Mail: subscription({ Protocol: 'email', Endpoint: 'a@b.c' }),
    });
    expect(world.notRun).toEqual([
      { logicalId: 'Topic', type: 'AWS::SNS::Topic', reason: 'nobody is sent SMS locally' },
      { logicalId: 'Mail', type: 'AWS::SNS::Subscription', reason: 'nobody is sent e-mail locally' },
    ]);
  });

  test.each([
    [{ Topic: topic({ FifoTopic: true }) }, 'FifoTopic'],
    [{ Topic: topic({ ContentBasedDeduplication: true }) }, 'ContentBasedDeduplication'],
    [{ Topic: topic({ DeliveryStatusLogging: [] }) }, 'DeliveryStatusLogging'],
    [{ Topic: topic(), S: subscription({ Protocol: 'firehose', Endpoint: 'arn:x' }) }, 'not to firehose'],
    [
      {
        Topic: topic(),
        S: subscription({ Protocol: 'sqs', Endpoint: queueArn('q'), DeliveryPolicy: {} }),
      },
      'DeliveryPolicy',
    ],
    [
      { Topic: topic(), S: subscription({ Protocol: 'sqs', Endpoint: queueArn('q'), Region: 'eu-west-1' }) },
      'has the Region us-east-1 alone',
    ],
  ])('what is not run is refused by its name (%#)', async (resources, says) => {
    await expect(snsWorld(resources)).rejects.toThrow(says);
  });
});
