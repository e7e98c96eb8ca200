import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishCommand,
  SetTopicAttributesCommand,
} from '@aws-sdk/client-sns';
import { AwsError } from '../../../src/errors/aws-error';
import { createLive } from '../../create-live';
import { queue, queueArn, queuePolicy, snsWorld, TOPIC_ARN } from './sns-world';

const TOPIC = 'AWS::SNS::Topic';
const queues = {
  Queue: queue('queue'),
  DeadLetters: queue('dead-letters'),
  Policy: queuePolicy('queue', 'dead-letters'),
};
const inline = (name: string) => ({ Protocol: 'sqs', Endpoint: queueArn(name) });
const publish = (MessageAttributes = {}) =>
  new PublishCommand({ TopicArn: TOPIC_ARN, Message: 'm', MessageAttributes });

test('a topic changes its attributes, tags and inline subscriptions in place, and changes back', async () => {
  await using world = await snsWorld(queues);
  const before = { TopicName: 'topic', DisplayName: 'First', Subscription: [inline('queue')] };
  const live = await createLive(world.account, TOPIC, before);
  const described = live.describe!();
  const subscribed = async () => {
    const { Subscriptions } = await world.sns.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC_ARN }),
    );
    return Subscriptions!.map(({ Endpoint }) => Endpoint);
  };
  await live.update({
    TopicName: 'topic',
    SignatureVersion: '2',
    Tags: [{ Key: 'k', Value: 'v' }],
    Subscription: [inline('dead-letters')],
  });
  const { Attributes } = await world.sns.send(new GetTopicAttributesCommand({ TopicArn: TOPIC_ARN }));
  expect(Attributes).toMatchObject({ DisplayName: '', SignatureVersion: '2', SubscriptionsDeleted: '1' });
  const { Tags } = await world.sns.send(new ListTagsForResourceCommand({ ResourceArn: TOPIC_ARN }));
  expect(Tags).toEqual([{ Key: 'k', Value: 'v' }]);
  await expect(subscribed()).resolves.toEqual([queueArn('dead-letters')]);

  await expect(
    live.update({ ...before, Subscription: [inline('queue'), { Protocol: 'sqs', Endpoint: 'none' }] }),
  ).rejects.toThrow('Invalid parameter');
  await expect(subscribed()).resolves.toEqual([queueArn('dead-letters')]);

  await live.update(before);
  expect(live.describe!()).toEqual(described);
  await expect(subscribed()).resolves.toEqual([queueArn('queue')]);
  await live.delete();
  const { Topics = [] } = await world.sns.send(new ListTopicsCommand({}));
  expect(Topics).toEqual([]);
});

test('what was changed by a call is described, and a topic that is there is not taken over', async () => {
  await using world = await snsWorld(queues);
  const live = await createLive(world.account, TOPIC, { TopicName: 'topic' });
  await world.sns.send(
    new SetTopicAttributesCommand({
      TopicArn: TOPIC_ARN,
      AttributeName: 'DisplayName',
      AttributeValue: 'By hand',
    }),
  );
  expect(live.describe!()).toEqual({ DisplayName: 'By hand' });
  await expect(createLive(world.account, TOPIC, { TopicName: 'topic' }, 'Other')).rejects.toThrow(
    `Resource of type 'AWS::SNS::Topic' with identifier '${TOPIC_ARN}' already exists.`,
  );
});

test('a subscription changes in place, back, and with nothing lost that waits for another attempt', async () => {
  let fails = true;
  await using world = await snsWorld(queues, {
    intercept: async ({ operation, input }, proceed) => {
      if (fails && operation === 'SendMessage') throw new AwsError('ServiceUnavailable', 'Try again', 503);
      return proceed(input);
    },
  });
  await createLive(world.account, TOPIC, { TopicName: 'topic' }, 'Topic');
  const fixed = { TopicArn: TOPIC_ARN, Protocol: 'sqs', Endpoint: queueArn('queue') };
  const live = await createLive(world.account, 'AWS::SNS::Subscription', fixed);
  await world.sns.send(publish());
  const FilterPolicy = { colour: ['red'] };
  await live.update({ ...fixed, FilterPolicy, RawMessageDelivery: true });
  fails = false;
  await world.clock.advance(60_000);
  expect(await world.receive('queue')).toHaveLength(1);
  await world.sns.send(publish());
  await world.sns.send(publish({ colour: { DataType: 'String', StringValue: 'red' } }));
  expect(await world.receive('queue')).toHaveLength(1);

  await expect(live.update({ ...fixed, FilterPolicy: '{' })).rejects.toThrow('Invalid parameter');
  await live.update(fixed);
  const { Attributes } = await world.sns.send(
    new GetSubscriptionAttributesCommand({ SubscriptionArn: live.ref }),
  );
  expect(Attributes).toMatchObject({ RawMessageDelivery: 'false' });
  expect(Attributes).not.toHaveProperty('FilterPolicy');
  await live.delete();
  await world.sns.send(publish());
  expect(await world.receive('queue')).toHaveLength(0);
});

test('a policy moves from topic to topic, and leaves AWS’s own behind', async () => {
  await using world = await snsWorld(queues);
  const arns: string[] = [];
  for (const TopicName of ['a', 'b']) arns.push((await createLive(world.account, TOPIC, { TopicName })).ref);
  const [a, b] = arns as [string, string];
  const document = (Sid: string) => ({
    Statement: [{ Sid, Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: '*' }],
  });
  const sids = () =>
    Promise.all(
      arns.map(async (TopicArn) => {
        const { Attributes } = await world.sns.send(new GetTopicAttributesCommand({ TopicArn }));
        return (JSON.parse(Attributes!.Policy!) as { Statement: { Sid: string }[] }).Statement[0]!.Sid;
      }),
    );
  const OWN = '__default_statement_ID';
  const live = await createLive(world.account, 'AWS::SNS::TopicPolicy', {
    PolicyDocument: document('one'),
    Topics: [a],
  });
  await live.update({ PolicyDocument: document('two'), Topics: [b] });
  await expect(sids()).resolves.toEqual([OWN, 'two']);
  await expect(live.update({ PolicyDocument: document('one'), Topics: [a, 'none'] })).rejects.toThrow(
    'Topic does not exist',
  );
  await expect(sids()).resolves.toEqual([OWN, 'two']);
  await live.delete();
  await expect(sids()).resolves.toEqual([OWN, OWN]);
});
