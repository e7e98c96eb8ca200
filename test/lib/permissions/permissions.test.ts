import type { Principal } from '@pipeline/iam-policy';
import { ACCOUNT, OTHER_ACCOUNT, REGION } from './deployed-policies';
import { Deployment, type RoleOf } from './deployment';

const logDelivery = [
  'CreateLogDelivery',
  'DeleteLogDelivery',
  'DescribeLogGroups',
  'DescribeResourcePolicies',
  'GetLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'UpdateLogDelivery',
].map((action) => `logs:${action} *`);

const needed: Record<RoleOf, readonly string[]> = {
  api: ['sqs:SendMessage source'],
  pipe: [
    'events:PutEvents bus',
    'sqs:DeleteMessage source',
    'sqs:GetQueueAttributes source',
    'sqs:ReceiveMessage source',
  ],
  rule: ['states:StartExecution workflow'],
  workflow: [
    'lambda:InvokeFunction function',
    'lambda:InvokeFunction version 1 of the function',
    ...logDelivery,
    'sqs:SendMessage unprocessed',
  ],
  function: ['logs:CreateLogStream log', 'logs:PutLogEvents log'],
};

const traced: Partial<Record<RoleOf, readonly string[]>> = {
  workflow: ['GetSamplingRules', 'GetSamplingTargets', 'PutTelemetryRecords', 'PutTraceSegments'].map(
    (action) => `xray:${action} *`,
  ),
  function: ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *'],
};

const serviceOf: Record<RoleOf, string> = {
  api: 'apigateway.amazonaws.com',
  pipe: 'pipes.amazonaws.com',
  rule: 'events.amazonaws.com',
  workflow: 'states.amazonaws.com',
  function: 'lambda.amazonaws.com',
};

const roles = Object.entries(needed) as [RoleOf, readonly string[]][];

describe.each<[string, Record<string, unknown>, Partial<Record<RoleOf, readonly string[]>>]>([
  ['by default', {}, {}],
  ['with X-Ray traces', { tracing: true }, traced],
  ['encrypted with a key of our own', { encryption: 'customer-managed' }, {}],
  ['sealed', { sealed: true }, {}],
  ['encrypted, sealed and traced', { encryption: 'customer-managed', sealed: true, tracing: true }, traced],
])('%s', (_, configured, more) => {
  let deployment: Deployment;

  beforeAll(() => {
    deployment = new Deployment(configured);
  });

  test.each(roles)(
    'the role of the %s may make the calls of the flow, and none of all others',
    (role, calls) => {
      const expected = [...calls, ...(more[role] ?? [])].sort();
      expect(deployment.allowed(deployment.role(role))).toEqual(expected);
    },
  );

  test.each(roles)('without TLS, the role of the %s may send to no queue and take from none', (role) => {
    const allowed = deployment.allowed(deployment.role(role), { 'aws:SecureTransport': 'false' });
    expect(allowed.filter((call) => call.startsWith('sqs:'))).toEqual([]);
  });

  test('EventBridge itself may write dead letters of the rule to unprocessed, and nothing else', () => {
    const events: Principal = { type: 'service', service: 'events.amazonaws.com' };
    const ofRule = { 'aws:SourceArn': deployment.names.rule!, 'aws:SourceAccount': ACCOUNT };
    expect(calledDirectly(deployment.allowed(events, ofRule))).toEqual(['sqs:SendMessage unprocessed']);
  });

  test.each([
    ['another rule of this account', `arn:aws:events:${REGION}:${ACCOUNT}:rule/Stranger/Rule`, ACCOUNT],
    ['a rule of another account', `arn:aws:events:${REGION}:${OTHER_ACCOUNT}:rule/Bus/Rule`, OTHER_ACCOUNT],
  ])('EventBridge on behalf of %s may do nothing', (__, sourceArn, sourceAccount) => {
    const events: Principal = { type: 'service', service: 'events.amazonaws.com' };
    const context = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': sourceAccount };
    expect(calledDirectly(deployment.allowed(events, context))).toEqual([]);
  });

  test('CloudWatch may tell the topic of alarms of this account, and do nothing else', () => {
    const cloudWatch: Principal = { type: 'service', service: 'cloudwatch.amazonaws.com' };
    const onBehalfOf = (account: string) =>
      deployment.allowed(cloudWatch, {
        'aws:SourceArn': `arn:aws:cloudwatch:${REGION}:${account}:alarm:Any`,
        'aws:SourceAccount': account,
      });
    expect(calledDirectly(onBehalfOf(ACCOUNT))).toEqual(['sns:Publish topic']);
    expect(onBehalfOf(OTHER_ACCOUNT)).toEqual([]);
  });

  test('another account, whatever it allows its own people, may do nothing', () => {
    const administrator: Principal = {
      type: 'administrator',
      accountId: OTHER_ACCOUNT,
      arn: `arn:aws:iam::${OTHER_ACCOUNT}:user/administrator`,
    };
    const allowed = deployment.allowed(administrator);
    expect(
      allowed.filter((call) => !call.includes(OTHER_ACCOUNT) && !/ (\*|arn:aws:s3.*)$/.test(call)),
    ).toEqual([]);
  });

  test.each(roles)('the role of the %s can be assumed by its service and by nobody else', (role) => {
    const assume = { action: 'sts:AssumeRole', resource: deployment.roleArn(role) };
    const context = {
      'aws:SourceAccount': ACCOUNT,
      'aws:SourceArn': deployment.names[role] ?? '',
    };
    const allowed = Object.values(serviceOf).filter((service) =>
      deployment.policies.allows({ type: 'service', service }, { ...assume, context }),
    );
    expect(allowed).toEqual([serviceOf[role]]);
    const ofOther = { ...context, 'aws:SourceAccount': OTHER_ACCOUNT };
    const service = { type: 'service', service: serviceOf[role] } as const;
    expect(deployment.policies.allows(service, { ...assume, context: ofOther })).toBe(role === 'api');
    for (const other of roles.map(([one]) => deployment.role(one))) {
      expect(deployment.policies.allows(other, assume)).toBe(false);
    }
  });
});

/** Which service may assume which role, and which may use the key for what, have tests of their own. */
function calledDirectly(calls: string[]): string[] {
  return calls.filter((call) => !/^(sts:AssumeRole|kms:\w+) /.test(call));
}
