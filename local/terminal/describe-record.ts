import type { TraceRecord } from '@pipeline/local-account';

/** Where on the way of a transaction something happened, and what, for a person to read. */
export interface Line {
  readonly hop: string;
  readonly text: string;
}

/** One line for a record. */
export function describeRecord(record: TraceRecord): Line {
  switch (record.what) {
    case 'RequestAnswered':
      return {
        hop: 'HTTP API',
        text: `${record.routeKey} answered ${record.status}${record.error === undefined ? '' : `: ${record.error}`}`,
      };
    case 'MessageSent':
      return { hop: 'queue', text: `${shortName(record)} took in a message of ${record.bytes} bytes` };
    case 'MessageReceived':
      return {
        hop: 'queue',
        text: `${shortName(record)} gave it out (receive count ${record.receiveCount})`,
      };
    case 'MessageDeleted':
      return { hop: 'queue', text: `${shortName(record)} deleted it` };
    case 'MessageMoved':
      return { hop: 'queue', text: `${shortName(record)} moved it to ${record.to}` };
    case 'MessageExpired':
      return { hop: 'queue', text: `${shortName(record)} dropped it: past its retention` };
    case 'PipeBatchFailed':
      return { hop: 'pipe', text: `failed with ${record.messages} messages in hand: ${record.error}` };
    case 'EventPut':
      return { hop: 'bus', text: `took in event ${record.eventId}` };
    case 'EventReplayed':
      return { hop: 'bus', text: `took in event ${record.eventId} again, from replay ${record.replayName}` };
    case 'EventArchived':
      return { hop: 'archive', text: 'kept it for replay' };
    case 'EventMatchedNoRule':
      return { hop: 'bus', text: 'no rule matches: the event is dropped' };
    case 'RuleMatched':
      return { hop: 'rule', text: 'matched' };
    case 'TargetFailed':
      return {
        hop: 'rule',
        text: `target failed with ${record.code}: ${record.message}${
          record.retryInMs === undefined ? '' : ` (next try in ${(record.retryInMs / 1000).toFixed(1)} s)`
        }`,
      };
    case 'DeadLetterSent':
      return { hop: 'rule', text: `gave up (${record.code}): the event is in the dead-letter queue` };
    case 'DeadLetterLost':
      return { hop: 'rule', text: `gave up (${record.code}) and LOST the event: ${record.message}` };
    case 'ReplayStarted':
      return { hop: 'replay', text: `${record.resource} started` };
    case 'ReplayEnded':
      return { hop: 'replay', text: `${record.resource} ${record.state} after ${record.events} events` };
    case 'ExecutionStarted':
      return { hop: 'workflow', text: 'started' };
    case 'ExecutionEnded':
      return {
        hop: 'workflow',
        text:
          record.status === 'SUCCEEDED'
            ? 'SUCCEEDED'
            : `${record.status}: ${record.error ?? 'no error name'}`,
      };
    case 'FunctionStarted':
      return { hop: 'function', text: 'started' };
    case 'FunctionEnded':
      return {
        hop: 'function',
        text: `${record.error === undefined ? 'returned' : `failed with ${record.error}`} after ${Math.round(record.durationMs)} ms`,
      };
    case 'LogWritten':
      return { hop: 'log', text: shortened(record.message) };
    case 'AccessDenied':
      return { hop: 'IAM', text: record.message };
  }
}

/** Stack name, logical id and a suffix make a physical name; the logical id is what tells. */
function shortName({ resource }: TraceRecord): string {
  return resource.split('-').at(-2) ?? resource;
}

const LONGEST_TEXT = 2_000;

function shortened(text: string): string {
  const line = text.trimEnd();
  if (line.length <= LONGEST_TEXT) return line;
  return `${line.slice(0, LONGEST_TEXT)}… (${line.length} characters in all)`;
}
