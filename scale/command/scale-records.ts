import { z } from 'zod';
import { type Cell, describeDuration } from '@pipeline/terminal';
import { recordKind, type ShownLine } from '../../commands/frame/record-kind';
import { describeLimit, shortCount } from './describe-limit';

const limit = z.string().describe('a quota by its id, or a setting');

/** What each hop passes on. */
export const hopsRecord = recordKind({
  type: 'hops',
  summary: 'What each limit lets through, against the rate of one cell.',
  fields: {
    rate: z.number().describe('transactions a second, of one cell'),
    hops: z.array(
      z.object({
        hop: z.string(),
        limit,
        perSecond: z.number().describe('transactions that it lets through, of all copies in the cell'),
        arithmetic: z.string(),
        isBelow: z.boolean().describe('whether that is less than the rate'),
      }),
    ),
  },
  show: ({ rate, hops }): ShownLine[] => [
    { text: `What each limit lets through a second, against ${shortCount(rate)}:`, tone: 'strong' },
    ...hops.map(({ hop, perSecond, arithmetic, isBelow }): ShownLine => {
      const tone = isBelow ? 'failure' : undefined;
      return {
        cells: [
          { text: hop, width: 9, tone },
          { text: shortCount(perSecond), width: 8, align: 'right', tone },
        ],
        rest: { text: arithmetic, tone },
        overflow: 'wrap',
      };
    }),
  ],
});

/** How the rate can be taken on. */
export const planRecord = recordKind({
  type: 'plan',
  summary: 'How the rate can be taken on.',
  fields: {
    rate: z.number().describe('transactions a second, all together'),
    cells: z.number().describe('accounts, or Regions of one, that share it'),
    cellRate: z.number().describe('of each'),
    shards: z.number().describe('copies of the stack in each'),
    throttleRateLimit: z.number().describe('of each copy'),
    throttleBurstLimit: z.number().describe('of each copy'),
    requests: z
      .array(z.object({ id: z.string(), name: z.string(), ask: z.number() }))
      .describe('quotas to ask AWS for, in each cell'),
  },
  show: ({ rate, cells, shards, cellRate, requests, ...throttle }): ShownLine[] => [
    { text: `For ${shortCount(rate)} a second:`, tone: 'strong' },
    `${counted(cells, 'cell')} of ${shortCount(cellRate)} a second, ${counted(shards, 'copy', 'copies')} of the stack in each, with throttleRateLimit=${throttle.throttleRateLimit} and throttleBurstLimit=${throttle.throttleBurstLimit}`,
    ...requests.map(({ name, ask }) => `ask AWS for ${ask.toLocaleString('en')}: ${name}`),
    ...(requests.length === 0 ? ["AWS's default quotas are enough"] : []),
  ],
});

const span = z.object({
  seconds: z.number().describe('from the start'),
  accepted: z.number(),
  processed: z.number(),
  undelivered: z.number(),
  unprocessed: z.number(),
  queued: z.number().describe('in the queue, visible'),
  inFlight: z.number().describe('received and not deleted'),
  delayed: z.number().describe('on the bus, delayed by the quota of invocations'),
  retrying: z.number().describe('to be tried again by the rule'),
  running: z.number().describe('in executions that are under way'),
  batches: z.number().describe('of the pipe, at once'),
  environments: z.number().describe('of the function'),
  throttles: z.number().describe('invocations that were throttled so far'),
  processedPerSecond: z.number(),
  p50Seconds: z.number().optional().describe('age of half of what was processed in the span, at the most'),
  p99Seconds: z.number().optional(),
});

/** So many lines of a time series are shown to a person. */
const SHOWN_SPANS = 16;

/** The time series. */
export const seriesRecord = recordKind({
  type: 'series',
  summary: 'How one cell stands over time.',
  fields: { spans: z.array(span) },
  show: ({ spans }): ShownLine[] => {
    const every = Math.max(1, Math.ceil(spans.length / SHOWN_SPANS));
    const shown = spans.filter((_, index) => (index + 1) % every === 0 || index === spans.length - 1);
    return [
      columns(['time', 'queue', 'bus', 'runs', 'envs', 'done/s', 'p50', 'p99', 'dead']),
      ...shown.map((each) =>
        columns([
          age(each.seconds),
          shortCount(each.queued + each.inFlight),
          shortCount(each.delayed + each.retrying),
          shortCount(each.running),
          shortCount(each.environments),
          shortCount(each.processedPerSecond),
          age(each.p50Seconds),
          age(each.p99Seconds),
          shortCount(each.undelivered + each.unprocessed),
        ]),
      ),
    ];
  },
});

/** What came of it. */
export const simulationRecord = recordKind({
  type: 'simulation',
  summary: 'At the end: what became of the transactions of one cell, and what held them up.',
  fields: {
    rate: z.number().describe('transactions a second, of one cell'),
    cells: z.number(),
    shards: z.number(),
    seed: z.number(),
    arrived: z.number(),
    accepted: z.number(),
    refused: z.number().describe('with 429'),
    processed: z.number(),
    undelivered: z.number().describe('dead letters that never reached the bus'),
    unprocessed: z.number().describe('dead letters that reached it'),
    underWay: z.number().describe('when it was followed no longer'),
    throttles: z.number().describe('invocations of the function that were throttled'),
    endedAfterSeconds: z.number().optional().describe('when nothing was under way'),
    p50Seconds: z.number().optional().describe('from acceptance to the end of processing'),
    p99Seconds: z.number().optional(),
    limits: z
      .array(
        z.object({
          limit,
          seconds: z.number().describe('for how long it held up or refused any'),
          mostHeld: z.number().describe('transactions at a time, at the most'),
        }),
      )
      .describe('what bound, the longest first'),
  },
  show: (record): ShownLine[] => [
    ...(
      [
        'arrived',
        'accepted',
        'refused',
        'processed',
        'undelivered',
        'unprocessed',
        'underWay',
        'throttles',
      ] as const
    ).map((name): ShownLine => {
      const isBad = ['refused', 'undelivered', 'unprocessed', 'underWay'].includes(name) && record[name] > 0;
      const tone = isBad ? 'failure' : undefined;
      return {
        cells: [
          { text: name === 'underWay' ? 'under way' : name, width: 12, tone },
          { text: record[name].toLocaleString('en'), width: 14, align: 'right', tone },
        ],
        rest: { text: '' },
        overflow: 'cut',
      };
    }),
    `age: p50 ${age(record.p50Seconds)}, p99 ${age(record.p99Seconds)}`,
    ...(record.limits.length === 0 ? ['Nothing bound.'] : []),
    ...record.limits.map(({ limit: name, seconds, mostHeld }): ShownLine => ({
      text: `${name} bound for ${age(seconds)}, ${shortCount(mostHeld)} at a time at the most. ${describeLimit(name as Parameters<typeof describeLimit>[0])}`,
    })),
  ],
});

const WIDTHS = [7, 6, 6, 6, 6, 6, 7, 7];

/** Right-aligned; the last takes what is left. */
function columns(texts: readonly string[]): ShownLine {
  const cells = WIDTHS.map((width, index): Cell => ({ text: texts[index] ?? '', width, align: 'right' }));
  return { cells, rest: { text: texts[WIDTHS.length] ?? '' }, overflow: 'cut' };
}

function age(seconds: number | undefined): string {
  if (seconds === undefined) return '-';
  return seconds < 10 ? `${seconds.toFixed(1)} s` : describeDuration(seconds * 1_000);
}

function counted(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
}
