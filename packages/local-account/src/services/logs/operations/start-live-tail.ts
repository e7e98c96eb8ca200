import { randomUUID } from 'node:crypto';
import type { LiveTailSessionStart } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { EventStream, type StreamEvent } from '../../../wire/event-stream';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { filterPatternOf } from './filter-pattern-input';
import { LiveTail, type LiveTailSelection } from './live-tail';

/** "Every second, a LiveTailSessionUpdate object is sent", for three hours (API_StartLiveTail). */
const UPDATE_INTERVAL_MS = 1_000;
const SESSION_MS = 3 * 3_600_000;

const names = z.array(z.string().min(1).max(512)).min(1).max(100).optional();

const input = z.object({
  logGroupIdentifiers: z.array(z.string().min(1).max(2048)).min(1).max(10),
  logStreamNames: names,
  logStreamNamePrefixes: names,
  logEventFilterPattern: z.string().max(1024).default(''),
});

/** The client dials `stream-` (or, older ones, `streaming-`) and the endpoint's host, see `answerer`. */
export const startLiveTail = operation({
  name: 'StartLiveTail',
  input,
  invalid: 'InvalidParameterException',
  run: (request, _, world: LocalWorld, signal) => {
    const selection = select(request, world);
    return new EventStream(session(request, selection, world, signal));
  },
});

/** @throws AwsError for streams of more than one group, or named in two ways; ResourceNotFoundException */
function select(request: z.output<typeof input>, { logs }: LocalWorld): LiveTailSelection {
  const { logGroupIdentifiers, logStreamNames: exact, logStreamNamePrefixes: prefixes } = request;
  if ((exact || prefixes) && logGroupIdentifiers.length > 1) {
    throw invalid('Log streams can be named for a single log group only.');
  }
  if (exact && prefixes) {
    throw invalid('LogStreamNames and LogStreamNamePrefixes cannot be passed at the same time.');
  }
  const groups = logGroupIdentifiers.map((identifier) => logs.logGroup(identifier));
  const pattern = filterPatternOf(request.logEventFilterPattern);
  return {
    groups,
    matches: ({ logStreamName, message }) =>
      (exact?.includes(logStreamName) ??
        prefixes?.some((prefix) => logStreamName.startsWith(prefix)) ??
        true) &&
      pattern.matches(message),
  };
}

async function* session(
  request: z.output<typeof input>,
  selection: LiveTailSelection,
  world: LocalWorld,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  const tail = new LiveTail(world, selection);
  const endsAt = Date.now() + SESSION_MS;
  try {
    const start = { requestId: randomUUID(), sessionId: randomUUID(), ...request };
    yield { type: 'sessionStart', payload: start satisfies LiveTailSessionStart };
    while (!signal.aborted) {
      await second(signal);
      if (Date.now() >= endsAt) {
        const payload = { message: 'The session has timed out.' };
        yield { type: 'SessionTimeoutException', payload, isException: true };
        return;
      }
      yield { type: 'sessionUpdate', payload: tail.update() };
    }
  } finally {
    tail.end();
  }
}

/** The words are not confirmed against AWS. */
function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

function second(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, UPDATE_INTERVAL_MS);
    signal.addEventListener('abort', end);
  });
}
