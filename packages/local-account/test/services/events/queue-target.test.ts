import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { deploymentErrorOf, trustedBy } from '../../resources/refuse';
import { callJson } from '../call-account';
import { queuePolicy } from './queue-policy';

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/bus/rule';
const QUEUE_ARN = { 'Fn::GetAtt': ['Queue', 'Arn'] };

function template(Target: object) {
  return {
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
      Queue: { Type: 'AWS::SQS::Queue' },
      Policy: queuePolicy('Queue', RULE_ARN),
      Role: trustedBy('lambda.amazonaws.com'),
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: 'rule',
          EventBusName: { Ref: 'Bus' },
          EventPattern: { source: ['s'] },
          Targets: [{ Id: 'queue', Arn: QUEUE_ARN, ...Target }],
        },
      },
    },
    Outputs: { QueueUrl: { Value: { Ref: 'Queue' } }, QueueArn: { Value: QUEUE_ARN } },
  };
}

async function putAndReceive(account: LocalAccount, QueueUrl: unknown): Promise<unknown> {
  const Entries = [{ EventBusName: 'bus', Source: 's', DetailType: 't', Detail: '{"a": 1.0}' }];
  await callJson(account, 'events', 'AWSEvents.PutEvents', { Entries });
  const { Messages = [] } = (await callJson(account, 'sqs', 'AmazonSQS.ReceiveMessage', {
    QueueUrl,
    WaitTimeSeconds: 1,
    MaxNumberOfMessages: 10,
  })) as { Messages?: { Body: string }[] };
  return Messages.map(({ Body }) => Body);
}

test('a queue that a template makes the target of a rule gets its events', async () => {
  await using account = accountUnderTest();
  const { outputs } = await deployTemplate(account, template({ InputPath: '$.detail' }));

  expect(await putAndReceive(account, outputs[0]?.value)).toEqual(['{"a": 1.0}']);
});

test('a queue that PutTargets adds to a rule of a template gets its events, until it is removed', async () => {
  await using account = accountUnderTest();
  const { outputs } = await deployTemplate(account, template({ Input: '"one"' }));
  const [url, arn] = outputs.map(({ value }) => value);
  const rule = { Rule: 'rule', EventBusName: 'bus' };

  await callJson(account, 'events', 'AWSEvents.PutTargets', {
    ...rule,
    Targets: [{ Id: 'second', Arn: arn, Input: '"two"' }],
  });
  expect(await putAndReceive(account, url)).toEqual(['"one"', '"two"']);

  await callJson(account, 'events', 'AWSEvents.RemoveTargets', { ...rule, Ids: ['queue'] });
  expect(await putAndReceive(account, url)).toEqual(['"two"']);
});

test('a target whose role EventBridge may not take on stops the start', async () => {
  const error = await deploymentErrorOf(template({ RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }));

  expect(error.message).toContain("cannot be assumed by principal 'events.amazonaws.com'");
  expect(error.message).toContain('sts:AssumeRole');
});
