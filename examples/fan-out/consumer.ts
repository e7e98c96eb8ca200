import { Duration } from 'aws-cdk-lib';
import { type EventPattern, type IRule } from 'aws-cdk-lib/aws-events';
import type { TargetBaseProps } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { TRANSACTION_EVENT } from '../../lib/flow/transaction-event';
import type { TransactionPipeline } from '../../lib/transaction-pipeline';

export interface ConsumerProps {
  /** Whose transactions it gets. */
  readonly pipeline: TransactionPipeline;
}

/** What gets each transaction beside the pipeline's own workflow. */
export interface Consumer extends Construct {
  /** What hands transactions to it; a replay may name it. */
  readonly rule: IRule;
  /** The transactions that it could not work on. */
  readonly deadLetters: IQueue;
}

/** What the pipe puts on the bus, and no result that somebody else puts there. */
export const TRANSACTIONS: EventPattern = {
  source: [TRANSACTION_EVENT.source],
  detailType: [TRANSACTION_EVENT.detailType],
};

/** As patient as the pipeline's own rule: a day, or 185 times. */
export function retryPolicy(deadLetterQueue: IQueue): TargetBaseProps {
  return { deadLetterQueue, maxEventAge: Duration.hours(24), retryAttempts: 185 };
}
