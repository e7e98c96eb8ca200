import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { parseMessage } from '../aws/log-records';
import { type SeenLetter, seenLetter } from './seen-letter';

/** The letters of a queue that earlier looks have seen. */
export interface LetterMemory {
  /** @param queueKey other for each queue, also for one that was made anew under the same name */
  recall(queueKey: string): readonly SeenLetter[];
  remember(queueKey: string, letters: readonly SeenLetter[]): void;
}

/** For as long as a process runs. */
export function letterMemory(): LetterMemory {
  const queues = new Map<string, readonly SeenLetter[]>();
  return {
    recall: (queueKey) => queues.get(queueKey) ?? [],
    remember: (queueKey, letters) => void queues.set(queueKey, letters),
  };
}

const kept = z.array(seenLetter);

/**
 * For the next command on this machine: a file for each queue in the user's cache folder.
 *
 * @param folder @default - as the XDG base directory specification has it
 */
export function letterMemoryOnDisk(
  folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'transaction-pipeline'),
): LetterMemory {
  const fileOf = (queueKey: string) =>
    join(folder, `letters-${createHash('sha256').update(queueKey).digest('hex').slice(0, 16)}.json`);
  return {
    recall: (queueKey) => {
      try {
        return kept.parse(parseMessage(readFileSync(fileOf(queueKey), 'utf8')));
      } catch {
        // There is none, or it is another version's: as if nobody had looked.
        return [];
      }
    },
    remember: (queueKey, letters) => {
      const file = fileOf(queueKey);
      const written = `${file}.${process.pid}`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(written, JSON.stringify(letters), { mode: 0o600 });
        renameSync(written, file);
      } catch {
        // Where nothing can be written, as in a container without a home, the next command looks for itself.
      }
    },
  };
}
