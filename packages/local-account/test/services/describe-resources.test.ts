import type { LocalAccount } from '../../src/local-account';
import { accountUnderTest } from '../account-under-test';
import { createLive, type LiveResourceUnderTest } from '../create-live';
import { callJson, callRest } from './call-account';

const ROLE = 'arn:aws:iam::000000000000:role/r';
const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:q';
const BUS_ARN = 'arn:aws:events:us-east-1:000000000000:event-bus/b';
const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
const LOG_GROUP_ARN = 'arn:aws:logs:us-east-1:000000000000:log-group:g';
const definitionOf = (Output: string) =>
  JSON.stringify({ StartAt: 'End', QueryLanguage: 'JSONata', States: { End: { Type: 'Succeed', Output } } });

let account: LocalAccount;
let created: LiveResourceUnderTest | undefined;
beforeEach(async () => {
  account = accountUnderTest();
  await createLive(account, 'AWS::SQS::Queue', { QueueName: 'dead' });
  await createLive(account, 'AWS::Logs::LogGroup', { LogGroupName: 'g' });
  const services = ['pipes', 'states', 'events'].map((service) => `${service}.amazonaws.com`);
  await createLive(account, 'AWS::IAM::Role', {
    RoleName: 'r',
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: services } }],
    },
    Policies: [
      {
        PolicyName: 'p',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      },
    ],
  });
});
afterEach(async () => {
  await created?.stop?.();
  created = undefined;
  await account[Symbol.asyncDispose]();
});

/** What a client does to a resource, and what its properties are then. */
interface Case {
  readonly type: string;
  readonly needs?: readonly [type: string, properties: object];
  readonly properties: object;
  /** What a client does: the service, the operation and its input. @default - no operation that is served changes it */
  readonly change?: readonly [service: string, target: string, input: object];
  readonly changed?: object;
}

const tags = [{ Key: 'team', Value: 'a' }];

const CASES: readonly Case[] = [
  {
    type: 'AWS::SQS::Queue',
    properties: {
      QueueName: 'q',
      VisibilityTimeout: 60,
      RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead', maxReceiveCount: 3 },
      Tags: tags,
    },
    change: [
      'sqs',
      'AmazonSQS.SetQueueAttributes',
      { QueueUrl: 'q', Attributes: { VisibilityTimeout: '10' } },
    ],
    changed: { VisibilityTimeout: 10 },
  },
  {
    type: 'AWS::Events::EventBus',
    properties: { Name: 'b', Description: 'd', Tags: tags },
    change: [
      'events',
      'AWSEvents.TagResource',
      { ResourceARN: BUS_ARN, Tags: [{ Key: 'team', Value: 'b' }] },
    ],
    changed: { Tags: [{ Key: 'team', Value: 'b' }] },
  },
  {
    type: 'AWS::Events::Rule',
    needs: ['AWS::Events::EventBus', { Name: 'b' }],
    properties: {
      Name: 'r',
      EventBusName: BUS_ARN,
      EventPattern: { source: ['s'] },
      State: 'ENABLED',
      Targets: [{ Id: 't', Arn: MACHINE_ARN, RoleArn: ROLE, RetryPolicy: { MaximumRetryAttempts: 5 } }],
      Tags: tags,
    },
    change: [
      'events',
      'AWSEvents.PutRule',
      { Name: 'r', EventBusName: 'b', EventPattern: '{"source":["x"]}', State: 'DISABLED' },
    ],
    changed: { EventPattern: { source: ['x'] }, State: 'DISABLED' },
  },
  {
    type: 'AWS::Events::Archive',
    needs: ['AWS::Events::EventBus', { Name: 'b' }],
    properties: {
      ArchiveName: 'a',
      SourceArn: BUS_ARN,
      EventPattern: { source: ['s'] },
      RetentionDays: 7,
      KmsKeyIdentifier: '',
    },
    change: ['events', 'AWSEvents.UpdateArchive', { ArchiveName: 'a', RetentionDays: 1 }],
    changed: { RetentionDays: 1 },
  },
  {
    type: 'AWS::StepFunctions::StateMachine',
    properties: {
      StateMachineName: 'm',
      StateMachineType: 'EXPRESS',
      RoleArn: ROLE,
      DefinitionString: definitionOf('${Output}'),
      DefinitionSubstitutions: { Output: 'first' },
      LoggingConfiguration: {
        Level: 'ERROR',
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: `${LOG_GROUP_ARN}:*` } }],
      },
    },
    change: [
      'states',
      'AWSStepFunctions.UpdateStateMachine',
      { stateMachineArn: MACHINE_ARN, definition: definitionOf('second') },
    ],
    changed: { DefinitionString: definitionOf('second') },
  },
  {
    type: 'AWS::Logs::LogGroup',
    properties: { LogGroupName: 'h', RetentionInDays: 7, Tags: tags },
  },
  {
    type: 'AWS::Pipes::Pipe',
    needs: ['AWS::SQS::Queue', { QueueName: 'q' }],
    properties: {
      Name: 'p',
      DesiredState: 'STOPPED',
      RoleArn: ROLE,
      Source: QUEUE_ARN,
      SourceParameters: { FilterCriteria: { Filters: [{ Pattern: '{"body":["x"]}' }] } },
      Target: 'arn:aws:sqs:us-east-1:000000000000:dead',
      TargetParameters: { InputTemplate: '<$.body>' },
      Tags: { team: 'a' },
    },
  },
];

async function create({ needs, properties, type }: Case): Promise<LiveResourceUnderTest> {
  if (needs) await createLive(account, ...needs, 'needed');
  return (created = await createLive(account, type, properties));
}

test.each(CASES.map((one) => [one.type, one] as const))('%s is described as it is made', async (_, one) => {
  const { delete: remove, describe: describeIt } = await create(one);

  expect(await describeIt?.()).toMatchObject(one.properties);
  await remove();

  expect(await describeIt?.()).toBeUndefined();
});

test.each(CASES.flatMap(({ change, ...one }) => (change ? [[one.type, change, one] as const] : [])))(
  '%s is described as a client has changed it',
  async (_, change, one) => {
    const { describe: describeIt } = await create(one);

    const { message } = await callJson(account, ...change);

    expect(message).toBeUndefined();
    expect(await describeIt?.()).toMatchObject({ ...one.properties, ...one.changed });
  },
);

test('a pipe that a client has started is described as running', async () => {
  const pipe = CASES.find(({ type }) => type === 'AWS::Pipes::Pipe')!;
  const { describe: describeIt } = await create(pipe);

  await callRest(account, 'pipes', 'POST', '/v1/pipes/p/start');

  expect(await describeIt?.()).toMatchObject({ ...pipe.properties, DesiredState: 'RUNNING' });
});
