import type { Caller } from '../../../../src/access/caller';
import { Fixture, TARGET_ARN } from '../fixture';
import { queuePolicyDocument } from '../queue-policy';
import { call, errorOf } from './call';

let fixture: Fixture;
beforeEach(async () => {
  fixture = new Fixture();
  await call(fixture, 'PutRule', { ...RULE, Name: 'r', EventPattern: '{"source":["s"]}' });
});
afterEach(() => {
  fixture.stop();
});

const RULE = { EventBusName: 'b' };
const ROLE_ARN = 'arn:aws:iam::000000000000:role/starter';
const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:000000000000:q';
const LOG_GROUP_ARN = 'arn:aws:logs:eu-west-1:000000000000:log-group:/aws/events/g';
const DEAD_ARN = 'arn:aws:sqs:eu-west-1:000000000000:dead';

const put = (...Targets: object[]) => call(fixture, 'PutTargets', { ...RULE, Rule: 'r', Targets });
const remove = (...Ids: string[]) => call(fixture, 'RemoveTargets', { ...RULE, Rule: 'r', Ids });
const list = () => call(fixture, 'ListTargetsByRule', { ...RULE, Rule: 'r' });

const NONE_FAILED = { FailedEntryCount: 0, FailedEntries: [] };

test('what is put on the bus comes to the targets, as their input says', async () => {
  fixture.role('starter', [], 'events.amazonaws.com');
  const machine = { Arn: TARGET_ARN, RoleArn: ROLE_ARN };
  expect(
    await put(
      { Id: 'whole', ...machine },
      { Id: 'part', ...machine, InputPath: '$.detail' },
      { Id: 'same', ...machine, Input: '{"a":1.0}' },
    ),
  ).toEqual(NONE_FAILED);

  await fixture.put({ Detail: '{"b":2}' });
  await fixture.settle();

  expect(fixture.invocations.map(({ input }) => input)).toEqual([
    expect.stringContaining('"detail":{"b":2}'),
    '{"b":2}',
    '{"a":1.0}',
  ]);
  expect(fixture.invocations[0]?.call.caller.principal).toMatchObject({ type: 'role', roleArn: ROLE_ARN });
});

test('a queue gets the event as a message, from EventBridge itself, for the rule', async () => {
  const ruleArn = 'arn:aws:events:eu-west-1:000000000000:rule/b/r';
  fixture.access.setResourcePolicy(QUEUE_ARN, 'policy', queuePolicyDocument(QUEUE_ARN, ruleArn));
  await put({ Id: 'q', Arn: QUEUE_ARN, InputPath: '$.detail', SqsParameters: { MessageGroupId: 'g' } });

  await fixture.put({ Detail: '{"b": 2.0}' });
  await fixture.settle();

  expect(fixture.sent).toEqual([{ queueArn: QUEUE_ARN, MessageBody: '{"b": 2.0}', MessageGroupId: 'g' }]);
});

test('a target of an id that is there takes its place', async () => {
  await put({ Id: 'a', Arn: QUEUE_ARN, InputPath: '$.detail' }, { Id: 'b', Arn: QUEUE_ARN });
  await put({ Id: 'a', Arn: QUEUE_ARN, InputPath: '$.notexisting' });

  expect(await list()).toEqual({
    Targets: [
      { Id: 'a', Arn: QUEUE_ARN, InputPath: '$.notexisting' },
      { Id: 'b', Arn: QUEUE_ARN },
    ],
  });
});

test('what a target is given is listed as it was given', async () => {
  const target = {
    Id: 'a',
    Arn: QUEUE_ARN,
    Input: '{ "a": 1.0 }',
    DeadLetterConfig: { Arn: DEAD_ARN },
    RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 },
    SqsParameters: { MessageGroupId: 'g' },
  };
  await put(target);

  expect(await list()).toEqual({ Targets: [target] });
});

test('RemoveTargets removes those that are there, and tells which are not', async () => {
  await put({ Id: 'a', Arn: QUEUE_ARN }, { Id: 'b', Arn: QUEUE_ARN });

  expect(await remove('a')).toEqual(NONE_FAILED);
  expect(await remove('a', 'b')).toEqual({
    FailedEntryCount: 1,
    FailedEntries: [
      {
        TargetId: 'a',
        ErrorCode: 'ResourceNotFoundException',
        ErrorMessage: "Rule 'r' does not have a target with the Id 'a'.",
      },
    ],
  });
  expect(await list()).toEqual({ Targets: [] });
});

test.each([
  [
    'more than five',
    Array.from({ length: 7 }, (_, index) => ({ Id: `t${index}`, Arn: QUEUE_ARN })),
    'LimitExceededException',
    'The requested resource exceeds the maximum number allowed.',
  ],
  [
    'an id of other characters',
    [{ Id: '!@#$@!#$', Arn: QUEUE_ARN }],
    'ValidationException',
    "1 validation error detected: Value '!@#$@!#$' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
  ],
  [
    'what is no ARN',
    [{ Id: 'a', Arn: 'queue' }],
    'ValidationException',
    'Parameter queue is not valid. Reason: Provided Arn is not in correct format.',
  ],
  [
    'a target that is not run',
    [{ Id: 'a', Arn: 'arn:aws:kinesis:eu-west-1:000000000000:stream/s' }],
    'ValidationException',
    'The local run delivers to state machines, SQS queues, functions, SNS topics, event buses and log groups, and not to arn:aws:kinesis:eu-west-1:000000000000:stream/s.',
  ],
  [
    'a state machine without a role',
    [{ Id: 'a', Arn: TARGET_ARN }],
    'ValidationException',
    `RoleArn is required for target ${TARGET_ARN}.`,
  ],
  [
    'a role that does not trust EventBridge',
    [{ Id: 'a', Arn: TARGET_ARN, RoleArn: ROLE_ARN }],
    'ValidationException',
    `Provided role '${ROLE_ARN}' cannot be assumed by principal 'events.amazonaws.com'.`,
  ],
  [
    'two inputs',
    [{ Id: 'a', Arn: QUEUE_ARN, Input: '{}', InputPath: '$.a' }],
    'ValidationException',
    'Only one of Input, InputPath, or InputTransformer must be provided for target a.',
  ],
  [
    'an input that is no JSON',
    [{ Id: 'a', Arn: QUEUE_ARN, Input: 'env:dev' }],
    'ValidationException',
    'JSON syntax error in input for target a.',
  ],
  [
    'a path that is none',
    [{ Id: 'a', Arn: QUEUE_ARN, InputPath: '$..a' }],
    'ValidationException',
    'InputPath for target a is invalid.',
  ],
  [
    'a path and a transformer',
    [{ Id: 'a', Arn: QUEUE_ARN, InputPath: '$.a', InputTransformer: { InputTemplate: '"a"' } }],
    'ValidationException',
    'Only one of Input, InputPath, or InputTransformer must be provided for target a.',
  ],
  [
    'a placeholder that stands for nothing',
    [
      {
        Id: 'a',
        Arn: QUEUE_ARN,
        InputTransformer: { InputPathsMap: { b: '$.b' }, InputTemplate: '"<b> and <c>"' },
      },
    ],
    'ValidationException',
    'InputTemplate for target a contains invalid placeholder c.',
  ],
  [
    'text without quotes',
    [{ Id: 'a', Arn: QUEUE_ARN, InputTransformer: { InputTemplate: 'rule <aws.events.rule-name>' } }],
    'ValidationException',
    'InputTemplate for target a is not valid JSON, nor text in quotes.',
  ],
  [
    'a path of a transformer that is none',
    [
      {
        Id: 'a',
        Arn: QUEUE_ARN,
        InputTransformer: { InputPathsMap: { b: '$..b' }, InputTemplate: '<b>' },
      },
    ],
    'ValidationException',
    'InputPath for target a is invalid.',
  ],
  [
    'an input for an event bus',
    [{ Id: 'a', Arn: 'arn:aws:events:eu-west-1:000000000000:event-bus/other', InputPath: '$.detail' }],
    'ValidationException',
    'InputPath is not available for target a, an event bus.',
  ],
  [
    'a path for a log group',
    [{ Id: 'a', Arn: LOG_GROUP_ARN, InputPath: '$.detail' }],
    'ValidationException',
    'InputPath is not available for target a, a log group.',
  ],
  [
    'a template of other members for a log group',
    [{ Id: 'a', Arn: LOG_GROUP_ARN, InputTransformer: { InputTemplate: '{"text":"a"}' } }],
    'ValidationException',
    'The InputTemplate for target a, a log group, has to be {"timestamp":<timestamp>,"message":<message>}.',
  ],
  [
    'a role for a log group',
    [{ Id: 'a', Arn: LOG_GROUP_ARN, RoleArn: ROLE_ARN }],
    'ValidationException',
    `RoleArn is not supported for target ${LOG_GROUP_ARN}.`,
  ],
  [
    'a target in another account',
    [{ Id: 'a', Arn: 'arn:aws:sqs:eu-west-1:111111111111:q' }],
    'ValidationException',
    'The local run has one account and one Region, and the target arn:aws:sqs:eu-west-1:111111111111:q is in another.',
  ],
  [
    'a dead-letter queue that is none',
    [{ Id: 'a', Arn: QUEUE_ARN, DeadLetterConfig: { Arn: TARGET_ARN } }],
    'ValidationException',
    `Parameter ${TARGET_ARN} is not valid. Reason: A dead-letter queue is an SQS queue.`,
  ],
])('PutTargets refuses %s, and then puts none', async (_, targets, code, message) => {
  fixture.role('starter');

  expect(await errorOf(put(...targets, { Id: 'right', Arn: QUEUE_ARN }))).toEqual([code, message]);
  expect(await list()).toEqual({ Targets: [] });
});

test('a parameter of a target that is not run is refused', async () => {
  const [code, message] = await errorOf(put({ Id: 'a', Arn: QUEUE_ARN, EcsParameters: {} }));

  expect(code).toBe('ValidationException');
  expect(message).toContain('EcsParameters');
});

test.each([
  ['PutTargets', { Targets: [{ Id: 'a', Arn: QUEUE_ARN }] }],
  ['RemoveTargets', { Ids: ['a'] }],
])('%s knows no rule that is not there, and leaves a managed one alone', async (name, input) => {
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 0 });

  expect(await errorOf(call(fixture, name, { ...RULE, Rule: 'x', ...input }))).toEqual([
    'ResourceNotFoundException',
    'Rule x does not exist on EventBus b.',
  ]);
  const [code] = await errorOf(call(fixture, name, { ...RULE, Rule: 'Events-Archive-a', ...input }));
  expect(code).toBe('ManagedRuleException');
});

describe('a caller who may put targets', () => {
  const Targets = [{ Id: 'a', Arn: TARGET_ARN, RoleArn: ROLE_ARN }];
  let caller: Caller;
  beforeEach(() => {
    fixture.role('starter', [], 'events.amazonaws.com');
    caller = fixture.role('operator');
  });
  const putAsCaller = () => call(fixture, 'PutTargets', { ...RULE, Rule: 'r', Targets }, caller);

  test('needs iam:PassRole for the targets’ roles', async () => {
    fixture.allow('operator', { Effect: 'Allow', Action: 'events:PutTargets', Resource: '*' });

    const [code, message] = await errorOf(putAsCaller());

    expect(code).toBe('AccessDeniedException');
    expect(message).toContain(`is not authorized to perform: iam:PassRole on resource: ${ROLE_ARN}`);
  });

  test('may be held to targets and to the service that roles are passed to', async () => {
    fixture.allow(
      'operator',
      {
        Effect: 'Allow',
        Action: 'events:PutTargets',
        Resource: '*',
        Condition: { 'ForAllValues:ArnEquals': { 'events:TargetArn': TARGET_ARN } },
      },
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: ROLE_ARN,
        Condition: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } },
      },
    );

    expect(await putAsCaller()).toEqual(NONE_FAILED);
  });
});
