import { z } from 'zod';

const queue = z.object({
  waiting: z.number().describe('messages that can be received, about'),
  inFlight: z.number().describe('messages that somebody has received and not deleted yet, about'),
  oldestSeconds: z.number().optional().describe('age of the oldest message; absent where it is not known'),
});

/** How things stand. */
export const statusFields = {
  time: z.iso.datetime().describe('when it was looked'),
  stackName: z.string().describe('the stack'),
  queue: queue.describe('where accepted transactions wait'),
  undelivered: queue.describe('transactions that did not reach the bus'),
  unprocessed: queue.describe('transactions that reached the bus and were not processed'),
  lastSeconds: z.number().describe('how long a time the next three are about'),
  accepted: z.number().optional().describe('messages sent to the queue, redriven ones included'),
  processed: z
    .number()
    .optional()
    .describe('executions of the workflow that succeeded, replayed ones included'),
  failed: z.number().optional().describe('executions that failed, timed out or were aborted'),
  pipe: z
    .object({
      name: z.string(),
      state: z.string(),
      reason: z.string().optional().describe('why, if AWS says so'),
    })
    .describe('what moves transactions from the queue to the bus'),
  rule: z.object({ name: z.string(), state: z.string() }).describe('what hands transactions to the workflow'),
  alarms: z
    .object({
      all: z.number(),
      inAlarm: z.array(z.object({ name: z.string(), since: z.iso.datetime(), reason: z.string() })),
    })
    .optional()
    .describe('alarms that tell the topic of the stack'),
  notKnown: z
    .array(z.object({ what: z.enum(['metrics', 'alarms']), why: z.string() }))
    .describe('what could not be asked for, and why'),
};

export type StatusRecord = z.infer<z.ZodObject<typeof statusFields>>;
