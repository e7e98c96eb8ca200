import type { LiveTailSessionStart } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { EventStream } from '../../../wire/event-stream';
import { operation } from '../../../wire/operation';
import { logGroupNameOf } from '../log-groups';
import type { LogsPorts } from '../ports';
import { filterPatternOf } from './filter-pattern-input';
import type { LiveTailSelection } from './live-tail';
import { liveTailSession } from './live-tail-session';
import { logResource } from './log-permission';

const names = z.array(z.string().min(1).max(512)).min(1).max(100).optional();

const input = z.object({
  logGroupIdentifiers: z.array(z.string().min(1).max(2048)).min(1).max(10),
  logStreamNames: names,
  logStreamNamePrefixes: names,
  logEventFilterPattern: z.string().max(1024).default(''),
}) satisfies z.ZodType<LiveTailSessionStart>;

/** The client dials `stream-` (or, older ones, `streaming-`) and the endpoint's host, see `answerer`. */
export const startLiveTail = operation({
  name: 'StartLiveTail',
  input,
  authorize: ({ logGroupIdentifiers }, { account }: LogsPorts) =>
    logGroupIdentifiers.map((identifier) => ({
      resource: logResource(account, logGroupNameOf(identifier)),
    })),
  run: (request, ports: LogsPorts, { signal }) =>
    new EventStream(liveTailSession(ports, request, selectEvents(request, ports), signal)),
});

/** @throws AwsError for streams of more than one group, or named in two ways; ResourceNotFoundException */
function selectEvents(request: z.output<typeof input>, { groups }: LogsPorts): LiveTailSelection {
  const { logGroupIdentifiers, logStreamNames: exact, logStreamNamePrefixes: prefixes } = request;
  if ((exact || prefixes) && logGroupIdentifiers.length > 1) {
    throw invalidParameter('Log streams can be named for a single log group only.');
  }
  if (exact && prefixes) {
    throw invalidParameter('LogStreamNames and LogStreamNamePrefixes cannot be passed at the same time.');
  }
  const selected = logGroupIdentifiers.map((identifier) => groups.find(identifier));
  const pattern = filterPatternOf(request.logEventFilterPattern);
  return {
    groups: selected,
    matches: ({ logStreamName, message }) =>
      (exact?.includes(logStreamName) ??
        prefixes?.some((prefix) => logStreamName.startsWith(prefix)) ??
        true) &&
      pattern.matches(message),
  };
}

/** The words are not confirmed against AWS. */
function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
