import type { TraceRecord } from '@pipeline/local-account';
import type { Tone } from '@pipeline/terminal';
import { isDeadLetter } from './describe-record';

/** A transaction on one way through the stack. A replay, or a redrive, is another way of the same transaction. */
export interface Journey {
  readonly id: string;
  /** @default - it is no replay */
  readonly replayName?: string;
  /** When its first hop was, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** The first, and the latest. */
  readonly hops: TraceRecord[];
  /** The ARNs of its executions that have not ended yet. */
  readonly running: Set<string>;
}

/** How a journey ended. */
export interface JourneyEnd {
  readonly outcome: string;
  readonly tone: Tone;
}

/** The most hops that are kept of one journey: a message may be received dozens of times. */
const KEPT_HOPS = 200;

/** Tells journeys apart. @returns undefined for a record that is of no transaction */
export function journeyKey({
  transaction: { id, messageId, replayName = '' },
}: TraceRecord): string | undefined {
  const subject = id ?? messageId;
  return subject === undefined ? undefined : `${subject}\n${replayName}`;
}

/** What a journey begins with; anything else is of one that has begun, or comes late. */
export function beginsJourney(record: TraceRecord): boolean {
  switch (record.what) {
    case 'MessageSent':
    case 'EventPut':
    case 'EventReplayed':
    case 'ExecutionStarted':
      return true;
    case 'MessageMoved':
      // The message that a move task makes has an id of its own: its way can be told only by the owner's id.
      return isDeadLetter(record) || record.transaction.id !== undefined;
    case 'RequestAnswered':
      // With a message, the transaction has been on its way before its client was answered.
      return record.transaction.messageId === undefined;
    default:
      return false;
  }
}

export function beginJourney({ transaction, time }: TraceRecord): Journey {
  const { id, messageId = '', replayName } = transaction;
  const replay = replayName === undefined ? {} : { replayName };
  return { id: id ?? messageId, ...replay, startedAt: time, hops: [], running: new Set() };
}

/** Adds a hop. @returns how the journey ends with it; undefined if it goes on */
export function travel(journey: Journey, record: TraceRecord): JourneyEnd | undefined {
  const { hops, running } = journey;
  // The first has the body, and the latest tell how it ended.
  if (hops.length === KEPT_HOPS) hops.splice(1, 1);
  hops.push(record);
  followExecution(running, record);
  return endWith(record, journey);
}

function endWith(record: TraceRecord, { hops, running }: Journey): JourneyEnd | undefined {
  switch (record.what) {
    case 'RequestAnswered':
      if (record.status >= 400) return failed(`refused ${record.status}`);
      return hops.length === 1 && record.transaction.messageId === undefined
        ? succeeded(`answered ${record.status}`)
        : undefined;
    case 'MessageMoved':
      return isDeadLetter(record) ? failed('dead letter') : undefined;
    case 'MessageExpired':
      return failed('expired');
    case 'MessageDeleted':
      // By a client, from a queue that it reads itself; a pipe deletes what it has put on the bus.
      return hops.some(({ what }) => what === 'EventPut') ? undefined : succeeded('deleted');
    case 'EventMatchedNoRule':
    case 'MessageFilteredOut':
      return failed('dropped');
    case 'DeadLetterSent':
      return failed('dead letter');
    case 'DeadLetterLost':
      return failed('lost');
    case 'ExecutionEnded':
      if (running.size > 0) return undefined;
      return record.status === 'SUCCEEDED'
        ? succeeded('processed')
        : failed(record.status.toLowerCase().replace('_', ' '));
    default:
      return undefined;
  }
}

/** Whether of the executions that records tell of one has not ended yet: a workflow may run another one, and wait for it. */
export function isStillRunning(records: readonly TraceRecord[]): boolean {
  const running = new Set<string>();
  for (const record of records) followExecution(running, record);
  return running.size > 0;
}

function followExecution(running: Set<string>, record: TraceRecord): void {
  if (record.what === 'ExecutionStarted') running.add(record.executionArn);
  if (record.what === 'ExecutionEnded') running.delete(record.executionArn);
}

function failed(outcome: string): JourneyEnd {
  return { outcome, tone: 'failure' };
}

function succeeded(outcome: string): JourneyEnd {
  return { outcome, tone: 'success' };
}

/**
 * The beginning of the body, where the first hop told it: what is sent later on is a dead letter. Before it the replay's name; of a
 * request that was refused, the reason.
 */
export function describeCargo({ replayName, hops }: Journey): string {
  const parts = replayName === undefined ? [] : [`replay ${replayName}`];
  const [first] = hops;
  if (first?.what === 'MessageSent') {
    const isCut =
      first.bodyStart.length < first.bodyBytes && Buffer.byteLength(first.bodyStart) < first.bodyBytes;
    return [...parts, `${first.bodyStart}${isCut ? '…' : ''}`].join('  ');
  }
  for (const hop of hops) {
    if (hop.what === 'RequestAnswered' && hop.error !== undefined)
      parts.push(`${hop.routeKey}: ${hop.error}`);
  }
  return parts.join('  ');
}
