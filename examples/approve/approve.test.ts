import { Match } from 'aws-cdk-lib/assertions';
import type { Principal } from '@pipeline/iam-policy';
import { TRANSACTION_EVENT } from '../../lib/flow/transaction-event';
import type { State } from '../../test/lib/flow/state-machine-definition';
import { type SynthesizedProcessing, synthesizeProcessing } from '../../test/lib/flow/synthesize-processing';
import { ACCOUNT, DeployedPolicies } from '../../test/lib/permissions/deployed-policies';
import { onlyResource, resourcesOf } from '../../test/lib/template-resources';
import { approveOrders } from '.';
import { SOURCE } from './approval-event';

let synthesized: SynthesizedProcessing;
beforeAll(() => {
  synthesized = synthesizeProcessing(approveOrders, { encryption: 'customer-managed' });
});

const state = (name: string): State => synthesized.states[name]!;

test('the bytes are checked and logged before anything is decided', () => {
  expect(synthesized.startAt).toBe('LogTransaction');
  expect(state('LogTransaction').Next).toBe('IsOrder');
});

test('the lines are added up while the order is held', () => {
  expect(state('CheckOrder').Branches?.map(({ StartAt }) => StartAt)).toEqual(['CheckLines', 'HoldOrder']);
  expect(state('HoldOrder')).toMatchObject({ Type: 'Wait', Seconds: 2 });
});

test.each(['PublishApproval', 'PublishRefusal'])('%s puts an event on the bus of the pipeline', (name) => {
  const bus = onlyResource(synthesized.template, 'AWS::Events::EventBus');
  expect(state(name).Arguments).toMatchObject({
    Entries: [{ EventBusName: `\${${bus.logicalId}.Arn}`, Source: SOURCE }],
  });
});

test('the workflow may put events on that bus and on no other', () => {
  const { logicalId } = onlyResource(synthesized.template, 'AWS::Events::EventBus');
  const statements = Object.values(resourcesOf(synthesized.template, 'AWS::IAM::Policy'))
    .map(
      ({ Properties }) =>
        Properties.PolicyDocument as { Statement: { Action: unknown; Resource: unknown }[] },
    )
    .flatMap(({ Statement }) => Statement);
  expect(statements.filter(({ Action }) => Action === 'events:PutEvents')).toEqual([
    { Effect: 'Allow', Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': [logicalId, 'Arn'] } },
  ]);
});

test('sealed, the bus takes events of the pipe and of this workflow', () => {
  const { template } = synthesizeProcessing(approveOrders, { sealed: true });
  const policies = new DeployedPolicies(template);
  const bus = policies.arn(onlyResource(template, 'AWS::Events::EventBus').logicalId);
  const roleOf = (type: string, property: string): Principal => ({
    type: 'role',
    roleArn: policies.resolve(onlyResource(template, type).Properties[property]) as string,
    sessionName: 'session',
    accountId: ACCOUNT,
  });
  const putEvents = { action: 'events:PutEvents', resource: bus };
  expect(policies.allows(roleOf('AWS::StepFunctions::StateMachine', 'RoleArn'), putEvents)).toBe(true);
  expect(policies.allows(roleOf('AWS::Pipes::Pipe', 'RoleArn'), putEvents)).toBe(true);
  expect(policies.decide(roleOf('AWS::Lambda::Function', 'Role'), putEvents)).toMatchObject({
    reason: 'explicit',
  });
});

test('no rule that matches a transaction matches a decision', () => {
  expect(SOURCE).not.toBe(TRANSACTION_EVENT.source);
  const patterns = Object.values(resourcesOf(synthesized.template, 'AWS::Events::Rule')).map(
    ({ Properties }) => Properties.EventPattern,
  );
  expect(patterns).toEqual([
    { source: [SOURCE] },
    { source: [TRANSACTION_EVENT.source], 'detail-type': [TRANSACTION_EVENT.detailType] },
  ]);
});

test('decisions are kept as transactions are: encrypted, for 14 days, with dead letters', () => {
  synthesized.template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: [SOURCE] },
    Targets: [{ DeadLetterConfig: { Arn: Match.anyValue() } }],
  });
  const queues = Object.entries(resourcesOf(synthesized.template, 'AWS::SQS::Queue')).filter(([id]) =>
    id.includes('Approvals'),
  );
  expect(queues).toHaveLength(2);
  for (const [, { Properties }] of queues) {
    expect(Properties).toMatchObject({
      KmsMasterKeyId: expect.anything() as unknown,
      MessageRetentionPeriod: 14 * 24 * 3_600,
    });
  }
});
