import type { AccessRecord } from './access-record';
import { type FunctionRecord, isProcessed } from './function-record';
import type { Hop } from './hop';
import type { SeenLetter } from './seen-letter';

/** What is known of the way of a transaction. */
export interface WayEvidence {
  readonly access?: AccessRecord;
  /** The record of its processing, or of its failure. */
  readonly record?: FunctionRecord;
  /** Where it ended. */
  readonly letter?: SeenLetter;
}

/** Epoch milliseconds, and how exact they are. */
interface Passage extends Pick<Hop, 'place' | 'precisionMs'> {
  readonly at?: number;
  /** What says better than the times how long it took from the place before, in milliseconds. */
  readonly tookMs?: number;
}

/** Events of EventBridge have whole seconds. */
const EVENT_PRECISION_MS = 1000;

/** The places that a transaction is known to have come by, in their order, with the time from each to the next. */
export function traceWay(evidence: WayEvidence): Hop[] {
  let before: Passage | undefined;
  return passages(evidence).map((passage) => {
    const { place, at, tookMs, precisionMs } = passage;
    const between =
      before?.at === undefined || at === undefined
        ? undefined
        : { ms: Math.max(0, at - before.at), precisionMs: Math.max(precisionMs, before.precisionMs) };
    before = passage;
    return {
      place,
      time: at === undefined ? undefined : new Date(at).toISOString(),
      durationMs: tookMs ?? between?.ms,
      precisionMs: (tookMs === undefined ? between?.precisionMs : undefined) ?? precisionMs,
    };
  });
}

function passages({ access, record, letter }: WayEvidence): Passage[] {
  const way: Passage[] = [];
  if (access) way.push({ place: 'api', at: access.time, precisionMs: 1 });
  const { sentTimestamp, firstReceivedTimestamp, eventTime } =
    record && isProcessed(record) && record.replayName === undefined ? record : NOTHING;
  const queued = sentTimestamp ?? (letter?.queue === 'undelivered' ? letter.sentAt : undefined);
  if (queued !== undefined)
    way.push({ place: 'queue', at: queued, tookMs: sendingTime(access, queued), precisionMs: 1 });
  if (firstReceivedTimestamp !== undefined)
    way.push({ place: 'pipe', at: firstReceivedTimestamp, precisionMs: 1 });
  const put = eventTime ?? letter?.eventTime;
  if (put !== undefined) way.push({ place: 'bus', at: Date.parse(put), precisionMs: EVENT_PRECISION_MS });
  if (record) way.push({ place: 'function', at: record.time, precisionMs: 1 });
  if (letter?.queue === 'unprocessed') way.push({ place: 'unprocessed', at: letter.sentAt, precisionMs: 1 });
  // SQS keeps the time of a message that it moves.
  if (letter?.queue === 'undelivered') way.push({ place: 'undelivered', precisionMs: 1 });
  return way;
}

/** How long it took SQS to take it in, by API Gateway's own watch. Of what was redriven the time in the queue is another one. */
function sendingTime(access: AccessRecord | undefined, queued: number): number | undefined {
  return access && Math.abs(queued - access.time) < REDRIVEN_AFTER_MS ? access.queueLatencyMs : undefined;
}

/** An HTTP API waits for 30 s at most. */
const REDRIVEN_AFTER_MS = 30_000;

const NOTHING = { sentTimestamp: undefined, firstReceivedTimestamp: undefined, eventTime: undefined };
