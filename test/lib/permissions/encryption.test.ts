import type { Principal } from '@pipeline/iam-policy';
import { ACCOUNT, OTHER_ACCOUNT, REGION } from './deployed-policies';
import { Deployment, type RoleOf } from './deployment';

let deployment: Deployment;

beforeAll(() => {
  deployment = new Deployment({ encryption: 'customer-managed', stackName: 'Copy' });
});

const roles = ['api', 'pipe', 'rule', 'workflow', 'function'] as const;
const use = (...actions: string[]) => actions.map((action) => `kms:${action} key`);

const viaService: Record<string, Partial<Record<RoleOf, string[]>>> = {
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html: a producer needs both
  sqs: {
    api: use('Decrypt', 'GenerateDataKey'),
    pipe: use('Decrypt'),
    workflow: use('Decrypt', 'GenerateDataKey'),
  },
  logs: { function: use('Decrypt', 'Encrypt', 'GenerateDataKey') },
  lambda: { function: use('Decrypt', 'Encrypt', 'GenerateDataKey') },
  s3: {},
  states: {},
};

describe.each(Object.entries(viaService))('by way of %s', (service, expected) => {
  test.each(roles)('the role of the %s may use the key for what it does, and for nothing else', (role) => {
    const context = { 'kms:ViaService': `${service}.${REGION}.amazonaws.com` };
    expect(deployment.allowedOn('kms', deployment.role(role), context)).toEqual(expected[role] ?? []);
  });
});

test.each(roles)('the role of the %s may not use the key by itself', (role) => {
  expect(deployment.allowedOn('kms', deployment.role(role))).toEqual([]);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
test('the role of the workflow may use the key for state machines of this account, and for the delivery of logs', () => {
  const workflow = deployment.role('workflow');
  const forMachine = (account: string) => ({
    'kms:EncryptionContext:aws:states:stateMachineArn': `arn:aws:states:${REGION}:${account}:stateMachine:Any`,
  });
  const forLogs = { 'kms:EncryptionContext:SourceArn': `arn:aws:logs:${REGION}:${ACCOUNT}:*` };
  expect(deployment.allowedOn('kms', workflow, forMachine(ACCOUNT))).toEqual(
    use('Decrypt', 'GenerateDataKey'),
  );
  expect(deployment.allowedOn('kms', workflow, forMachine(OTHER_ACCOUNT))).toEqual([]);
  expect(deployment.allowedOn('kms', workflow, forLogs)).toEqual(use('GenerateDataKey'));
});

const busContext = 'kms:EncryptionContext:aws:events:event-bus:arn';
const logContext = 'kms:EncryptionContext:aws:logs:arn';
const group = (name: string) => `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}`;
const allOfLogs = use(
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
);

test.each<[string, string, Record<string, string>, string[]]>([
  ['to write dead letters', 'events.amazonaws.com', {}, use('Decrypt', 'DescribeKey', 'GenerateDataKey')],
  [
    'for the access log',
    `logs.${REGION}.amazonaws.com`,
    { [logContext]: group('/aws/vendedlogs/apigateway/Copy') },
    allOfLogs,
  ],
  [
    "for the function's log",
    `logs.${REGION}.amazonaws.com`,
    { [logContext]: group('Copy-LoggerLogGroup-0') },
    allOfLogs,
  ],
  [
    "for another stack's log",
    `logs.${REGION}.amazonaws.com`,
    { [logContext]: group('/aws/vendedlogs/pipes/Other') },
    [],
  ],
  ['for a log of nobody', `logs.${REGION}.amazonaws.com`, {}, []],
  ['to deliver logs of the workflow', 'delivery.logs.amazonaws.com', {}, use('Decrypt')],
  ['to publish alarms', 'cloudwatch.amazonaws.com', { 'aws:SourceAccount': ACCOUNT }, []],
  ['because it is a service', 'lambda.amazonaws.com', {}, []],
])('%s, %s may do what AWS documents', (_, service, context, expected) => {
  expect(deployment.allowedOn('kms', { type: 'service', service }, context)).toEqual(expected);
});

test('for the bus and its archive, EventBridge may do what AWS documents, and more than for another bus', () => {
  const events: Principal = { type: 'service', service: 'events.amazonaws.com' };
  const forBus = (arn: string) => deployment.allowedOn('kms', events, { [busContext]: arn });
  const reEncrypt = use('ReEncryptFrom', 'ReEncryptTo');
  const { busName } = deployment;
  expect(forBus(`arn:aws:events:${REGION}:${ACCOUNT}:event-bus/${busName}`)).toEqual(
    expect.arrayContaining(reEncrypt),
  );
  expect(forBus(`arn:aws:events:${REGION}:${ACCOUNT}:event-bus/Stranger`)).not.toEqual(
    expect.arrayContaining(reEncrypt),
  );
});

test("the account's administrators administer the key", () => {
  const administrator: Principal = {
    type: 'administrator',
    accountId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:user/administrator`,
  };
  const key = deployment.names.key!;
  expect(deployment.policies.allows(administrator, { action: 'kms:PutKeyPolicy', resource: key })).toBe(true);
});

test('EventBridge may write to the dead-letter queue of the bus on behalf of the bus only', () => {
  const events: Principal = { type: 'service', service: 'events.amazonaws.com' };
  const writes = (sourceArn: string) => deployment.allowedOn('sqs', events, { 'aws:SourceArn': sourceArn });
  expect(writes(deployment.names.bus!)).toEqual(['sqs:SendMessage undecryptable']);
  expect(writes(deployment.names.rule!)).toEqual(['sqs:SendMessage unprocessed']);
  expect(writes(`arn:aws:events:${REGION}:${ACCOUNT}:event-bus/Stranger`)).toEqual([]);
});
