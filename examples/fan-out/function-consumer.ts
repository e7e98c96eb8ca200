import { join } from 'node:path';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { TransactionFunction } from '../../lib/flow/transaction-function';
import { type Consumer, type ConsumerProps, retryPolicy, TRANSACTIONS } from './consumer';
import { ConsumerDeadLetters } from './consumer-dead-letters';

/**
 * A function that gets each event. EventBridge hands it over and learns no more of it: what the function then fails at, Lambda tries
 * again twice within three minutes, and puts into the dead letters itself.
 */
export class FunctionConsumer extends Construct implements Consumer {
  readonly rule: Rule;
  readonly deadLetters: Queue;
  /** What the function logs. */
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, { pipeline }: ConsumerProps) {
    super(scope, id);
    const { queue } = new ConsumerDeadLetters(this, 'DeadLetters', { pipeline, redriveTarget: false });
    const notifier = new TransactionFunction(this, 'Notifier', {
      ...pipeline.context,
      entry: join(__dirname, 'function/handler.ts'),
      description: 'Tells of a transaction',
      noDeadLetterQueueReason:
        "It has a destination for failures, which gets the error with the event; a dead-letter queue of Lambda's gets the event alone.",
    });
    new EventInvokeConfig(this, 'Failures', {
      function: notifier.function,
      retryAttempts: 2,
      // The construct library's own destination would grant more than sending.
      onFailure: { bind: () => ({ destination: queue.queueArn }) },
    });
    notifier.function.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    );
    const useOfKey = pipeline.context.encryption?.useVia(['sqs'], 'kms:GenerateDataKey', 'kms:Decrypt');
    if (useOfKey) notifier.function.addToRolePolicy(useOfKey);
    this.rule = new Rule(this, 'Rule', {
      eventBus: pipeline.eventBus,
      description: 'Hands each transaction to the function of a further consumer',
      eventPattern: TRANSACTIONS,
      targets: [new LambdaFunction(notifier.function, retryPolicy(queue))],
    });
    this.deadLetters = queue;
    this.logGroup = notifier.logGroup;
  }
}
