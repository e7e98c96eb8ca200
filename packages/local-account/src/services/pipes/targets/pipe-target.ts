import type { AwsError } from '../../../errors/aws-error';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { Call } from '../../../wire/operation';
import type { PipesNeeds } from '../needs';
import type { PipePayload } from '../pipe-template';

/** One record, as a target gets it. */
export interface PipeDelivery {
  readonly messageId: string;
  readonly payload: PipePayload;
  /** The transaction that the message carries. */
  readonly transaction: TransactionIdentity;
}

/** For each record why the target did not take it; undefined where it did. */
export type PipeOutcomes = readonly (AwsError | undefined)[];

/** Where a pipe puts what it takes from its source. */
export interface PipeTarget {
  readonly arn: string;
  /**
   * @param call of the pipe's role
   * @throws AwsError if the target takes none of them
   */
  deliver(needs: PipesNeeds, call: Call, records: readonly PipeDelivery[]): Promise<PipeOutcomes>;
}

/** The transaction of a batch that is one call: that of its record, if there is only one. */
export function transactionOfBatch([first, ...more]: readonly PipeDelivery[]): TransactionIdentity {
  return first && more.length === 0 ? first.transaction : {};
}
