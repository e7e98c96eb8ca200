import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PipelineConfiguration } from './configuration';
import { DeadLetterQueue } from './dead-letter-queue';
import { TransactionApi } from './transaction-api';
import { TransactionBus } from './transaction-bus';
import { TransactionLogger } from './transaction-logger';
import { TransactionPipe } from './transaction-pipe';
import { TransactionQueue } from './transaction-queue';
import { TransactionRule } from './transaction-rule';
import { TransactionWorkflow } from './transaction-workflow';

/** HTTP API, queue, pipe, bus with archive, rule, workflow, function: a transaction's way, from first to last. */
export class TransactionPipelineStack extends Stack {
  constructor(scope: Construct, id: string, configuration: PipelineConfiguration) {
    super(scope, id, { description: 'Immutable transaction pipeline' });
    const { maxTransactionBytes, tracing } = configuration;
    const logRetention = configuration.logRetentionDays;

    const { queue, undelivered } = new TransactionQueue(this, 'Queue', { maxTransactionBytes });
    const { endpoint } = new TransactionApi(this, 'Api', { queue, logRetention, ...configuration });
    const { eventBus, archive } = new TransactionBus(this, 'Bus', {
      archiveRetention: Duration.days(configuration.archiveRetentionDays),
    });
    const logger = new TransactionLogger(this, 'Logger', { logRetention, tracing });
    const { queue: unprocessed } = new DeadLetterQueue(this, 'Unprocessed');
    const { stateMachine } = new TransactionWorkflow(this, 'Workflow', {
      logger: logger.function,
      unprocessed,
      logRetention,
      logLevel: configuration.workflowLogLevel,
      tracing,
    });
    const { rule } = new TransactionRule(this, 'Rule', { eventBus, stateMachine, unprocessed });
    new TransactionPipe(this, 'Pipe', {
      queue,
      eventBus,
      maxTransactionBytes,
      logRetention,
      startAfter: [rule, archive, unprocessed],
    });

    this.addOutputs({
      ApiEndpoint: ['Where to POST a transaction', endpoint],
      QueueUrl: ['Where accepted transactions wait', queue.queueUrl],
      UndeliveredQueueUrl: ['Transactions that did not reach the bus', undelivered.queueUrl],
      UnprocessedQueueUrl: ['Transactions that reached the bus and were not processed', unprocessed.queueUrl],
      EventBusName: ['The bus that transactions are published on', eventBus.eventBusName],
      ArchiveName: ['What transactions are replayed from', archive.archiveName],
      ArchiveArn: ['The same, as `aws events start-replay` wants it', archive.archiveArn],
      RuleArn: ['The rule to replay to', rule.ruleArn],
      StateMachineArn: ['The workflow', stateMachine.stateMachineArn],
      LogGroupName: ['Where processed transactions are logged', logger.logGroup.logGroupName],
    });
  }

  private addOutputs(outputs: Record<string, [description: string, value: string]>): void {
    for (const [name, [description, value]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { description, value });
    }
  }
}
