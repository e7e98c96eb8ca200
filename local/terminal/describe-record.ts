import { z } from 'zod';
import type { TraceRecord } from '@pipeline/local-account';
import { shortName } from './short-name';

/** What happened at one hop, for a person to read. */
export interface HopDescription {
  readonly hop: string;
  readonly text: string;
  /** Whether something failed there. @default - nothing did */
  readonly isFailure?: boolean;
}

/** Says in one line what a record records. */
export function describeRecord(record: TraceRecord): HopDescription {
  const name = shortName(record.resource);
  switch (record.what) {
    case 'RequestAnswered':
      return {
        hop: 'HTTP API',
        text: `${record.routeKey} answered ${record.status}${reason(record.error)}`,
        isFailure: record.status >= 400,
      };
    case 'MessageSent':
      return { hop: 'queue', text: `${name} took in ${describeSize(record)}` };
    case 'MessageReceived':
      return { hop: 'queue', text: `${name} gave it out (receive count ${record.receiveCount})` };
    case 'MessageDeleted':
      return { hop: 'queue', text: `${name} deleted it` };
    case 'MessageMoved':
      return {
        hop: 'queue',
        text: `${name} moved it to ${shortName(record.to)}`,
        isFailure: isDeadLetter(record),
      };
    case 'MessageExpired':
      return { hop: 'queue', text: `${name} dropped it: past its retention`, isFailure: true };
    case 'MessageFilteredOut':
      return { hop: 'pipe', text: 'no filter matches: the message is deleted', isFailure: true };
    case 'PipeBatchFailed':
      return {
        hop: 'pipe',
        text: `failed with ${record.messages} messages in hand: ${record.error}`,
        isFailure: true,
      };
    case 'EventSourceBatchFailed':
      return {
        hop: 'function',
        text: `failed with ${record.messages} messages in hand: ${record.error}`,
        isFailure: true,
      };
    case 'EventPut':
      return { hop: 'bus', text: `took in event ${record.eventId}` };
    case 'EventReplayed':
      return { hop: 'bus', text: `took in event ${record.eventId} again, from replay ${record.replayName}` };
    case 'EventArchived':
      return {
        hop: 'archive',
        text: `kept it for replay${record.delayMs === undefined ? '' : `, which can be in ${record.delayMs / 1000} s`}`,
      };
    case 'EventMatchedNoRule':
      return { hop: 'bus', text: 'no rule matches: the event is dropped', isFailure: true };
    case 'RuleMatched':
      return { hop: 'rule', text: 'matched' };
    case 'ScheduleFired':
      return { hop: 'rule', text: 'its time has come' };
    case 'TargetFailed':
      return {
        hop: 'rule',
        text: `target failed with ${record.code}: ${record.message}${describeRetry(record.retryInMs)}`,
        isFailure: true,
      };
    case 'DeadLetterSent':
      return {
        hop: 'rule',
        text: `gave up (${record.code}): the event is in the dead-letter queue`,
        isFailure: true,
      };
    case 'DeadLetterLost':
      return {
        hop: 'rule',
        text: `gave up (${record.code}) and LOST the event: ${record.message}`,
        isFailure: true,
      };
    case 'NotificationPublished':
      return { hop: 'topic', text: `${name} took it in, for ${record.subscriptions} subscriptions` };
    case 'NotificationFailed':
      return {
        hop: 'topic',
        text: `subscription failed: ${record.message}${describeRetry(record.retryInMs)}`,
        isFailure: true,
      };
    case 'NotificationGivenUp':
      return {
        hop: 'topic',
        text:
          record.lost === undefined
            ? 'gave up: the message is in the dead-letter queue'
            : `gave up and LOST the message: ${record.lost}`,
        isFailure: true,
      };
    case 'ItemWritten':
      return { hop: 'table', text: `${name} has ${record.key}` };
    case 'ItemDeleted':
      return { hop: 'table', text: `${name} has ${record.key} no more` };
    case 'ReplayStarted':
      return { hop: 'replay', text: 'started' };
    case 'ReplayEnded':
      return { hop: 'replay', text: `${record.state} after ${record.events} events` };
    case 'ExecutionStarted':
      return { hop: 'workflow', text: `${name} started` };
    case 'ExecutionEnded':
      return {
        hop: 'workflow',
        text: `${record.status}${reason(record.error)}${reason(causeOf(record.cause))}`,
        isFailure: record.status !== 'SUCCEEDED',
      };
    case 'FunctionStarted':
      return { hop: 'function', text: `${name} started` };
    case 'FunctionEnded':
      return {
        hop: 'function',
        text: `${name} ${record.error === undefined ? 'returned' : `failed with ${record.error}`} after ${Math.round(record.durationMs)} ms`,
        isFailure: record.error !== undefined,
      };
    case 'ResultSent':
      return {
        hop: 'function',
        text: `${record.condition}: told ${shortName(record.destination)}`,
        isFailure: record.condition !== 'Success',
      };
    case 'ResultLost':
      return {
        hop: 'function',
        text: `${record.condition}: could not tell ${shortName(record.destination)}: ${record.message}`,
        isFailure: true,
      };
    case 'LogWritten':
      return { hop: 'log', text: shorten(record.message), isFailure: isErrorLog(record.message) };
    case 'DiskFull':
      return { hop: '', text: `Nothing new is accepted: ${record.message}`, isFailure: true };
    case 'DiskHasSpace':
      return { hop: '', text: 'There is space again: new transactions are accepted.' };
    case 'OldestDropped':
      return { hop: '', text: record.message, isFailure: true };
    case 'StateChanged':
      return { hop: '', text: record.reason ?? '' };
    case 'StackSettled':
      return { hop: 'stack', text: `${record.status}${reason(record.text)}`, isFailure: record.hasFailed };
    case 'AccessDenied':
      return { hop: 'IAM', text: record.message, isFailure: true };
    case 'FaultStruck':
      return { hop: 'fault', text: `${record.fault} at ${record.hop} (${record.faultId})`, isFailure: true };
  }
}

/** A message that its queue has given up; a move task sends a new one. */
export function isDeadLetter(record: TraceRecord): boolean {
  return record.what === 'MessageMoved' && record.newMessageId === undefined;
}

function describeSize({ bodyBytes, attributeBytes }: { bodyBytes: number; attributeBytes: number }): string {
  return `${bodyBytes} bytes${attributeBytes === 0 ? '' : ` (and ${attributeBytes} of attributes)`}`;
}

function describeRetry(retryInMs: number | undefined): string {
  return retryInMs === undefined ? '' : ` (next try in ${(retryInMs / 1000).toFixed(1)} s)`;
}

function reason(text: string | undefined): string {
  return text === undefined || text === '' ? '' : `: ${shorten(text)}`;
}

/** A function's error comes as JSON with its stack, which its log has, too: here its message tells. */
function causeOf(cause = ''): string {
  return functionError.safeParse(cause).data?.errorMessage ?? cause;
}

const functionError = z
  .string()
  .startsWith('{"errorType":')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.object({ errorMessage: z.string() }));

/** Lambda's own JSON format, and its text format. */
function isErrorLog(message: string): boolean {
  return /"level":"(?:ERROR|FATAL)"|\t(?:ERROR|FATAL)\t/.test(message.slice(0, 200));
}

const LONGEST_TEXT = 2_000;

function shorten(text: string): string {
  const line = text.trimEnd();
  if (line.length <= LONGEST_TEXT) return line;
  return `${line.slice(0, LONGEST_TEXT)}… (${line.length} characters in all)`;
}
