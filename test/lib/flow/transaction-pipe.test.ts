import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { TransactionPipe } from '../../../lib/flow/transaction-pipe';
import { newStack } from '../cdk-app';
import { arn, onlyResource, type Resource } from '../template-resources';

let stack: Stack;
let queue: Queue;
let eventBus: EventBus;
let startsBefore: Queue;
let template: Template;
let pipe: Resource;

beforeAll(() => {
  stack = newStack();
  queue = new Queue(stack, 'Source');
  eventBus = new EventBus(stack, 'Bus');
  startsBefore = new Queue(stack, 'StartsBefore');
  new TransactionPipe(stack, 'Pipe', {
    pipelineName: 'Pipeline',
    queue,
    eventBus,
    maxTransactionBytes: 60_000,
    logRetention: RetentionDays.ONE_DAY,
    startAfter: [startsBefore],
  });
  template = Template.fromStack(stack);
  pipe = onlyResource(template, 'AWS::Pipes::Pipe');
});

test('it leads from the queue to the bus', () => {
  expect(pipe.Properties).toMatchObject({
    Source: stack.resolve(queue.queueArn) as unknown,
    Target: stack.resolve(eventBus.eventBusArn) as unknown,
  });
});

test('it takes as many transactions at once as fit into one request to the bus', () => {
  expect(pipe.Properties.SourceParameters).toMatchObject({ SqsQueueParameters: { BatchSize: 8 } });
});

test('it has no batching window, so the queue decides when a failed transaction is tried again', () => {
  const { SqsQueueParameters } = pipe.Properties.SourceParameters as { SqsQueueParameters: object };
  expect(SqsQueueParameters).not.toHaveProperty('MaximumBatchingWindowInSeconds');
});

test('it filters nothing, since what a filter refuses is deleted', () => {
  expect(pipe.Properties.SourceParameters).not.toHaveProperty('FilterCriteria');
});

test('it has no template, so the event holds the SQS record as it is', () => {
  expect(pipe.Properties.TargetParameters).not.toHaveProperty('InputTemplate');
});

test('it has no enrichment', () => {
  expect(pipe.Properties).not.toHaveProperty('Enrichment');
});

test('it marks each event with a source that is not one of AWS and a type, both written out', () => {
  template.hasResourceProperties('AWS::Pipes::Pipe', {
    TargetParameters: {
      EventBridgeEventBusParameters: Match.exact({
        Source: Match.stringLikeRegexp('^(?!aws\\.|\\$)[a-z-]+$'),
        DetailType: Match.stringLikeRegexp('^[A-Za-z ]{1,128}$'),
      }),
    },
  });
});

test('it logs errors, without what is in the transactions', () => {
  const { logicalId } = onlyResource(template, 'AWS::Logs::LogGroup');
  expect(pipe.Properties.LogConfiguration).toEqual({
    Level: 'ERROR',
    CloudwatchLogsLogDestination: { LogGroupArn: arn(logicalId) },
  });
});

test('its permissions come with its role, since they are checked when it is created', () => {
  const role = onlyResource(template, 'AWS::IAM::Role');
  expect(pipe.Properties.RoleArn).toEqual(arn(role.logicalId));
  expect(role.Properties.Policies).toHaveLength(1);
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

test('it is created after what it is told to start after', () => {
  const { Ref } = stack.resolve(startsBefore.queueUrl) as { Ref: string };
  expect(pipe.DependsOn).toContain(Ref);
});

test('it is running and has no physical name', () => {
  expect(pipe.Properties).not.toHaveProperty('DesiredState', 'STOPPED');
  expect(pipe.Properties).not.toHaveProperty('Name');
});
