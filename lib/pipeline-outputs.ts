import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { TransactionPipeline } from './transaction-pipeline';

/** The outputs that people and commands find a pipeline by, for a stack that has it to itself. */
export function addPipelineOutputs(stack: Stack, pipeline: TransactionPipeline): void {
  const { eventBus, archive, rule, undelivered, unprocessed } = pipeline;
  const outputs: Record<string, [description: string, value: string | undefined]> = {
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
    PipeName: ['What moves transactions from the queue to the bus', pipeline.pipeName],
    ApiLogGroupName: ['Where requests are logged', pipeline.logs.api.logGroupName],
    PipeLogGroupName: ['Where is logged what the pipe could not move', pipeline.logs.pipe.logGroupName],
    WorkflowLogGroupName: ['Where failed executions are logged', pipeline.logs.workflow.logGroupName],
    LogGroupName: ['Where processed transactions are logged', pipeline.log?.logGroupName],
    AlarmTopicArn: ['Where alarms are told, as `aws sns subscribe` wants it', pipeline.alarmTopic.topicArn],
    DashboardUrl: ['The pipeline on one page', pipeline.dashboardUrl],
  };
  for (const [name, [description, value]] of Object.entries(outputs)) {
    if (value !== undefined) new CfnOutput(stack, name, { description, value });
  }
}
