import type { DescribeLogStreamsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { pageInOrder } from '../../../wire/page';
import type { LogStream } from '../log-group-properties';
import type { LogsPorts } from '../ports';
import { logGroupInput } from './log-group-input';
import { INVALID_TOKEN } from './log-page';
import { logResource } from './log-permission';

export const describeLogStreams = operation({
  name: 'DescribeLogStreams',
  input: logGroupInput({
    logStreamNamePrefix: z.string().optional(),
    orderBy: z.enum(['LogStreamName', 'LastEventTime']).default('LogStreamName'),
    descending: z.boolean().default(false),
    limit: z.number().int().min(1).max(50).default(50),
    nextToken: z.string().optional(),
  }),
  authorize: ({ logGroup }, { account }: LogsPorts) => logResource(account, logGroup),
  run: (input, { groups }: LogsPorts) => {
    const { logStreamNamePrefix: prefix, orderBy, descending } = input;
    if (orderBy === 'LastEventTime' && prefix !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        'Cannot order by LastEventTime with a logStreamNamePrefix.',
      );
    }
    const sortKey =
      orderBy === 'LastEventTime' ? lastEventKey : ({ logStreamName }: LogStream) => logStreamName;
    const streams = [...groups.find(input.logGroup).streams.values()]
      .filter(({ logStreamName }) => logStreamName.startsWith(prefix ?? ''))
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    if (descending) streams.reverse();
    const { items, nextToken } = pageInOrder(streams, {
      limit: input.limit,
      token: input.nextToken,
      invalidToken: INVALID_TOKEN,
    });
    return { logStreams: items.map(describeLogStream), nextToken } satisfies DescribeLogStreamsResponse;
  },
});

function lastEventKey({ lastEventTimestamp = 0, logStreamName }: LogStream): string {
  return `${String(lastEventTimestamp).padStart(15, '0')} ${logStreamName}`;
}

function describeLogStream(stream: LogStream) {
  return {
    logStreamName: stream.logStreamName,
    arn: stream.arn,
    creationTime: stream.creationTime,
    firstEventTimestamp: stream.firstEventTimestamp,
    lastEventTimestamp: stream.lastEventTimestamp,
    lastIngestionTime: stream.lastIngestionTime,
    // AWS has given no figure for a single stream since 2019.
    storedBytes: 0,
  };
}
