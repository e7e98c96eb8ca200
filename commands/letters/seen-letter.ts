import { z } from 'zod';
import type { Letter } from './letter';

/** What is remembered of a dead letter that was looked at: not the transaction itself. */
export const seenLetter = z.object({
  queue: z.enum(['undelivered', 'unprocessed']),
  /** The letter's own. */
  messageId: z.string(),
  apiRequestId: z.string().optional(),
  /** What SQS called the transaction in the source queue. */
  transactionMessageId: z.string().optional(),
  /** In *unprocessed* when it failed; in *undelivered* when the transaction was accepted. Epoch milliseconds. */
  sentAt: z.number(),
  receiveCount: z.number(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  target: z.string().optional(),
  execution: z.string().optional(),
  /** ISO 8601. */
  eventTime: z.string().optional(),
  replayName: z.string().optional(),
});

export type SeenLetter = z.infer<typeof seenLetter>;

export function seenLetterOf(letter: Letter): SeenLetter {
  const { queue, messageId, apiRequestId, sentAt, receiveCount, error, target, execution, event } = letter;
  return {
    queue,
    messageId,
    apiRequestId,
    // A letter of *undelivered* is the message that the source queue had.
    transactionMessageId: queue === 'undelivered' ? messageId : event?.messageId,
    sentAt,
    receiveCount,
    error,
    target,
    execution,
    eventTime: event?.time,
    replayName: event?.replayName,
  };
}

/** @param ids its `apiRequestId` or a `messageId`; one that fits is enough */
export function isLetterOf(
  { apiRequestId, messageId, transactionMessageId }: SeenLetter,
  ids: readonly string[],
): boolean {
  return [apiRequestId, messageId, transactionMessageId].some((id) => id !== undefined && ids.includes(id));
}
