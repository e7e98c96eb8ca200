import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '../../../errors/aws-error';

const MAXIMUM_ENTRIES = 10;
const ENTRY_ID = /^[A-Za-z0-9_-]{1,80}$/;

interface Entry {
  readonly Id?: string;
}

/** An entry of a batch whose form is right. */
export type CheckedEntry<E extends Entry> = E & { readonly Id: string };

/** What would be empty is left out: `if (result.Failed)` is how clients ask. Recorded on AWS: the answers of all batches. */
interface BatchResult<Success> {
  readonly Successful: Success[] | undefined;
  readonly Failed: BatchResultErrorEntry[] | undefined;
}

/**
 * The entries of a batch, if the batch as a whole can be taken. The sentences are recorded on AWS (LocalStack,
 * test_sqs.snapshot.json), those about no entries and about equal ids quoted from AWS by public code.
 *
 * @param entryType AWS's name for an entry
 * @throws AwsError EmptyBatchRequest, TooManyEntriesInBatchRequest, InvalidBatchEntryId or BatchEntryIdsNotDistinct
 */
export function checkedEntries<E extends Entry>(
  entries: readonly E[] | undefined,
  entryType: string,
): CheckedEntry<E>[] {
  if (!entries?.length) {
    throw batchError('EmptyBatchRequest', `There should be at least one ${entryType} in the request.`);
  }
  if (entries.length > MAXIMUM_ENTRIES) {
    throw batchError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAXIMUM_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  const ids = new Set<string>();
  return entries.map((entry) => {
    const id = entry.Id ?? '';
    if (!ENTRY_ID.test(id)) {
      throw batchError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. ' +
          'It can be at most 80 letters long.',
      );
    }
    if (ids.has(id)) throw batchError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
    ids.add(id);
    return { ...entry, Id: id };
  });
}

/** Does what is to be done for each entry, at the same time. An entry that AWS would refuse fails by itself; the others are done. */
export async function forEachEntry<E extends Entry, Success>(
  entries: readonly CheckedEntry<E>[],
  action: (entry: CheckedEntry<E>) => Success | Promise<Success>,
): Promise<BatchResult<Success>> {
  const Successful: Success[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  const attempts = entries.map(async (entry) => action(entry));
  for (const [index, outcome] of (await Promise.allSettled(attempts)).entries()) {
    if (outcome.status === 'fulfilled') Successful.push(outcome.value);
    else Failed.push(failedEntry(entries[index]?.Id ?? '', outcome.reason));
  }
  return {
    Successful: Successful.length > 0 ? Successful : undefined,
    Failed: Failed.length > 0 ? Failed : undefined,
  };
}

function failedEntry(Id: string, error: unknown): BatchResultErrorEntry {
  if (!(error instanceof AwsError)) throw error;
  const { code, message, httpStatus } = error;
  return { Id, SenderFault: httpStatus < 500, Code: code, Message: message };
}

export function batchError(name: string, message: string): AwsError {
  return new AwsError(`AWS.SimpleQueueService.${name}`, message);
}
