import type { Rule } from 'aws-cdk-lib/aws-events';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ProcessTransaction } from '../../lib/flow/processing';
import { TransactionRule } from '../../lib/flow/transaction-rule';
import { TransactionWorkflow } from '../../lib/flow/transaction-workflow';
import type { Consumer, ConsumerProps } from './consumer';
import { ConsumerDeadLetters } from './consumer-dead-letters';

export interface WorkflowConsumerProps extends ConsumerProps {
  /** What is done with each transaction, as for the pipeline itself: any of the other examples will do. */
  readonly processor: ProcessTransaction;
}

/** A second workflow, around which the same stands as around the pipeline's: whatever fails in its states is in its dead letters. */
export class WorkflowConsumer extends Construct implements Consumer {
  readonly rule: Rule;
  readonly deadLetters: Queue;
  /** Where its processor logs. */
  readonly log?: ILogGroup;

  constructor(scope: Construct, id: string, { pipeline, processor }: WorkflowConsumerProps) {
    super(scope, id);
    const { eventBus, context } = pipeline;
    const { queue } = new ConsumerDeadLetters(this, 'DeadLetters', { pipeline, redriveTarget: false });
    const processing = processor(this, { ...context, pipelineName: `${context.pipelineName}-${id}` });
    const { stateMachine } = new TransactionWorkflow(this, 'Workflow', {
      ...context,
      // Part of the name of its log, in the form that the pipeline's key lets CloudWatch Logs encrypt.
      pipelineName: `${id}/${context.pipelineName}`,
      processing,
      unprocessed: queue,
      logLevel: 'ERROR',
    });
    this.rule = new TransactionRule(this, 'Rule', { eventBus, stateMachine, unprocessed: queue }).rule;
    this.deadLetters = queue;
    this.log = processing.log;
  }
}
