import { ManualClock } from '../../../src/clock/manual-clock';
import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { refusalOf } from '../../resources/refuse';
import { callJson } from '../call-account';
import { queuePolicy } from './queue-policy';

const NOW = Date.parse('2026-01-02T03:04:05Z');
const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/bus/rule';
const GROUP_ARN = { 'Fn::GetAtt': ['Group', 'Arn'] };

const ALLOW_EVENTS = {
  Type: 'AWS::Logs::ResourcePolicy',
  Properties: {
    PolicyName: 'events',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/*:*',
        },
      ],
    }),
  },
};

function template(Target: object, more: object = { Policy: ALLOW_EVENTS }) {
  return {
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
      Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/events/mine' } },
      Dead: { Type: 'AWS::SQS::Queue' },
      DeadPolicy: queuePolicy('Dead', RULE_ARN),
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: 'rule',
          EventBusName: { Ref: 'Bus' },
          EventPattern: { source: ['s'] },
          Targets: [
            {
              Id: 'log',
              Arn: GROUP_ARN,
              DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Dead', 'Arn'] } },
              ...Target,
            },
          ],
        },
      },
      ...more,
    },
    Outputs: { DeadUrl: { Value: { Ref: 'Dead' } } },
  };
}

async function put(account: LocalAccount, Detail = '{"a": 1.0}'): Promise<void> {
  const Entries = [{ EventBusName: 'bus', Source: 's', DetailType: 't', Detail, Time: NOW / 1000 - 60 }];
  await callJson(account, 'events', 'AWSEvents.PutEvents', { Entries });
  await clock.advance(0);
}

async function logged(account: LocalAccount): Promise<{ timestamp: number; message: string }[]> {
  const { events } = await callJson(account, 'logs', 'Logs_20140328.FilterLogEvents', {
    logGroupName: '/aws/events/mine',
  });
  return events as { timestamp: number; message: string }[];
}

let clock: ManualClock;

function newAccount(): LocalAccount {
  clock = new ManualClock({ startMs: NOW });
  return accountUnderTest({
    clock,
    identify: () => ({ id: 'transaction' }),
  });
}

test('an event is logged as it is, at its own time, in one stream of the rule’s target', async () => {
  await using account = newAccount();
  await deployTemplate(account, template({}));

  await put(account);
  await put(account, '{"b":2}');

  const [first, second] = await logged(account);
  expect(first).toMatchObject({ timestamp: NOW - 60_000 });
  expect(first?.message).toContain('"detail":{"a": 1.0}');
  expect(second?.message).toContain('"detail":{"b":2}');
  const { logStreams } = await callJson(account, 'logs', 'Logs_20140328.DescribeLogStreams', {
    logGroupName: '/aws/events/mine',
  });
  expect(logStreams).toHaveLength(1);
  expect(account.trace.records.filter(({ what }) => what === 'LogWritten')).toMatchObject([
    { transaction: { id: 'transaction' } },
    { transaction: { id: 'transaction' } },
  ]);
});

test('a transformer says what is logged, and at what time', async () => {
  await using account = newAccount();
  const InputTransformer = {
    InputPathsMap: { timestamp: '$.time', a: '$.detail.a' },
    InputTemplate: '{"timestamp": <timestamp>, "message": "a is <a>"}',
  };
  await deployTemplate(account, template({ InputTransformer }));

  await put(account);

  expect(await logged(account)).toMatchObject([{ timestamp: NOW - 60_000, message: 'a is 1.0' }]);
});

/** As CDK writes the policy. */
const cdkPolicy = (call: object) => ({
  Type: 'Custom::CloudwatchLogResourcePolicy',
  Properties: {
    ServiceToken: 'arn:aws:lambda:us-east-1:000000000000:function:cdk',
    Create: JSON.stringify(call),
    InstallLatestAwsSdk: true,
  },
});

test('CDK’s policy, which a function of its own would put, lets EventBridge in', async () => {
  await using account = newAccount();
  const { PolicyName: policyName, PolicyDocument: policyDocument } = ALLOW_EVENTS.Properties;
  const call = { service: 'CloudWatchLogs', action: 'putResourcePolicy' };
  const Policy = cdkPolicy({ ...call, parameters: { policyName, policyDocument } });
  await deployTemplate(account, template({}, { Policy }));
  await put(account);
  expect(await logged(account)).toHaveLength(1);

  const other = template({}, { Policy: cdkPolicy({ ...call, action: 'createLogGroup', parameters: {} }) });
  await expect(deployTemplate(newAccount(), other)).rejects.toThrow(
    'Policy (Custom::CloudwatchLogResourcePolicy), property Create: The local run takes only the call putResourcePolicy',
  );
});

test.each([
  ['no policy lets EventBridge in', template({}, {}), 'NO_PERMISSIONS'],
  [
    'there is no such group',
    template({ Arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/none' }),
    'NO_RESOURCE',
  ],
  [
    'the message is no text',
    template({
      InputTransformer: {
        InputPathsMap: { timestamp: '$.time', a: '$.detail' },
        InputTemplate: '{"timestamp": <timestamp>, "message": <a>}',
      },
    }),
    'INVALID_PARAMETER',
  ],
])('the event is a dead letter where %s', async (_, deployed, code) => {
  await using account = newAccount();
  const { outputs } = await deployTemplate(account, deployed);

  await put(account);

  const { Messages } = await callJson(account, 'sqs', 'AmazonSQS.ReceiveMessage', {
    QueueUrl: outputs[0]?.value,
    MessageAttributeNames: ['All'],
    WaitTimeSeconds: 0,
  });
  expect(Messages).toMatchObject([{ MessageAttributes: { ERROR_CODE: { StringValue: code } } }]);
  expect(await logged(account)).toEqual([]);
});

test('a policy that is none stops the start', async () => {
  const Properties = { PolicyName: 'p', PolicyDocument: '{"Statement":[{"Effect":"Allow","Action":"*"}]}' };

  const message = await refusalOf({
    Resources: { Policy: { Type: 'AWS::Logs::ResourcePolicy', Properties } },
  });

  expect(message).toContain('Policy (AWS::Logs::ResourcePolicy)');
  expect(message).toContain('Principal or NotPrincipal is missing');
});
