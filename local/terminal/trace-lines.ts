import type { TraceRecord } from '@pipeline/local-account';
import { describeDuration, type Line, type Tone } from '@pipeline/terminal';
import { describeRecord } from './describe-record';

/** What one line of the trace says. */
export interface TraceEntry {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** What it is about: a transaction's id, or a resource's name. */
  readonly subject: string;
  /** What became of it, in one word or two. */
  readonly outcome: string;
  readonly tone?: Tone;
  /** @default - none is told */
  readonly totalMs?: number;
  readonly text: string;
}

/** A request id of API Gateway has 16 characters, an id of SQS 36. */
const ID_WIDTH = 16;
const LONG_ID_WIDTH = 36;

/** One line for what happened; a body is cut, anything else goes on below. */
export function entryLine({ time, subject, outcome, tone, totalMs, text }: TraceEntry): Line {
  return {
    cells: [
      { text: timeOfDay(time), width: 8, tone: 'aside' },
      { text: subject, width: ID_WIDTH, widthWhereWide: LONG_ID_WIDTH },
      { text: outcome, width: 11, tone },
      { text: totalMs === undefined ? '' : describeDuration(totalMs), width: 7, align: 'right' },
    ],
    rest: { text },
    overflow: totalMs === undefined ? 'wrap' : 'cut',
  };
}

/**
 * One hop, below the line of its transaction. What is logged of a success is cut: it has the body once more.
 *
 * @param startedAt when the transaction's first hop was
 */
export function hopLine(record: TraceRecord, startedAt: number): Line {
  const { hop, text, isFailure } = describeRecord(record);
  const tone = isFailure ? 'failure' : undefined;
  return {
    cells: [
      { text: `+${describeDuration(record.time - startedAt)}`, width: 10, align: 'right', tone: 'aside' },
      { text: hop, width: 8, tone },
    ],
    rest: { text, tone },
    overflow: hop === 'log' && !isFailure ? 'cut' : 'wrap',
  };
}

let latest = { second: NaN, text: '' };

/** Most lines are of the same second as the one before. */
function timeOfDay(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== latest.second) latest = { second, text: new Date(time).toLocaleTimeString('en-GB') };
  return latest.text;
}
