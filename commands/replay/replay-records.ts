import { z } from 'zod';
import { recordKind } from '../frame/record-kind';

const name = z.string().describe("the replay's, as its transactions have it as `replayName` in the log");

/** EventBridge has begun. */
export const replayStartedRecord = recordKind({
  type: 'replayStarted',
  summary: 'EventBridge has taken the replay.',
  fields: {
    name,
    from: z.string().describe('ISO 8601'),
    to: z.string().describe('ISO 8601'),
    rule: z.string().describe('the ARN of the rule that gets the events'),
  },
  show: (replay) => [
    { text: `Replay ${replay.name}`, tone: 'strong' as const },
    `from ${replay.from} to ${replay.to}, to ${replay.rule}`,
  ],
});

/** How a replay ended. */
export const replayRecord = recordKind({
  type: 'replay',
  summary: 'A replay has ended.',
  fields: {
    name,
    state: z.string().describe('`COMPLETED`, `CANCELLED` or `FAILED`'),
    reason: z.string().optional().describe("EventBridge's, if it gave one"),
    processed: z
      .number()
      .optional()
      .describe('transactions of it that the function logged; none with a processor of your own'),
    refused: z
      .number()
      .optional()
      .describe('transactions of it that the function refused; none with a processor of your own'),
    deadLetters: z.number().describe('letters of it in unprocessed'),
  },
  show: ({ state, reason, processed, refused = 0, deadLetters }) => [
    {
      text: [
        `${state}${reason === undefined ? '' : `: ${reason}`}`,
        ...(processed === undefined ? [] : [`${processed} transactions processed`]),
        ...(refused > 0 ? [`${refused} refused by the function`] : []),
        `${deadLetters} dead letters`,
      ].join(', '),
      tone: state === 'COMPLETED' && refused + deadLetters === 0 ? 'success' : 'failure',
    },
  ],
});

/** A replay was told to stop. */
export const replayCancelledRecord = recordKind({
  type: 'replayCancelled',
  summary: 'A replay is told to stop. What it has put on the bus stays there.',
  fields: { name, state: z.string().describe('`CANCELLING`, or what it was meanwhile') },
  show: (replay) => [`${replay.name}: ${replay.state}`],
});
