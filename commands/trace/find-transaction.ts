import { type AccessRecord, findAccessRecord } from './access-record';
import { findLetters, type LetterLook, type LookOptions, NO_LOOK } from './find-letters';
import { findFunctionRecords, type FunctionRecord, isProcessed } from './function-record';
import type { SearchPlace } from './search-place';

/** What the logs and the dead-letter queues have of a transaction. */
export interface TransactionEvidence extends LetterLook {
  /** The id that was asked for: an `apiRequestId` or a `messageId`. */
  readonly asked: string;
  readonly apiRequestId?: string;
  readonly access?: AccessRecord;
  /** The oldest first. */
  readonly records: readonly FunctionRecord[];
}

/** What the logs alone have. */
export type LogEvidence = Omit<TransactionEvidence, keyof LetterLook>;

/**
 * What the access log and the function's log have of a transaction. The access log knows no `messageId`: it is asked for the
 * `apiRequestId` that the function's record of that message has.
 */
export async function findInLogs(where: SearchPlace, asked: string): Promise<LogEvidence> {
  const [access, found] = await Promise.all([
    findAccessRecord(where, asked),
    findFunctionRecords(where, asked),
  ]);
  if (access) return { asked, apiRequestId: asked, access, records: found };
  const apiRequestId = found.find((record) => record.apiRequestId !== undefined)?.apiRequestId;
  if (apiRequestId === undefined || apiRequestId === asked) return { asked, apiRequestId, records: found };
  // A redrive gives it another messageId.
  const [request, records] = await Promise.all([
    findAccessRecord(where, apiRequestId),
    findFunctionRecords(where, apiRequestId),
  ]);
  return { asked, apiRequestId, access: request, records };
}

/** Whether its dead letters may tell more than the logs: not of what was processed and never failed, and of what was never accepted. */
function mayHaveLetters({ access, records }: LogEvidence): boolean {
  if (access && access.status >= 400) return false;
  return records.length === 0 || !records.every(isProcessed);
}

/** Adds to what the logs have what the dead-letter queues have. */
export async function findInQueues(
  where: SearchPlace,
  evidence: LogEvidence,
  options: Omit<LookOptions, 'ids'> | undefined,
): Promise<TransactionEvidence> {
  if (!options || !mayHaveLetters(evidence)) return { ...evidence, ...NO_LOOK };
  const { asked, apiRequestId = asked } = evidence;
  const look = await findLetters(where, { ...options, ids: [asked, apiRequestId] });
  const [letter] = look.letters;
  if (evidence.access || letter?.apiRequestId === undefined) return { ...evidence, ...look };
  // It was asked for by its messageId, which the letter alone knew.
  const access = await findAccessRecord(where, letter.apiRequestId);
  return { ...evidence, ...look, apiRequestId: letter.apiRequestId, access };
}
