import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { type LogEvent, type LogPosition, positionOf } from '../kept-log-events';
import type { LogGroup } from '../log-group';
import type { LogsPorts } from '../ports';
import { droppedNote } from './dropped-note';
import { logGroupInput } from './log-group-input';
import { INVALID_TOKEN, LogPage } from './log-page';
import { logResource } from './log-permission';

/** What sorts before the id of every event, and after it: ids begin with a time. */
const BEFORE_ALL = '0';
const AFTER_ALL = '9';

/**
 * A stream can be read in both directions: each answer has a token for what comes after it and one for what came before, and at
 * either end a token that leads nowhere is the one that was sent.
 */
export const getLogEvents = operation({
  name: 'GetLogEvents',
  input: logGroupInput({
    logStreamName: z.string(),
    startTime: z.number().int().min(0).default(0),
    endTime: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(Number.MAX_SAFE_INTEGER),
    limit: z.number().int().min(1).max(10_000).default(10_000),
    nextToken: z.string().optional(),
    startFromHead: z.boolean().default(false),
    unmask: z.boolean().optional(),
  }),
  authorize: ({ logGroup, logStreamName }, { account }: LogsPorts) =>
    logResource(account, logGroup, logStreamName),
  run: async (input, { groups }: LogsPorts) => {
    const group = groups.find(input.logGroup);
    group.stream(input.logStreamName);
    const { events, isAtStart } = await readPage(group, input, directionOf(input));
    const note = isAtStart ? droppedNote(group, input.startTime) : undefined;
    return {
      events: [...(note ? [note] : []), ...events].map(({ timestamp, message, ingestionTime }) => ({
        timestamp,
        message,
        ingestionTime,
      })),
      ...tokensOf(events, input.nextToken),
    } satisfies GetLogEventsResponse;
  },
});

interface PageRequest {
  readonly logStreamName: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly limit: number;
  readonly nextToken?: string;
  readonly startFromHead: boolean;
}

interface Direction {
  readonly isBackwards: boolean;
  /** The event that the page begins after, or ends before. @default - an end of the stream */
  readonly at?: LogPosition;
}

function directionOf({ nextToken, startFromHead }: PageRequest): Direction {
  if (nextToken === undefined) return { isBackwards: !startFromHead };
  const [, direction, eventId = ''] = /^([fb])\/(\d+)$/.exec(nextToken) ?? [];
  const isBackwards = direction === 'b';
  // A token of an empty stream leads to whatever has come since.
  if (eventId === BEFORE_ALL || eventId === AFTER_ALL) return { isBackwards };
  const at = positionOf(eventId);
  if (direction === undefined || !at) throw INVALID_TOKEN;
  return { isBackwards, at };
}

async function readPage(
  group: LogGroup,
  { logStreamName, startTime, endTime, limit, nextToken }: PageRequest,
  { isBackwards, at }: Direction,
): Promise<{ readonly events: readonly LogEvent[]; readonly isAtStart: boolean }> {
  const page = new LogPage(limit);
  const start = { timestamp: startTime, number: 0 };
  const end = { timestamp: endTime, number: 0 };
  const window = isBackwards
    ? { from: start, to: at ?? end, reverse: true }
    : { from: at ? { ...at, number: at.number + 1 } : start, to: end };
  let isWhole = true;
  for await (const event of group.events(window)) {
    if (event.logStreamName !== logStreamName || page.add(event)) continue;
    isWhole = false;
    break;
  }
  const { events } = page;
  if (isBackwards) events.reverse();
  const isAtStart = isBackwards ? isWhole : nextToken === undefined;
  return { events, isAtStart };
}

/** At either end the token that leads nowhere is the one that was sent. */
function tokensOf(events: readonly LogEvent[], sent: string | undefined) {
  const first = events[0]?.eventId;
  const last = events.at(-1)?.eventId;
  const sentId = sent?.slice('f/'.length);
  const isForward = sent?.startsWith('f');
  return {
    nextForwardToken: `f/${last ?? (isForward ? sentId : undefined) ?? BEFORE_ALL}`,
    nextBackwardToken: `b/${first ?? (isForward === false ? sentId : undefined) ?? AFTER_ALL}`,
  };
}
