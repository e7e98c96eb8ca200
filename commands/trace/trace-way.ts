import type { SeenLetter } from '../letters/seen-letter';
import type { AccessRecord } from './access-record';
import { type FunctionRecord, isProcessed } from './function-record';
import type { Hop } from './hop';

/** What is known of the way of a transaction. */
export interface WayEvidence {
  readonly access?: AccessRecord;
  /** The record of its processing, or of its failure. */
  readonly record?: FunctionRecord;
  /** Where it ended. */
  readonly letter?: SeenLetter;
}

interface Passage {
  readonly place: Hop['place'];
  /** Epoch milliseconds. @default - nothing tells */
  readonly at?: number;
  /** What says better than the times how long it took from the place before, in milliseconds. */
  readonly tookMs?: number;
}

/** Events of EventBridge have whole seconds. */
const EVENT_PRECISION_MS = 1000;

/** The places that a transaction is known to have come by, in their order, with the time from each to the next. */
export function traceWay(evidence: WayEvidence): Hop[] {
  const way = passages(evidence);
  let reached: number | undefined;
  let precisionMs = 1;
  return way.map(({ place, at, tookMs }, index) => {
    if (place === 'bus' && at !== undefined) {
      const next = way.slice(index + 1).find((later) => later.at !== undefined)?.at;
      const hop = { place, time: iso(at), precisionMs: EVENT_PRECISION_MS };
      if (reached === undefined) {
        reached = at;
        precisionMs = EVENT_PRECISION_MS;
        return hop;
      }
      // Between two times that are close to each other, whole seconds tell nothing.
      if (next !== undefined && next - reached < 2 * EVENT_PRECISION_MS) return hop;
      const durationMs = Math.max(0, at - reached);
      reached += durationMs;
      precisionMs = EVENT_PRECISION_MS;
      return { ...hop, durationMs };
    }
    const between = reached === undefined || at === undefined ? undefined : Math.max(0, at - reached);
    const hop = {
      place,
      time: at === undefined ? undefined : iso(at),
      durationMs: tookMs ?? between,
      precisionMs: tookMs === undefined ? precisionMs : 1,
    };
    reached = at ?? reached;
    precisionMs = 1;
    return hop;
  });
}

function passages({ access, record, letter }: WayEvidence): Passage[] {
  const way: Passage[] = [];
  if (access) way.push({ place: 'api', at: access.time });
  const { sentTimestamp, firstReceivedTimestamp, eventTime } =
    record && isProcessed(record) && record.replayName === undefined ? record : NOTHING;
  const queued = sentTimestamp ?? (letter?.queue === 'undelivered' ? letter.sentAt : undefined);
  if (queued !== undefined) way.push({ place: 'queue', at: queued, tookMs: sendingTime(access, queued) });
  if (firstReceivedTimestamp !== undefined) way.push({ place: 'pipe', at: firstReceivedTimestamp });
  const put = eventTime ?? letter?.eventTime;
  if (put !== undefined) way.push({ place: 'bus', at: Date.parse(put) });
  if (record) way.push({ place: 'function', at: record.time });
  if (letter?.queue === 'unprocessed') way.push({ place: 'unprocessed', at: letter.sentAt });
  // SQS keeps the time of a message that it moves.
  if (letter?.queue === 'undelivered') way.push({ place: 'undelivered' });
  return way;
}

/** How long it took SQS to take it in, by API Gateway's own watch. Of what was redriven the time in the queue is another one. */
function sendingTime(access: AccessRecord | undefined, queued: number): number | undefined {
  return access && Math.abs(queued - access.time) < REDRIVEN_AFTER_MS ? access.queueLatencyMs : undefined;
}

/** An HTTP API waits for 30 s at most. */
const REDRIVEN_AFTER_MS = 30_000;

const NOTHING = { sentTimestamp: undefined, firstReceivedTimestamp: undefined, eventTime: undefined };

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
