import { setTimeout } from 'node:timers/promises';
import type { LetterMemory } from '../letters/letter-memory';
import { countMessages } from '../letters/letter-queue';
import type { SearchPlace } from '../trace/search-place';
import type { Ledger } from './ledger';
import { LetterReader } from './read-letters';
import { RecordReader } from './read-records';

/** How often the log is read. */
const INTERVAL_MS = 500;
/** After so long without news, those that are left may be dead letters. */
const QUIET_MS = 2_000;

export interface AccountOptions {
  /** It ends after so long without news, in milliseconds. */
  readonly patienceMs: number;
  readonly letterMemory: LetterMemory;
  /** Is told how many have come to an end since it was told last. @default - nobody is */
  readonly onEnds?: (count: number) => void;
}

/** What there is beside the ledger's ends. */
export interface Account {
  /** So many messages are still in the source queue, of whomever. */
  readonly waiting: number;
  /** Whether every dead letter was seen; if not, what is missing may be one of them. */
  readonly areLettersSeen: boolean;
}

/**
 * Follows accepted transactions, however many, until each has come to an end or nothing new was seen for long enough: their records are read
 * from the function's log as one stream, and the dead-letter queues are looked into when the log has become quiet. Before any counts as missing,
 * the log is read from its beginning once more.
 *
 * @param where `since`: when the first was sent, in epoch milliseconds
 * @throws CommandError for a stack whose processor logs no transactions
 * @throws AbortError
 */
export async function accountFor(
  where: SearchPlace,
  ledger: Ledger,
  { patienceMs, letterMemory, onEnds = () => undefined }: AccountOptions,
): Promise<Account> {
  const records = new RecordReader(where, ledger);
  const letters = new LetterReader(where, ledger, letterMemory);
  let newsAt = Date.now();
  for (;;) {
    const before = ledger.open;
    let news = await records.read();
    const isOver = Date.now() - newsAt >= patienceMs;
    if (ledger.open > 0 && news === 0 && isOver) news = await records.readAgain();
    if (ledger.open > 0 && news === 0 && (isOver || Date.now() - newsAt >= QUIET_MS)) {
      news = await letters.read();
    }
    if (news > 0) newsAt = Date.now();
    if (before > ledger.open) onEnds(before - ledger.open);
    if (ledger.open === 0 || (isOver && news === 0)) break;
    await setTimeout(INTERVAL_MS, undefined, { signal: where.signal });
  }
  const waiting = ledger.open === 0 ? 0 : await countWaiting(where);
  return { waiting, areLettersSeen: letters.isComplete };
}

async function countWaiting({ connection, stack }: SearchPlace): Promise<number> {
  const { visible, hidden } = await countMessages(connection, stack.output('QueueUrl'));
  return visible + hidden;
}
