import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { TransactionQueue } from '../../../lib/flow/transaction-queue';
import { newStack } from '../cdk-app';

const DAYS = 24 * 60 * 60;
let stack: Stack;
let transactionQueue: TransactionQueue;
let template: Template;

beforeAll(() => {
  stack = newStack();
  transactionQueue = new TransactionQueue(stack, 'Queue', { maxTransactionBytes: 10_000 });
  template = Template.fromStack(stack);
});

/** What has `MaximumMessageSize` is the source: a dead-letter queue keeps SQS's own limit. */
function expectSource(properties: Record<string, unknown>): void {
  template.hasResourceProperties('AWS::SQS::Queue', { MaximumMessageSize: Match.anyValue(), ...properties });
}

test('the source takes the largest transaction and 256 bytes for its attribute', () => {
  expectSource({ MaximumMessageSize: 10_256 });
});

test('the source gives a transaction to undelivered after 60 receives', () => {
  expectSource({
    RedrivePolicy: {
      deadLetterTargetArn: stack.resolve(transactionQueue.undelivered.queueArn) as unknown,
      maxReceiveCount: 60,
    },
  });
});

test('the source hides a received transaction for 60 seconds', () => {
  expectSource({ VisibilityTimeout: 60 });
});

test('the source keeps a transaction for 14 days', () => {
  expectSource({ MessageRetentionPeriod: 14 * DAYS });
});

test('the source delays no transaction', () => {
  expectSource({ DelaySeconds: Match.absent() });
});

test('undelivered is another queue than the source', () => {
  expect(stack.resolve(transactionQueue.undelivered.queueArn)).not.toEqual(
    stack.resolve(transactionQueue.queue.queueArn),
  );
  template.resourceCountIs('AWS::SQS::Queue', 2);
});

test('undelivered redrives to nowhere', () => {
  template.hasResourceProperties('AWS::SQS::Queue', {
    MaximumMessageSize: Match.absent(),
    RedrivePolicy: Match.absent(),
  });
});
