import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { type IStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { TransactionRule } from '../../../lib/flow/transaction-rule';
import { newStack } from '../cdk-app';
import { arn, onlyResource } from '../template-resources';

let stack: Stack;
let eventBus: EventBus;
let unprocessed: Queue;
let stateMachine: IStateMachine;
let template: Template;

beforeAll(() => {
  stack = newStack();
  eventBus = new EventBus(stack, 'Bus');
  unprocessed = new Queue(stack, 'Unprocessed');
  stateMachine = StateMachine.fromStateMachineName(stack, 'Workflow', 'Workflow');
  new TransactionRule(stack, 'Rule', { eventBus, stateMachine, unprocessed });
  template = Template.fromStack(stack);
});

function expectTarget(properties: Record<string, unknown>): void {
  template.hasResourceProperties('AWS::Events::Rule', { Targets: [properties] });
}

test('it is enabled, on the bus that it is given, and has no physical name', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    State: 'ENABLED',
    EventBusName: stack.resolve(eventBus.eventBusName) as unknown,
    Name: Match.absent(),
  });
});

test('it has one target, the workflow', () => {
  expectTarget({ Arn: stack.resolve(stateMachine.stateMachineArn) as unknown });
});

test.each(['Input', 'InputPath', 'InputTransformer'])(
  'it hands over the whole event: there is no %s',
  (input) => {
    expectTarget({ [input]: Match.absent() });
  },
);

test('it keeps trying for 24 hours, 185 times', () => {
  expectTarget({ RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } });
});

test('it sends what it cannot start to unprocessed', () => {
  expectTarget({ DeadLetterConfig: { Arn: stack.resolve(unprocessed.queueArn) as unknown } });
});

test('it starts the workflow with its own role, whose permission comes with it', () => {
  const role = onlyResource(template, 'AWS::IAM::Role');
  expect(role.Properties.Policies).toHaveLength(1);
  template.resourceCountIs('AWS::IAM::Policy', 0);
  expectTarget({ RoleArn: arn(role.logicalId) });
});
