import { z } from 'zod';

/** One place on a transaction's way. */
export const hop = z.object({
  place: z
    .enum(['api', 'queue', 'pipe', 'bus', 'function', 'unprocessed', 'undelivered'])
    .describe('where it was'),
  time: z.iso.datetime().optional().describe('when it came there; absent where nothing tells'),
  durationMs: z
    .number()
    .optional()
    .describe(
      'how long it took from the place before; of what comes after a bus without it, from the place before that',
    ),
  precisionMs: z
    .number()
    .describe('how exact that is: 1, or 1000 where an event tells it, which has whole seconds'),
});

export type Hop = z.infer<typeof hop>;
