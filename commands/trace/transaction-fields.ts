import { z } from 'zod';
import { hop } from './hop';

/** Where a transaction has come to; exactly one is true. */
const OUTCOMES = ['processed', 'failed', 'accepted', 'refused', 'unknown'] as const;

const time = z.iso.datetime();
const replayName = z
  .string()
  .optional()
  .describe('the replay that brought it; absent if it came by the queue');

const request = z.object({
  time: time.describe('of the record in the access log'),
  status: z.number().describe('what its sender got'),
  latencyMs: z.number().optional().describe('how long its sender waited'),
  error: z.string().optional().describe('why it was not accepted'),
});

const processing = z.object({
  time: time.describe('of the log record'),
  sha256: z.string(),
  bytes: z.number(),
  messageId: z.string().optional(),
  eventId: z.string().optional(),
  receiveCount: z.number().optional().describe('how often the pipe had received it'),
  replayName,
});

const failure = z.object({
  time: time.describe('of the log record'),
  error: z.string(),
  eventId: z.string().optional(),
  replayName,
});

const letter = z.object({
  queue: z.enum(['undelivered', 'unprocessed']),
  messageId: z.string().describe("the letter's own"),
  time: time.describe('in unprocessed: when it failed; in undelivered: when the transaction was accepted'),
  error: z.string().optional().describe('ERROR_CODE; absent in undelivered, of which SQS says nothing'),
  message: z.string().optional().describe('ERROR_MESSAGE'),
  target: z.string().optional().describe('what the event was for, by its ARN'),
  execution: z.string().optional().describe('the execution that failed, by its ARN'),
  replayName,
});

/** What is known of one transaction. */
export const transactionFields = {
  asked: z.string().describe('the id that was asked for'),
  outcome: z
    .enum(OUTCOMES)
    .describe(
      'processed: the function has logged it; failed: the function refused it, or it is in a dead-letter queue; accepted: the access log alone has it; refused: the API did not accept it; unknown: nothing has it',
    ),
  apiRequestId: z.string().optional().describe('what its sender got as `apigw-requestid`, if it is known'),
  messageId: z
    .string()
    .optional()
    .describe('what SQS called it in the source queue; another after a redrive'),
  request: request.optional().describe('what the access log has of it'),
  processed: z.array(processing).describe('each time that it was processed, the earliest first'),
  duplicates: z.number().describe('how often it was processed once more without a replay'),
  failures: z.array(failure).describe('each time that the function refused it'),
  letters: z.array(letter).describe('its dead letters'),
  lettersSeen: z
    .enum(['all', 'some', 'none'])
    .describe('how many of the dead letters that there are were looked at'),
  hops: z.array(hop).describe('its way so far'),
  totalMs: z.number().optional().describe('from the queue to the log record'),
};

export type TransactionRecord = z.infer<z.ZodObject<typeof transactionFields>>;
