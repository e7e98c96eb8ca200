import type { Trace, TraceRecord } from '@pipeline/local-account';
import type { Printer, Tone } from '@pipeline/terminal';
import { describeRecord } from './describe-record';
import {
  beginJourney,
  beginsJourney,
  describeCargo,
  type Journey,
  type JourneyEnd,
  journeyKey,
  travel,
} from './journey';
import { shortName } from './short-name';
import { entryLine, hopLine } from './trace-lines';
import { describeWaiting } from './waiting';

/** Of so many transactions under way the way is remembered; of older ones only the end is told. */
const KEPT_JOURNEYS = 20_000;
/** What comes after a transaction's end is known to be late for so many transactions. */
const KEPT_ENDS = 1_000;
/** What has had no hop for so long waits. */
const WAITS_AFTER_MS = 5_000;

export interface TransactionViewProps {
  readonly trace: Trace;
  readonly printer: Pick<Printer, 'print'>;
  /** Whether a transaction's hops are shown when it ends well, too. */
  readonly showsHops: boolean;
  /** What time it is, in milliseconds since the epoch. @default - the machine's */
  readonly now?: () => number;
}

/**
 * Shows what happens: one line a transaction, when it ends; below it its hops, when it fails or when they are asked for. What fails on the
 * way and is tried again, what changes the state of a resource, and how many transactions wait, has a line of its own.
 */
export class TransactionView implements Disposable {
  private readonly journeys = new Map<string, Journey>();
  private readonly ended = new Set<string>();
  private readonly unsubscribe: () => void;
  private readonly timer: NodeJS.Timeout;
  private waitingCount = 0;
  /** That is said once, and not with each transaction that is refused. */
  private isDiskFull = false;

  /** Can be switched while it shows. */
  showsHops: boolean;

  constructor(private readonly props: TransactionViewProps) {
    this.showsHops = props.showsHops;
    this.unsubscribe = props.trace.subscribe((record) => this.show(record));
    const { now = Date.now } = props;
    this.timer = setInterval(() => this.showWaiting(now()), WAITS_AFTER_MS).unref();
  }

  /** What happens from now on is not shown. */
  [Symbol.dispose](): void {
    this.unsubscribe();
    clearInterval(this.timer);
  }

  private show(record: TraceRecord): void {
    if (record.what === 'DiskFull' || record.what === 'DiskHasSpace') {
      this.isDiskFull = record.what === 'DiskFull';
    }
    if (repeatsHops(record) || (this.isDiskFull && isRefusal(record))) return;
    const key = journeyKey(record);
    const journey = key === undefined ? undefined : this.journeyOf(key, record);
    if (key === undefined || !journey) return this.showByItself(record);
    const end = travel(journey, record);
    if (end) this.showEnd(key, journey, record, end);
    else if (record.what === 'TargetFailed') this.note(record, 'retrying', 'failure');
    else if (record.what === 'AccessDenied') this.note(record, 'denied', 'failure');
  }

  private journeyOf(key: string, record: TraceRecord): Journey | undefined {
    const present = this.journeys.get(key);
    if (present || !beginsJourney(record)) return present;
    if (record.what === 'RequestAnswered' && this.ended.has(key)) return undefined;
    dropOldest(this.journeys, KEPT_JOURNEYS);
    const journey = beginJourney(record);
    this.journeys.set(key, journey);
    return journey;
  }

  private showEnd(key: string, journey: Journey, { time }: TraceRecord, end: JourneyEnd): void {
    this.journeys.delete(key);
    dropOldest(this.ended, KEPT_ENDS);
    this.ended.add(key);
    const { printer } = this.props;
    const { id: subject, startedAt, hops } = journey;
    const text = describeCargo(journey);
    printer.print(entryLine({ time, subject, ...end, totalMs: time - startedAt, text }));
    if (!this.showsHops && end.tone !== 'failure') return;
    for (const hop of hops) printer.print(hopLine(hop, startedAt));
  }

  /**
   * A record of no transaction that is under way. What changes, fails or logs something is always news, the rest a detail: what comes of a
   * fault on purpose is told by others.
   */
  private showByItself(record: TraceRecord): void {
    if (record.what !== 'FaultStruck' && describeRecord(record).isFailure)
      return this.note(record, 'failed', 'failure');
    switch (record.what) {
      case 'StateChanged':
        return this.note(record, record.state.toLowerCase(), 'strong');
      case 'DiskHasSpace':
        return this.note(record, 'disk', 'strong');
      case 'StackSettled':
        return this.note(record, 'stack', 'strong');
      case 'ReplayStarted':
      case 'ReplayEnded':
        return this.note(record, 'replay', 'strong');
      case 'LogWritten':
        return this.note(record, 'log');
      case 'ExecutionEnded':
        return this.note(record, 'processed', 'success');
      default:
        if (this.showsHops) this.note(record, '');
    }
  }

  private note(record: TraceRecord, outcome: string, tone?: Tone): void {
    const { id, messageId } = record.transaction;
    const subject = id ?? messageId ?? shortName(record.resource);
    const { hop, text } = describeRecord(record);
    const told = hop === '' || hop === outcome ? text : `${hop}: ${text}`;
    this.props.printer.print(entryLine({ time: record.time, subject, outcome, tone, text: told }));
  }

  /** One line for all that wait, when they are not as many as before. */
  private showWaiting(now: number): void {
    const waiting = [...this.journeys.values()].filter(
      ({ hops }) => now - (hops.at(-1)?.time ?? now) >= WAITS_AFTER_MS,
    );
    if (waiting.length !== this.waitingCount && waiting.length > 0) {
      this.props.printer.print(entryLine({ time: now, ...describeWaiting(waiting, now), outcome: 'wait' }));
    }
    this.waitingCount = waiting.length;
  }
}

const PLATFORM_LOG = /^\{"time":"[^"]+","type":"platform\./;

/** What services and the function's platform log says again what the hops have said; a function's own log is news. */
function repeatsHops(record: TraceRecord): boolean {
  if (record.what !== 'LogWritten') return false;
  return record.resource.startsWith('/aws/vendedlogs/') || PLATFORM_LOG.test(record.message);
}

function isRefusal(record: TraceRecord): boolean {
  return record.what === 'RequestAnswered' && record.status === 503;
}

/** Makes room for one more. */
function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  if (kept.size < most) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}
