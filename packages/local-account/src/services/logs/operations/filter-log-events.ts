import type { FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { type LogEvent, type LogPosition, positionOf } from '../kept-log-events';
import type { LogGroup } from '../log-group';
import type { LogsPorts } from '../ports';
import { droppedNote } from './dropped-note';
import { filterPatternOf } from './filter-pattern-input';
import { logGroupInput } from './log-group-input';
import { INVALID_TOKEN, LogPage } from './log-page';
import { logResource } from './log-permission';

/** So many events are looked at for one answer: "can return empty results while there are more log events available" (API_FilterLogEvents). */
const SEARCHED_EVENTS = 20_000;

export const filterLogEvents = operation({
  name: 'FilterLogEvents',
  input: logGroupInput({
    logStreamNames: z.array(z.string()).min(1).max(100).optional(),
    logStreamNamePrefix: z.string().optional(),
    startTime: z.number().int().min(0).default(0),
    endTime: z.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
    filterPattern: z.string().max(1024).default(''),
    limit: z.number().int().min(1).max(10_000).default(10_000),
    nextToken: z.string().optional(),
    interleaved: z.boolean().optional(),
    unmask: z.boolean().optional(),
  }),
  authorize: ({ logGroup }, { account }: LogsPorts) => logResource(account, logGroup),
  run: async (input, { groups }: LogsPorts) => {
    const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
    if (names && prefix !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        'LogStreamNames and LogStreamNamePrefix cannot be passed at the same time.',
      );
    }
    const group = groups.find(input.logGroup);
    for (const name of names ?? []) group.stream(name);
    const pattern = filterPatternOf(input.filterPattern);
    const { events, nextToken } = await readPage(group, input, ({ logStreamName, message }) => {
      const isNamed = names?.includes(logStreamName) ?? logStreamName.startsWith(prefix ?? '');
      return isNamed && pattern.matches(message);
    });
    return {
      events: events.map(filteredEvent),
      searchedLogStreams: [],
      nextToken,
    } satisfies FilterLogEventsResponse;
  },
});

interface PageRequest {
  readonly startTime: number;
  readonly endTime: number;
  readonly limit: number;
  readonly nextToken?: string;
}

/** A token names the last event that was looked at, so that a page begins where the last one ended even if events came or went in between. */
async function readPage(
  group: LogGroup,
  { startTime, endTime, limit, nextToken }: PageRequest,
  isWanted: (event: LogEvent) => boolean,
): Promise<{ readonly events: readonly LogEvent[]; readonly nextToken?: string }> {
  const after = nextToken === undefined ? undefined : readToken(nextToken);
  const note = after === undefined ? droppedNote(group, startTime) : undefined;
  const page = new LogPage(limit);
  const events = () => (note ? [note, ...page.events] : page.events);
  const from = after ? { ...after, number: after.number + 1 } : { timestamp: startTime, number: 0 };
  let searched = 0;
  let last: LogEvent | undefined;
  for await (const event of group.events({ from, to: { timestamp: endTime + 1, number: 0 } })) {
    if (searched >= SEARCHED_EVENTS || (isWanted(event) && !page.add(event))) {
      return { events: events(), nextToken: last && writeToken(last) };
    }
    searched += 1;
    last = event;
  }
  return { events: events() };
}

function writeToken({ eventId }: LogEvent): string {
  return Buffer.from(eventId).toString('base64url');
}

function readToken(token: string): LogPosition {
  const position = positionOf(Buffer.from(token, 'base64url').toString());
  if (position) return position;
  throw INVALID_TOKEN;
}

function filteredEvent({ eventId, ingestionTime, logStreamName, message, timestamp }: LogEvent) {
  return { eventId, ingestionTime, logStreamName, message, timestamp };
}
