import type { AwsError } from '../errors/aws-error';
import { ownValue } from '../record-by-name';

/** An entry of a batch, as its operation takes it. */
type Entry = Readonly<Record<string, unknown>>;

/** An operation that takes several entries, and answers for each. */
export interface BatchOperation {
  /** The member of the input that has the entries. */
  readonly member: string;
  /** What it answers while no entry is left to be done. */
  readonly nothing: object;
  /**
   * @param answer to the entries that were done
   * @param failed the positions of those that were not, in the whole batch
   * @returns the answer to all of them
   */
  fail(answer: object, entries: readonly Entry[], failed: ReadonlySet<number>, error: AwsError): object;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html: results have the order of the entries */
const putEvents: BatchOperation = {
  member: 'Entries',
  nothing: { FailedEntryCount: 0, Entries: [] },
  fail: (answer, entries, failed, { code, message }) => {
    const { Entries: done = [], FailedEntryCount = 0 } = answer as {
      Entries?: object[];
      FailedEntryCount?: number;
    };
    const rest = [...done];
    const results = entries.map((_, index) =>
      failed.has(index) ? { ErrorCode: code, ErrorMessage: message } : rest.shift(),
    );
    return { FailedEntryCount: FailedEntryCount + failed.size, Entries: results };
  },
};

/** The batches of SQS and SNS: an entry has an id. SQS leaves out what would be empty (recorded on AWS). @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html */
function ofIds(member: string, nothing: object = {}): BatchOperation {
  return {
    member,
    nothing,
    fail: (answer, entries, failed, { code, message, httpStatus }) => {
      const { Failed = [] } = answer as { Failed?: object[] };
      const refused = [...failed].map((index) => ({
        Id: entries[index]?.Id,
        SenderFault: httpStatus < 500,
        Code: code,
        Message: message,
      }));
      return { ...answer, Failed: [...Failed, ...refused] };
    },
  };
}

/** By service and operation. */
const BATCH_OPERATIONS = new Map<string, BatchOperation>([
  ['events:PutEvents', putEvents],
  ['sns:PublishBatch', ofIds('PublishBatchRequestEntries', { Successful: [] })],
  ['sqs:ChangeMessageVisibilityBatch', ofIds('Entries')],
  ['sqs:DeleteMessageBatch', ofIds('Entries')],
  ['sqs:SendMessageBatch', ofIds('Entries')],
]);

/** Their names, for people. */
export const BATCH_OPERATION_NAMES = [...BATCH_OPERATIONS.keys()].join(', ');

/** @returns undefined for an operation that is no batch, or has no answer of its own for an entry */
export function batchOperation(hop: string): BatchOperation | undefined {
  return BATCH_OPERATIONS.get(hop);
}

/** @returns none for an input that has none */
export function entriesOf({ member }: BatchOperation, input: unknown): readonly Entry[] {
  return (ownValue(input as Readonly<Record<string, unknown>>, member) ?? []) as readonly Entry[];
}
