import { setImmediate } from 'node:timers/promises';
import type { Caller } from '../src/access/caller';
import { ManualClock } from '../src/clock/manual-clock';
import { AwsError } from '../src/errors/aws-error';
import type { Intercept } from '../src/intercept';
import type { LocalAccount } from '../src/local-account';
import type { LocalAccountProps } from '../src/local-account-props';
import { MemoryStore } from '../src/store/memory-store';
import { accountUnderTest, deployTemplate } from './account-under-test';

const NOW = Date.parse('2026-01-02T03:04:05Z');

const anybody = (Resource: string, Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource }],
});

const role = (Service: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
    },
    Policies: [
      {
        PolicyName: 'all',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      },
    ],
  },
});

const getAtt = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const queues = {
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
  Source: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'source',
      VisibilityTimeout: 60,
      RedrivePolicy: { deadLetterTargetArn: getAtt('Dead'), maxReceiveCount: 2 },
    },
  },
};

const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';

const template = {
  Resources: {
    ...queues,
    Allow: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Dead' }], PolicyDocument: anybody('*', 'sqs:SendMessage') },
    },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'b' } },
    Archive: {
      Type: 'AWS::Events::Archive',
      Properties: { ArchiveName: 'a', SourceArn: getAtt('Bus'), RetentionDays: 7 },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: { Ref: 'Bus' },
        EventPattern: { source: ['s'] },
        Targets: [{ Id: 't', Arn: getAtt('Dead') }],
      },
    },
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/group' } },
    Role: role('states.amazonaws.com'),
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'm',
        StateMachineType: 'EXPRESS',
        RoleArn: getAtt('Role'),
        DefinitionString: JSON.stringify({
          QueryLanguage: 'JSONata',
          StartAt: 'Wait',
          States: {
            Wait: { Type: 'Wait', Seconds: 60, Next: 'Send' },
            Send: {
              Type: 'Task',
              Resource: 'arn:aws:states:::sqs:sendMessage',
              Arguments: {
                QueueUrl: 'http://127.0.0.1:4566/000000000000/dead',
                MessageBody: '{% $states.input.text %}',
              },
              End: true,
            },
          },
        }),
      },
    },
  },
};

const ADMINISTRATOR: Caller['principal'] = {
  type: 'administrator',
  accountId: '000000000000',
  arn: 'arn:aws:iam::000000000000:root',
};

let store: MemoryStore;
let clock: ManualClock;
let account: LocalAccount;
let left: string[];
beforeEach(async () => {
  store = new MemoryStore();
  clock = new ManualClock({ startMs: NOW });
  await start();
});

/** As after a kill: the run before did nothing at its end, and its clock stands still for ever. */
async function start(deployed: object = template, props: Partial<LocalAccountProps> = {}): Promise<void> {
  clock = new ManualClock({ startMs: clock.now() });
  account = accountUnderTest({ store, clock, ...props });
  await deployTemplate(account, deployed);
  left = await account.resume();
}

async function call<Output = object>(service: string, operation: string, input: object): Promise<Output> {
  const found = account.services.find(({ name }) => name === service)?.operations.get(operation);
  const caller = { principal: ADMINISTRATOR };
  return (await found!.call(input, { caller, signal: new AbortController().signal })) as Output;
}

interface Received {
  readonly Body: string;
  readonly ReceiptHandle: string;
  readonly Attributes: Readonly<Record<string, string>>;
}

async function receive(QueueUrl: string): Promise<Received[]> {
  const input = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] };
  const { Messages = [] } = await call<{ Messages?: Received[] }>('sqs', 'ReceiveMessage', input);
  return Messages;
}

const bodies = async (queue: string) => (await receive(queue)).map(({ Body }) => Body);

/** Its minute begins when it has come to its state. */
async function untilExecutionWaits(): Promise<void> {
  while ((clock.nextDueAt ?? Infinity) > clock.now() + 60_000) await setImmediate();
}

test('messages are there again, with their attributes', async () => {
  await call('sqs', 'SendMessage', {
    QueueUrl: 'source',
    MessageBody: 'ä 😀',
    MessageAttributes: { b: { DataType: 'Binary', BinaryValue: 'AAE=' } },
  });
  await start();
  const { Messages } = await call<{ Messages: object[] }>('sqs', 'ReceiveMessage', {
    QueueUrl: 'source',
    MessageAttributeNames: ['All'],
  });
  expect(Messages).toMatchObject([
    { Body: 'ä 😀', MessageAttributes: { b: { DataType: 'Binary', BinaryValue: Buffer.from([0, 1]) } } },
  ]);
});

test('a message in flight stays hidden for the rest of its time, its handle counts, and so do its receives', async () => {
  await call('sqs', 'SendMessage', { QueueUrl: 'source', MessageBody: 'm' });
  await receive('source');
  await clock.advance(40_000);
  await start();
  expect(await receive('source')).toEqual([]);
  await clock.advance(20_000);
  const [again] = await receive('source');
  expect(again?.Attributes).toMatchObject({ ApproximateReceiveCount: '2', SentTimestamp: String(NOW) });
  await clock.advance(60_000);
  await start();
  expect(await receive('source')).toEqual([]);
  expect(await receive('dead')).toMatchObject([{ Body: 'm', Attributes: { ApproximateReceiveCount: '3' } }]);
});

test('a message that was received before can be deleted', async () => {
  await call('sqs', 'SendMessage', { QueueUrl: 'source', MessageBody: 'm' });
  const [{ ReceiptHandle } = { ReceiptHandle: '' }] = await receive('source');
  await start();
  await call('sqs', 'DeleteMessage', { QueueUrl: 'source', ReceiptHandle });
  await start();
  await clock.advance(60_000);
  expect(await receive('source')).toEqual([]);
});

test('a delayed message stays so', async () => {
  await call('sqs', 'SendMessage', { QueueUrl: 'source', MessageBody: 'm', DelaySeconds: 60 });
  await clock.advance(30_000);
  await start();
  expect(await bodies('source')).toEqual([]);
  await clock.advance(30_000);
  expect(await bodies('source')).toEqual(['m']);
});

test('a queue that a client has made is there again, as it was set', async () => {
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:made-dead',
    maxReceiveCount: 3,
  });
  await call('sqs', 'CreateQueue', { QueueName: 'made-dead' });
  await call('sqs', 'CreateQueue', { QueueName: 'made', tags: { k: 'v' } });
  await call('sqs', 'SetQueueAttributes', {
    QueueUrl: 'made',
    Attributes: { RedrivePolicy, DelaySeconds: '5' },
  });
  await call('sqs', 'SendMessage', { QueueUrl: 'made-dead', MessageBody: 'm' });
  await call('sqs', 'CreateQueue', { QueueName: 'gone' });
  await call('sqs', 'DeleteQueue', { QueueUrl: 'gone' });
  await start();
  const attributes = await call('sqs', 'GetQueueAttributes', { QueueUrl: 'made', AttributeNames: ['All'] });
  expect(attributes).toMatchObject({ Attributes: { RedrivePolicy, DelaySeconds: '5' } });
  await expect(call('sqs', 'ListQueueTags', { QueueUrl: 'made' })).resolves.toEqual({ Tags: { k: 'v' } });
  expect(await bodies('made-dead')).toEqual(['m']);
  await expect(call('sqs', 'GetQueueUrl', { QueueName: 'gone' })).rejects.toThrow(AwsError);
});

test('an archive has its events, and replays them', async () => {
  const Entries = [{ EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{"n": 1.0}' }];
  await call('events', 'PutEvents', { Entries });
  await clock.advance(0);
  await start();
  await expect(call('events', 'DescribeArchive', { ArchiveName: 'a' })).resolves.toMatchObject({
    EventCount: 1,
    CreationTime: new Date(NOW),
  });
  expect(await bodies('dead')).toHaveLength(1);
  await call('events', 'StartReplay', {
    ReplayName: 'r',
    EventSourceArn: 'arn:aws:events:us-east-1:000000000000:archive/a',
    EventStartTime: NOW / 1000 - 60,
    EventEndTime: NOW / 1000 + 60,
    Destination: { Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/b' },
  });
  await clock.advance(1_000);
  expect(await bodies('dead')).toEqual([expect.stringContaining('"replay-name":"r"')]);
});

test('log events and streams are there again, those of a group that a client has made among them', async () => {
  const logStreamName = 's';
  await call('logs', 'CreateLogGroup', { logGroupName: '/made' });
  for (const logGroupName of ['/group', '/made']) {
    await call('logs', 'CreateLogStream', { logGroupName, logStreamName });
    const logEvents = [{ timestamp: NOW, message: `of ${logGroupName}` }];
    await call('logs', 'PutLogEvents', { logGroupName, logStreamName, logEvents });
  }
  await start();
  for (const logGroupName of ['/group', '/made']) {
    await expect(call('logs', 'GetLogEvents', { logGroupName, logStreamName })).resolves.toMatchObject({
      events: [{ timestamp: NOW, message: `of ${logGroupName}` }],
    });
  }
});

test('an event that its target did not take yet is tried again, and its age and its tries go on counting', async () => {
  const intercept: Intercept = async ({ operation, caller, input }, proceed) => {
    if (operation === 'SendMessage' && caller.principal.type === 'service') {
      throw new AwsError('ServiceUnavailable', '', 503);
    }
    return proceed(input);
  };
  await start(template, { intercept });
  await call('events', 'PutEvents', {
    Entries: [{ EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}' }],
  });
  await clock.advance(10_000);
  expect(account.underWay.events).toBe(1);
  await start();
  await account.trace.waitFor('the event in its queue', ({ what }) => what === 'MessageSent');
  expect(await bodies('dead')).toEqual([expect.stringContaining('"detail":{}')]);
  expect(account.underWay.events).toBe(0);
  await start();
  await clock.advance(600_000);
  expect(account.underWay.events).toBe(0);
});

test('an execution that was running begins once more, and one that has ended does not', async () => {
  await call('states', 'StartExecution', { stateMachineArn: MACHINE_ARN, input: '{"text": "once more"}' });
  await untilExecutionWaits();
  await clock.advance(30_000);
  await start();
  await untilExecutionWaits();
  await clock.advance(60_000);
  await account.trace.waitFor('its end', ({ what }) => what === 'ExecutionEnded');
  expect(await bodies('dead')).toEqual(['once more']);
  await start();
  await clock.advance(120_000);
  expect(account.underWay.executions).toBe(0);
});

test('the end of a run breaks off what is under way, and leaves it to the next', async () => {
  await call('states', 'StartExecution', { stateMachineArn: MACHINE_ARN, input: '{"text": "later"}' });
  await untilExecutionWaits();
  await clock.advance(30_000);
  await account[Symbol.asyncDispose]();
  await start();
  await untilExecutionWaits();
  await clock.advance(60_000);
  await account.trace.waitFor('its end', ({ what }) => what === 'ExecutionEnded');
  expect(await bodies('dead')).toEqual(['later']);
});

test('what belongs to a resource that is not there any more is told, and there again with the resource', async () => {
  await call('sqs', 'SendMessage', { QueueUrl: 'source', MessageBody: 'm' });
  await call('events', 'PutEvents', {
    Entries: [{ EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}' }],
  });
  await call('states', 'StartExecution', { stateMachineArn: MACHINE_ARN, input: '{"text": "t"}' });
  await start({ Resources: { Dead: queues.Dead } });
  expect(left).toEqual([
    'events of archive a: 1',
    `executions of ${MACHINE_ARN}: 1`,
    'messages of queue source: 1',
  ]);
  await start();
  expect(left).toEqual([]);
  expect(await bodies('source')).toEqual(['m']);
});
