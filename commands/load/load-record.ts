import { z } from 'zod';
import { describeDuration } from '@pipeline/terminal';
import { recordKind, type ShownLine } from '../frame/record-kind';
import { type Latencies, latencyFields } from './latencies';

const fields = {
  rate: z.number().describe('transactions a second that were asked for'),
  durationMs: z.number().describe('how long they were sent, in milliseconds, as asked for'),
  bytes: z.number().describe('the size of each'),
  startedAt: z.iso.datetime().describe('when the first was sent'),
  sent: z.number().describe('how many were sent'),
  accepted: z.number().describe('how many the API accepted'),
  refused: z.number().describe('how many it refused'),
  unanswered: z.number().describe('of how many nobody knows, since there was no answer'),
  refusals: z
    .array(z.object({ error: z.string(), count: z.number() }))
    .describe('why they were refused or not answered'),
  processed: z.number().describe('how many of the accepted ones were processed'),
  deadLettered: z.number().describe('how many of them are dead letters'),
  waiting: z
    .number()
    .describe('of how many nothing was seen, while as many messages or more are still in the queue'),
  lost: z.number().describe('of how many nothing was seen anywhere; has to be 0'),
  altered: z
    .number()
    .describe('how many arrived, or were processed, with another body than was sent; has to be 0'),
  duplicated: z.number().describe('how many were processed more than once'),
  acceptance: latencyFields
    .optional()
    .describe(
      'from the time at which one was to be sent to its answer, in milliseconds: `p50`, `p90`, `p99`, `max` and of how many (`count`)',
    ),
  endToEnd: latencyFields
    .optional()
    .describe(
      "the acceptance, and from the arrival in the queue to the function's log record by AWS's clocks; the answer's way back is counted twice",
    ),
  behindMs: z
    .number()
    .describe('how late this machine sent the latest, in milliseconds; it counts as acceptance'),
};

export type LoadRecord = z.infer<z.ZodObject<typeof fields>>;

/** What a load came to. */
export const loadRecord = recordKind({
  type: 'load',
  summary: 'At the end: every transaction accounted for.',
  fields,
  show: showLoad,
});

const ACCOUNTS = [
  'sent',
  'accepted',
  'refused',
  'unanswered',
  'processed',
  'deadLettered',
  'waiting',
  'lost',
  'altered',
  'duplicated',
] as const;

const BAD: readonly string[] = ['refused', 'unanswered', 'deadLettered', 'waiting', 'lost', 'altered'];

/** The counts in the order in which a transaction may meet them, and in words. */
export function accountsOf(record: LoadRecord) {
  return ACCOUNTS.map((name) => ({
    name: name === 'deadLettered' ? 'dead-lettered' : name,
    count: record[name],
    isBad: record[name] > 0 && BAD.includes(name),
  }));
}

function showLoad(record: LoadRecord): ShownLine[] {
  return [
    ...accountsOf(record).map(({ name, count, isBad }): ShownLine => {
      const tone = isBad ? 'failure' : undefined;
      return {
        cells: [
          { text: name, width: 13, tone },
          { text: count.toLocaleString('en'), width: 10, align: 'right', tone },
        ],
        rest: { text: '' },
        overflow: 'cut',
      };
    }),
    ...record.refusals.map(({ error, count }): ShownLine => ({
      cells: [{ text: String(count), width: 13, align: 'right', tone: 'failure' }],
      rest: { text: error },
      overflow: 'wrap',
    })),
    latencyLine('acceptance', record.acceptance),
    latencyLine('end to end', record.endToEnd),
  ];
}

function latencyLine(name: string, latencies: Latencies | undefined): ShownLine {
  const text = latencies
    ? (['p50', 'p90', 'p99', 'max'] as const)
        .map((at) => `${at} ${describeDuration(latencies[at])}`)
        .join(', ')
    : 'none';
  return { cells: [{ text: name, width: 13 }], rest: { text }, overflow: 'wrap' };
}
