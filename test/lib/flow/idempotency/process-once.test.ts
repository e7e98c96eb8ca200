import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Pass, QueryLanguage, StateGraph, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { approveOrders } from '../../../../examples/approve';
import { recordTransactions } from '../../../../examples/ledger';
import { validateTransactions } from '../../../../examples/validate';
import { Idempotency } from '../../../../lib/flow/idempotency/idempotency';
import { processOnce } from '../../../../lib/flow/idempotency/process-once';
import type { ProcessTransaction } from '../../../../lib/flow/processing';
import { newApp, newStack } from '../../cdk-app';
import { describeMetric, readDashboard } from '../../observability/dashboard-widgets';
import { logEach } from '../../pipeline-stack';
import { newPipelineStack } from '../../synthesized-stack';
import { onlyResource, ref, resourcesOf } from '../../template-resources';
import type { State, StateMachineDefinition } from '../state-machine-definition';
import { type SynthesizedProcessing, synthesizeProcessing } from '../synthesize-processing';

let synthesized: SynthesizedProcessing;
beforeAll(() => {
  synthesized = synthesizeProcessing(processOnce(logEach, { keyInBody: '/order/id' }));
});

const state = (name: string): State => synthesized.states[name]!;

test('the key is claimed before the states, and marked as done behind them', () => {
  expect(synthesized.startAt).toBe('MakeClaim');
  expect(state('ReadIdempotencyKey').Next).toBe('ClaimKey');
  expect(state('ClaimKey').Next).toBe('IsDuplicate');
  expect(state('IsDuplicate')).toMatchObject({
    Choices: [{ Next: 'SuppressDuplicate' }],
    Default: 'ProcessOnce',
  });
  expect(state('ProcessOnce').Branches?.map(({ StartAt }) => StartAt)).toEqual(['LogTransaction']);
  expect(state('ProcessOnce').Next).toBe('CompleteKey');
});

test.each(['ClaimKey', 'ProcessOnce'])(
  '%s gives the key back whatever it fails with, and fails with that',
  (name) => {
    expect(state(name).Catch?.map(({ ErrorEquals, Next }) => [ErrorEquals, Next])).toEqual([
      [['States.DataLimitExceeded'], 'ReleaseKey'],
      [['States.ALL'], 'ReleaseKey'],
    ]);
    expect(state('ReleaseKey')).toMatchObject({
      Next: 'ProcessingFailed',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'ProcessingFailed' }],
    });
  },
);

test('a key is claimed if it is not there, or its time is over, whether DynamoDB has deleted it or not', () => {
  expect(state('PutClaim').Arguments).toMatchObject({
    ConditionExpression: 'attribute_not_exists(id) OR heldUntil <= :now OR claimId = :claimId',
  });
});

test('only the claim’s own execution completes or releases it', () => {
  for (const name of ['CompleteKey', 'ReleaseKey']) {
    expect(state(name).Arguments).toMatchObject({ ConditionExpression: 'claimId = :claimId' });
  }
});

test('the window is that of the props', () => {
  const { states } = synthesizeProcessing(processOnce(recordTransactions(), { window: Duration.hours(1) }));
  expect(states.CompleteKey?.Arguments).toMatchObject({
    Item: { heldUntil: { N: '{% $string($floor($millis() / 1000) + 3600) %}' } },
  });
});

test('duplicates have a graph on the dashboard: the one thing that items are updated for', () => {
  const updates = Object.entries(synthesized.states).filter(([, { Resource = '' }]) =>
    Resource.endsWith(':dynamodb:updateItem'),
  );
  expect(updates.map(([name]) => name)).toEqual(['CountDuplicate']);
  const template = Template.fromStack(newPipelineStack({}, newApp(), processOnce(logEach)));
  const table = JSON.stringify(ref(onlyResource(template, 'AWS::DynamoDB::Table').logicalId));
  const graph = readDashboard(template).widgets.find(
    ({ properties }) => properties.title === 'Duplicates suppressed',
  );
  expect(graph?.properties.metrics?.map(describeMetric)).toEqual([
    `duplicates: SampleCount AWS/DynamoDB SuccessfulRequestLatency Operation UpdateItem TableName ${table}`,
  ]);
});

test('the table of claims is deleted from by its time, and can be restored', () => {
  synthesized.template.hasResourceProperties('AWS::DynamoDB::Table', {
    TimeToLiveSpecification: { AttributeName: 'heldUntil', Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
});

interface Statement {
  readonly Action: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function statementsOf(template: Template): Statement[] {
  return Object.values(resourcesOf(template, 'AWS::IAM::Policy')).flatMap(
    ({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement,
  );
}

test('the workflow may do to it what its states do', () => {
  const actions = statementsOf(synthesized.template).flatMap(({ Action }) => Action);
  expect(actions.filter((action) => String(action).startsWith('dynamodb:')).sort()).toEqual([
    'dynamodb:DeleteItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
  ]);
});

test('where the table has a key of its own, the workflow may have DynamoDB decrypt with it', () => {
  const encryption = 'customer-managed';
  const { template } = synthesizeProcessing(processOnce(logEach), { encryption });
  const ofTheTable = statementsOf(template).filter(({ Condition }) =>
    JSON.stringify(Condition?.StringEquals?.['kms:ViaService'] ?? '').includes('dynamodb.'),
  );
  expect(ofTheTable.map(({ Action }) => Action)).toEqual(['kms:Decrypt']);
});

test('what follows it also follows a duplicate that was suppressed', () => {
  const stack = newStack();
  const idempotency = new Idempotency(stack, 'Idempotency');
  const chain = idempotency.around(Pass.jsonata(stack, 'Once')).next(Pass.jsonata(stack, 'Behind'));
  const graph = new StateGraph(chain.startState, 'behind').toGraphJson(QueryLanguage.JSONATA);
  const { States } = stack.resolve(graph) as StateMachineDefinition;
  const before = Object.entries(States).filter(([, { Next }]) => Next === 'Behind');
  expect(before.map(([name]) => name).sort()).toEqual(['CompleteKey', 'SuppressDuplicate']);
});

test('functions, log and permissions of what is inside stay', () => {
  const { template } = synthesizeProcessing(processOnce(recordTransactions()), {
    encryption: 'customer-managed',
  });
  expect(Object.keys(resourcesOf(template, 'AWS::DynamoDB::Table'))).toHaveLength(2);
  const alarms = Object.keys(resourcesOf(template, 'AWS::CloudWatch::Alarm'));
  expect(alarms).toContainEqual(expect.stringContaining('FunctionIsThrottled'));
});

test.each<[string, ProcessTransaction]>([
  ['validate', validateTransactions],
  ['ledger', recordTransactions()],
  ['approve', approveOrders],
])('%s fits into five minutes with it', (_, processor) => {
  expect(synthesizeProcessing(processOnce(processor)).startAt).toBe('MakeClaim');
});

test('what does not fit into five minutes with it is told at synthesis, and what to write', () => {
  const waitBefore: ProcessTransaction = (scope, context) => {
    const { states, ...rest } = logEach(scope, context);
    const wait = Wait.jsonata(scope, 'Hold', { time: WaitTime.duration(Duration.seconds(20)) });
    return { ...rest, states: wait.next(states) };
  };
  expect(() => synthesizeProcessing(processOnce(waitBefore))).toThrow(
    /The longest way takes 307 s, .* Write fewer attempts \(invokeFunction\(…, \{ maxRetries: 3 \}\)/,
  );
});

test.each([
  ['order/id', 'keyInBody="order/id" is not allowed. Allowed: a JSON pointer such as /order/id.'],
  ['', 'keyInBody="" is not allowed.'],
  ['/a~2', 'keyInBody="/a~2" is not allowed.'],
])('%s is no JSON pointer', (keyInBody, message) => {
  expect(() => synthesizeProcessing(processOnce(recordTransactions(), { keyInBody }))).toThrow(message);
});

test('a window of no time is refused', () => {
  const window = Duration.seconds(0);
  expect(() => synthesizeProcessing(processOnce(recordTransactions(), { window }))).toThrow(
    'window=0 is not allowed. Allowed: one second or more.',
  );
});
