import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { countFitting } from '../../../wire/page';
import type { LogEvent } from '../log-group';
import type { LogsPorts } from '../ports';
import { logGroupInput } from './log-group-input';
import { INVALID_TOKEN, LARGEST_PAGE } from './log-page';
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
    endTime: z.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
    limit: z.number().int().min(1).max(10_000).default(10_000),
    nextToken: z.string().optional(),
    startFromHead: z.boolean().default(false),
    unmask: z.boolean().optional(),
  }),
  authorize: ({ logGroup, logStreamName }, { account }: LogsPorts) =>
    logResource(account, logGroup, logStreamName),
  run: (input, { groups }: LogsPorts) => {
    const { logStreamName, startTime, endTime, limit } = input;
    const group = groups.find(input.logGroup);
    group.stream(logStreamName);
    const events = group.events
      .filter(
        (event) =>
          event.logStreamName === logStreamName && event.timestamp >= startTime && event.timestamp < endTime,
      )
      .sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
    const [start, end] = range(events, input.nextToken, input.startFromHead, limit);
    return {
      events: events
        .slice(start, end)
        .map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: `f/${events[end - 1]?.eventId ?? BEFORE_ALL}`,
      nextBackwardToken: `b/${events[start]?.eventId ?? AFTER_ALL}`,
    } satisfies GetLogEventsResponse;
  },
});

/** The first event to give and the one after the last. */
function range(
  events: readonly LogEvent[],
  token: string | undefined,
  startFromHead: boolean,
  limit: number,
): [start: number, end: number] {
  if (token === undefined) {
    return startFromHead ? forwards(events, 0, limit) : backwards(events, events.length, limit);
  }
  const [, direction, eventId = ''] = /^([fb])\/(\d+)$/.exec(token) ?? [];
  if (direction === undefined) throw INVALID_TOKEN;
  if (direction === 'f') {
    const after = events.findIndex((event) => event.eventId > eventId);
    return forwards(events, after < 0 ? events.length : after, limit);
  }
  const before = events.findIndex((event) => event.eventId >= eventId);
  return backwards(events, before < 0 ? events.length : before, limit);
}

function forwards(events: readonly LogEvent[], start: number, limit: number): [number, number] {
  return [start, start + countFitting(events.slice(start, start + limit), LARGEST_PAGE)];
}

function backwards(events: readonly LogEvent[], end: number, limit: number): [number, number] {
  return [end - countFitting(events.slice(Math.max(0, end - limit), end).reverse(), LARGEST_PAGE), end];
}
