import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Connection } from '../aws/connection';
import type { LetterMemory } from './letter-memory';
import type { LetterQueue } from './letter-queue';
import type { SeenLetter } from './seen-letter';

/** So many letters are remembered of a queue. */
export const REMEMBERED = 20_000;

/** What a queue is remembered by: one that was deleted and made again has the same address, and other letters. */
export async function memoryKeyOf(
  { sqs }: Pick<Connection, 'sqs'>,
  { url }: Pick<LetterQueue, 'url'>,
): Promise<string> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['CreatedTimestamp'] }),
  );
  return `${url} ${Attributes?.CreatedTimestamp}`;
}

/** What a look into a queue came to. */
export interface Look {
  readonly seen: Iterable<SeenLetter>;
  /** The message ids of those that are not there any more. */
  readonly gone: ReadonlySet<string>;
  /** Whether those that were seen are all that there are; otherwise what was remembered before is kept. */
  readonly isAll: boolean;
}

/** Remembers letters that a look has seen, so that the next one need not receive them again. */
export function rememberLetters(memory: LetterMemory, key: string, { seen, gone, isAll }: Look): void {
  const known = isAll ? [] : memory.recall(key);
  const byId = new Map([...known, ...seen].map((letter) => [letter.messageId, letter]));
  for (const messageId of gone) byId.delete(messageId);
  memory.remember(key, [...byId.values()].slice(-REMEMBERED));
}
