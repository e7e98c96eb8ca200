import { ACCOUNT, type Call, OTHER_ACCOUNT, REGION } from './deployed-policies';

/** Actions of each service that the stack uses: what its flow needs, and what an intruder would want. */
const actionsOf: Record<string, readonly string[]> = {
  sqs: [
    'SendMessage',
    'ReceiveMessage',
    'DeleteMessage',
    'GetQueueAttributes',
    'GetQueueUrl',
    'ChangeMessageVisibility',
    'PurgeQueue',
    'DeleteQueue',
    'SetQueueAttributes',
    'AddPermission',
    'RemovePermission',
    'StartMessageMoveTask',
    'CancelMessageMoveTask',
    'TagQueue',
  ],
  events: [
    'PutEvents',
    'PutPermission',
    'RemovePermission',
    'DeleteEventBus',
    'UpdateEventBus',
    'PutRule',
    'DisableRule',
    'DeleteRule',
    'PutTargets',
    'RemoveTargets',
    'StartReplay',
    'CancelReplay',
    'UpdateArchive',
    'DeleteArchive',
  ],
  states: [
    'StartExecution',
    'StartSyncExecution',
    'StopExecution',
    'DescribeStateMachine',
    'UpdateStateMachine',
    'DeleteStateMachine',
  ],
  lambda: [
    'InvokeFunction',
    'GetFunction',
    'AddPermission',
    'RemovePermission',
    'UpdateFunctionCode',
    'UpdateFunctionConfiguration',
    'PutFunctionConcurrency',
    'DeleteFunction',
  ],
  logs: [
    'CreateLogStream',
    'PutLogEvents',
    'CreateLogGroup',
    'DeleteLogGroup',
    'DeleteLogStream',
    'GetLogEvents',
    'FilterLogEvents',
    'PutRetentionPolicy',
    'DeleteRetentionPolicy',
    'PutSubscriptionFilter',
  ],
  pipes: ['StartPipe', 'StopPipe', 'UpdatePipe', 'DeletePipe'],
  iam: ['PassRole', 'PutRolePolicy', 'AttachRolePolicy', 'UpdateAssumeRolePolicy', 'DeleteRole'],
  sts: ['AssumeRole'],
  kms: [
    'Encrypt',
    'Decrypt',
    'ReEncryptFrom',
    'ReEncryptTo',
    'GenerateDataKey',
    'GenerateDataKeyWithoutPlaintext',
    'DescribeKey',
    'CreateGrant',
    'PutKeyPolicy',
    'DisableKey',
    'ScheduleKeyDeletion',
  ],
  sns: ['Publish', 'Subscribe', 'SetTopicAttributes', 'AddPermission', 'DeleteTopic'],
  s3: ['GetObject', 'PutObject'],
  xray: [
    'PutTraceSegments',
    'PutTelemetryRecords',
    'GetSamplingRules',
    'GetSamplingTargets',
    'GetTraceSummaries',
  ],
};

/** Actions that have no resource to be restricted to. */
const withoutResource = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DeleteResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
  'sqs:ListQueues',
  'events:ListEventBuses',
  'lambda:ListFunctions',
  'kms:ListKeys',
  'iam:CreateUser',
  ...(actionsOf.xray ?? []).map((action) => `xray:${action}`),
];

/** One resource of each service that is not the stack's, in this account and in another. */
const strangers = [ACCOUNT, OTHER_ACCOUNT].flatMap((account) =>
  [
    ['sqs', 'Stranger'],
    ['events', 'event-bus/default'],
    ['events', 'event-bus/Stranger'],
    ['events', 'rule/Stranger/Rule'],
    ['events', 'archive/Stranger'],
    ['states', 'stateMachine:Stranger'],
    ['lambda', 'function:Stranger'],
    ['logs', 'log-group:Stranger:log-stream:Stream'],
    ['logs', 'log-group:/aws/lambda/Stranger:log-stream:Stream'],
    ['pipes', 'pipe/Stranger'],
    ['kms', 'key/Stranger'],
    ['sns', 'Stranger'],
  ].map(([service, rest]) => `arn:aws:${service}:${REGION}:${account}:${rest}`),
);

const everywhere = [
  `arn:aws:iam::${ACCOUNT}:role/Stranger`,
  `arn:aws:iam::${OTHER_ACCOUNT}:role/Stranger`,
  'arn:aws:s3:::stranger/object',
];

/**
 * Every action of a service on every resource of that service: the given ones and strangers. An ARN of a log group, which
 * ends in `:*`, stands for a stream of the group.
 */
export function allCalls(arns: readonly string[]): Call[] {
  const resources = [...arns, ...strangers, ...everywhere].map((arn) =>
    arn.replace(/^(arn:aws:logs:.*):\*$/, '$1:log-stream:Stream'),
  );
  const onResources = resources.flatMap((resource) => {
    const service = resource.split(':')[2] ?? '';
    const services = service === 'iam' ? ['iam', 'sts'] : [service];
    return services.flatMap((one) =>
      (actionsOf[one] ?? []).map((action) => ({ action: `${one}:${action}`, resource })),
    );
  });
  return [...onResources, ...withoutResource.map((action) => ({ action, resource: '*' }))];
}
