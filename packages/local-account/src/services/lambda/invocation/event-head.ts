import type { TransactionIdentity } from '../../../trace/trace-record';
import type { FunctionReference } from '../function/function-name';

/** What the journal tells of an event that a function is invoked with; the payload is its content. */
export interface EventHead {
  readonly reference: FunctionReference;
  readonly requestId: string;
  readonly transaction: TransactionIdentity;
}
