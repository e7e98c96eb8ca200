import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PipelineConfiguration } from './configuration-schema';
import { logTransaction } from './flow/process-transaction';
import { TransactionPipeline } from './transaction-pipeline';

/** The pipeline in a stack of its own, with the outputs that people and commands find it by. */
export class TransactionPipelineStack extends Stack {
  constructor(scope: Construct, id: string, configuration: PipelineConfiguration) {
    const { stackName, terminationProtection, ...settings } = configuration;
    super(scope, id, { description: 'Immutable transaction pipeline', terminationProtection });
    // The CDK leaves "Default" out of logical ids.
    const pipeline = new TransactionPipeline(this, 'Default', {
      ...settings,
      pipelineName: stackName,
      processor: logTransaction,
    });
    const { eventBus, archive, rule, undelivered, unprocessed } = pipeline;

    this.addOutputs({
      ApiEndpoint: ['Where to POST a transaction', pipeline.endpoint],
      QueueUrl: ['Where accepted transactions wait', pipeline.queue.queueUrl],
      UndeliveredQueueUrl: ['Transactions that did not reach the bus', undelivered.queueUrl],
      UndeliveredQueueArn: ['The same, as `aws sqs start-message-move-task` wants it', undelivered.queueArn],
      UnprocessedQueueUrl: ['Transactions that reached the bus and were not processed', unprocessed.queueUrl],
      EventBusName: ['The bus that transactions are published on', eventBus.eventBusName],
      EventBusArn: ['The same, as `aws events start-replay` wants it', eventBus.eventBusArn],
      ArchiveName: ['What transactions are replayed from', archive.archiveName],
      ArchiveArn: ['The same, as `aws events start-replay` wants it', archive.archiveArn],
      RuleArn: ['The rule to replay to', rule.ruleArn],
      StateMachineArn: ['The workflow', pipeline.stateMachine.stateMachineArn],
      LogGroupName: ['Where processed transactions are logged', pipeline.log?.logGroupName],
      AlarmTopicArn: ['Where alarms are told, as `aws sns subscribe` wants it', pipeline.alarmTopic.topicArn],
      DashboardUrl: ['The pipeline on one page', pipeline.dashboardUrl],
    });
  }

  private addOutputs(outputs: Record<string, [description: string, value: string | undefined]>): void {
    for (const [name, [description, value]] of Object.entries(outputs)) {
      if (value !== undefined) new CfnOutput(this, name, { description, value });
    }
  }
}
