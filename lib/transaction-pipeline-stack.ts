import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PipelineConfiguration } from './configuration-schema';
import { DeadLetterQueue } from './flow/dead-letter-queue';
import { TransactionApi } from './flow/transaction-api';
import { TransactionBus } from './flow/transaction-bus';
import { TransactionLogger } from './flow/transaction-logger';
import { TransactionPipe } from './flow/transaction-pipe';
import { TransactionQueue } from './flow/transaction-queue';
import { TransactionRule } from './flow/transaction-rule';
import { TransactionWorkflow } from './flow/transaction-workflow';
import { AlarmTopic } from './observability/alarm-topic';
import { PipelineAlarms } from './observability/pipeline-alarms';
import { PipelineDashboard } from './observability/pipeline-dashboard';
import { pipelineMetrics } from './observability/pipeline-metrics';
import { SavedQueries } from './observability/saved-queries';
import { PipelineKey } from './protection/pipeline-key';
import { retainData } from './protection/retain-data';
import { Seal } from './protection/seal';

/** HTTP API, queue, pipe, bus with archive, rule, workflow, function: a transaction's way, from first to last. */
export class TransactionPipelineStack extends Stack {
  constructor(scope: Construct, id: string, configuration: PipelineConfiguration) {
    const { terminationProtection } = configuration;
    super(scope, id, { description: 'Immutable transaction pipeline', terminationProtection });
    const { maxTransactionBytes, tracing } = configuration;
    const logRetention = configuration.logRetentionDays;
    const encryption =
      configuration.encryption === 'customer-managed' ? new PipelineKey(this, 'Key') : undefined;

    const { queue, undelivered } = new TransactionQueue(this, 'Queue', { maxTransactionBytes, encryption });
    const api = new TransactionApi(this, 'Api', { ...configuration, queue, logRetention, encryption });
    const { eventBus, archive, undecryptable } = new TransactionBus(this, 'Bus', {
      archiveRetention: Duration.days(configuration.archiveRetentionDays),
      encryption,
    });
    const logger = new TransactionLogger(this, 'Logger', { logRetention, tracing, encryption });
    const { queue: unprocessed } = new DeadLetterQueue(this, 'Unprocessed', { encryption });
    const workflow = new TransactionWorkflow(this, 'Workflow', {
      logger: logger.function,
      unprocessed,
      logRetention,
      logLevel: configuration.workflowLogLevel,
      tracing,
      encryption,
    });
    const { stateMachine } = workflow;
    const { rule } = new TransactionRule(this, 'Rule', { eventBus, stateMachine, unprocessed });
    const pipe = new TransactionPipe(this, 'Pipe', {
      queue,
      eventBus,
      maxTransactionBytes,
      logRetention,
      encryption,
      startAfter: [rule, archive, unprocessed, ...(undecryptable ? [undecryptable] : [])],
    });

    if (configuration.sealed) {
      const { operatorRoleArns } = configuration;
      new Seal(this, 'Seal', { queue, sender: api.role, eventBus, publisher: pipe.role, operatorRoleArns });
    }
    if (configuration.retainData) retainData(this);

    const metrics = pipelineMetrics({
      stage: api.stage,
      queue,
      undelivered,
      pipeName: pipe.pipeName,
      eventBus,
      undecryptable,
      rule,
      stateMachine,
      function: logger.function,
      unprocessed,
    });
    const { topic } = new AlarmTopic(this, 'AlarmTopic', { alarmEmail: configuration.alarmEmail });
    const { alarms } = new PipelineAlarms(this, 'Alarms', { metrics, topic });
    const dashboard = new PipelineDashboard(this, 'Dashboard', { metrics, alarms });
    new SavedQueries(this, 'Queries', {
      apiLog: api.log,
      pipeLog: pipe.log,
      workflowLog: workflow.log,
      functionLog: logger.logGroup,
    });

    this.addOutputs({
      ApiEndpoint: ['Where to POST a transaction', api.endpoint],
      QueueUrl: ['Where accepted transactions wait', queue.queueUrl],
      UndeliveredQueueUrl: ['Transactions that did not reach the bus', undelivered.queueUrl],
      UnprocessedQueueUrl: ['Transactions that reached the bus and were not processed', unprocessed.queueUrl],
      EventBusName: ['The bus that transactions are published on', eventBus.eventBusName],
      ArchiveName: ['What transactions are replayed from', archive.archiveName],
      ArchiveArn: ['The same, as `aws events start-replay` wants it', archive.archiveArn],
      RuleArn: ['The rule to replay to', rule.ruleArn],
      StateMachineArn: ['The workflow', stateMachine.stateMachineArn],
      LogGroupName: ['Where processed transactions are logged', logger.logGroup.logGroupName],
      DashboardUrl: ['The pipeline on one page', dashboard.url],
    });
  }

  private addOutputs(outputs: Record<string, [description: string, value: string]>): void {
    for (const [name, [description, value]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { description, value });
    }
  }
}
