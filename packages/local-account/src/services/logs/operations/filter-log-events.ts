import type { FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { LogsPorts } from '../ports';
import { filterPatternOf } from './filter-pattern-input';
import { logGroupInput } from './log-group-input';
import { INVALID_TOKEN, LARGEST_PAGE } from './log-page';
import { logResource } from './log-permission';

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
  run: (input, { groups }: LogsPorts) => {
    const { logStreamNames: names, logStreamNamePrefix: prefix, startTime, endTime } = input;
    if (names && prefix !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        'LogStreamNames and LogStreamNamePrefix cannot be passed at the same time.',
      );
    }
    const group = groups.find(input.logGroup);
    for (const name of names ?? []) group.stream(name);
    const pattern = filterPatternOf(input.filterPattern);
    const events = group.events
      .filter(
        ({ logStreamName, timestamp, message }) =>
          (names?.includes(logStreamName) ?? logStreamName.startsWith(prefix ?? '')) &&
          timestamp >= startTime &&
          timestamp <= endTime &&
          pattern.matches(message),
      )
      .sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
    const { items, nextToken } = page(events, {
      key: ({ eventId }) => eventId,
      limit: input.limit,
      largest: LARGEST_PAGE,
      token: input.nextToken,
      invalidToken: INVALID_TOKEN,
    });
    return { events: [...items], searchedLogStreams: [], nextToken } satisfies FilterLogEventsResponse;
  },
});
