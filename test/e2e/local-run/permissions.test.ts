import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { compilePolicySet, evaluate, parsePolicyDocument } from '@pipeline/iam-policy';
import { AccessDenied, CreationRefused, type TraceRecord } from '@pipeline/local-account';
import { synthesizeForRuns } from './assembly';
import { post, startRun, type TestRun } from './run';
import { type Permission, permissionsOf } from './statements';
import { withTemplate } from './template-json';

/** With traces, so that the permissions for them are in the template as well. */
const synthesized = synthesizeForRuns({ tracing: true });
const permissions = permissionsOf(synthesized);

interface Selection {
  readonly logicalId: RegExp;
  readonly action: RegExp;
}

/** The permissions that AWS checks when it creates the resource that uses them, and what it says, which may not name them. */
const CHECKED_AT_CREATION: readonly (Selection & { says: string })[] = [
  {
    logicalId: /^LoggerRole/,
    action: /^sts:AssumeRole$/,
    says: 'The role defined for the function cannot be assumed by Lambda.',
  },
  {
    logicalId: /^LoggerRole/,
    action: /^xray:PutTraceSegments$/,
    says: 'The provided execution role does not have permissions to call PutTraceSegments on XRAY',
  },
  {
    logicalId: /^WorkflowStateMachineRole/,
    action: /^sts:AssumeRole$/,
    says: 'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
  },
  {
    logicalId: /^WorkflowStateMachineRole/,
    action: /^logs:/,
    says: 'The state machine IAM Role is not authorized to access the Log Destination',
  },
  {
    logicalId: /^RuleRole/,
    action: /^sts:AssumeRole$/,
    says: "cannot be assumed by principal 'events.amazonaws.com'",
  },
  {
    logicalId: /^PipeRole/,
    action: /^sts:AssumeRole$/,
    says: 'The provided customer role cannot be assumed by Pipes',
  },
  {
    logicalId: /^PipeRole/,
    action: /^sqs:/,
    says: 'The provided customer role does not have permissions to call',
  },
];

/** The permissions without which AWS creates the stack and passes every transaction, and the reason. */
const TOLERATED: readonly (Selection & { reason: string })[] = [
  {
    logicalId: /^WorkflowStateMachineRole/,
    action: /^xray:/,
    reason:
      'A state machine that may not send traces runs on without: https://github.com/DataBiosphere/azul/issues/6614',
  },
  {
    logicalId: /^LoggerRole/,
    action: /^xray:PutTelemetryRecords$/,
    reason: 'Lambda asks for PutTraceSegments only, and telemetry that cannot be sent is not sent.',
  },
  {
    logicalId: /^AlarmTopic/,
    action: /^sns:/,
    reason: 'Nothing but alarms is told by way of the topic, and alarms are not run locally.',
  },
];

function selects({ logicalId, action }: Selection, permission: Permission): boolean {
  return logicalId.test(permission.logicalId) && action.test(permission.action);
}

const NOT_STARTED = '{"is":"not started"}';

/** Starts a run in which the workflow cannot be started with one body, so that the rule's own dead-letter queue is used. */
function start(permission?: Permission): Promise<TestRun> {
  return startRun(permission ? withTemplate(synthesized, permission.without) : synthesized, {
    faults: [
      {
        hop: 'states:StartExecution',
        fault: 'error',
        code: 'StateMachineDoesNotExist',
        match: NOT_STARTED,
      },
    ],
  });
}

/**
 * Sends a transaction down each way: to the log, to the workflow's dead-letter send, to the rule's.
 *
 * @returns the first denial; undefined if all three passed
 */
async function firstDenial(run: TestRun): Promise<TraceRecord | undefined> {
  const logged = await post(run, '{"is":"logged"}');
  const malformed = await post(run, 'no JSON');
  const notStarted = await post(run, NOT_STARTED);
  const denial = () => run.trace.records.find(({ what }) => what === 'AccessDenied');
  const has = ({ apiRequestId }: { apiRequestId: string }, what: TraceRecord['what']) =>
    run.trace.records.some((record) => record.what === what && record.transaction.id === apiRequestId);
  const isLogged = () =>
    run.trace.records.some(
      (record) =>
        record.what === 'LogWritten' &&
        record.resource === run.output('LogGroupName') &&
        record.message.includes(logged.apiRequestId),
    );
  await run.trace.waitFor(
    'a denial, or the end of all transactions',
    () =>
      denial() !== undefined ||
      (isLogged() &&
        has(logged, 'ExecutionEnded') &&
        has(malformed, 'ExecutionEnded') &&
        has(notStarted, 'DeadLetterSent')),
  );
  return denial();
}

/** Whether a request that does not come over TLS is refused, by queue. */
async function refusesPlaintext(run: TestRun): Promise<boolean[]> {
  const client = new SQSClient({
    endpoint: run.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const queueUrls = ['QueueUrl', 'UndeliveredQueueUrl', 'UnprocessedQueueUrl'].map((name) =>
    run.output(name),
  );
  const decisions = queueUrls.map(async (QueueUrl) => {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy', 'QueueArn'] }),
    );
    const { Policy, QueueArn = '' } = Attributes!;
    const document = Policy === undefined ? undefined : parsePolicyDocument(Policy, QueueArn);
    const policies = compilePolicySet({
      identity: [],
      ...(document && { resource: { name: 'queue', document } }),
    });
    const accountId = '000000000000';
    const request = {
      principal: { type: 'administrator', accountId, arn: `arn:aws:iam::${accountId}:root` },
      action: 'sqs:SendMessage',
      resource: QueueArn,
      resourceAccountId: accountId,
      context: { 'aws:SecureTransport': 'false' },
    } as const;
    return evaluate(request, policies).effect === 'Deny';
  });
  try {
    return await Promise.all(decisions);
  } finally {
    client.destroy();
  }
}

const named = (selected: readonly Permission[]) =>
  selected.map((permission) => {
    const { logicalId, policy, action } = permission;
    return [`${action} (${logicalId}, ${policy})`, permission] as const;
  });

const tolerated = permissions.filter((permission) => TOLERATED.some((entry) => selects(entry, permission)));
const noticed = permissions.filter((permission) => !tolerated.includes(permission));
const denials = noticed.filter(({ effect }) => effect === 'Deny');
const grants = noticed.filter(({ effect }) => effect === 'Allow');
const checked = grants.filter((permission) =>
  CHECKED_AT_CREATION.some((entry) => selects(entry, permission)),
);
const used = grants.filter((permission) => !checked.includes(permission));

test('with every permission, every transaction passes and plaintext is refused by every queue', async () => {
  await using run = await start();
  expect(await firstDenial(run)).toBeUndefined();
  expect(await refusesPlaintext(run)).toEqual([true, true, true]);
});

/** What AWS says of it; SQS alone writes its actions in lower case. */
function notAuthorized({ action }: Permission): string {
  return `is not authorized to perform: ${action.startsWith('sqs:') ? action.toLowerCase() : action} on`;
}

test.each(named(checked))('without %s, the stack is not created', async (_, permission) => {
  const { says } = CHECKED_AT_CREATION.find((entry) => selects(entry, permission))!;
  const error = await start(permission).then(
    (run) => run[Symbol.asyncDispose](),
    (reason: Error) => reason,
  );

  expect((error as Error).message).toContain(says);
  const { cause } = error as { cause?: unknown };
  expect(cause).toBeInstanceOf(CreationRefused);
  expect((cause as CreationRefused).cause).toBeInstanceOf(AccessDenied);
  expect((cause as CreationRefused).cause.action).toBe(permission.action);
  expect((error as Error).message).toContain(notAuthorized(permission));
});

test.each(named(used))('without %s, a hop is denied', async (_, permission) => {
  await using run = await start(permission);
  const denial = await firstDenial(run);

  expect(denial).toMatchObject({ action: permission.action });
  expect(denial).toMatchObject({
    message: expect.stringContaining(notAuthorized(permission)) as string,
  });
});

test.each(named(tolerated))('without %s, every transaction passes, as on AWS', async (_, permission) => {
  await using run = await start(permission);
  expect(await firstDenial(run)).toBeUndefined();
});

test.each(named(denials))('without the denial of %s, one queue takes plaintext', async (_, permission) => {
  await using run = await start(permission);
  expect((await refusesPlaintext(run)).filter((refuses) => !refuses)).toHaveLength(1);
});

test.each([...CHECKED_AT_CREATION, ...TOLERATED])(
  'the table names a permission of the stack: $logicalId $action',
  (entry) => {
    expect(permissions.some((permission) => selects(entry, permission))).toBe(true);
  },
);
