import type { DescribeLogStreamsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import { pageInOrder } from '../../../wire/page';
import type { LocalWorld } from '../../local-world';
import type { LogStream } from '../log-group';
import { INVALID_TOKEN, logGroupInput, logGroupOf } from './log-group-input';

export const describeLogStreams = operation({
  name: 'DescribeLogStreams',
  input: logGroupInput.extend({
    logStreamNamePrefix: z.string().optional(),
    orderBy: z.enum(['LogStreamName', 'LastEventTime']).default('LogStreamName'),
    descending: z.boolean().default(false),
    limit: z.number().int().min(1).max(50).default(50),
    nextToken: z.string().optional(),
  }),
  invalid: 'InvalidParameterException',
  run: (input, _, world: LocalWorld) => {
    const { logStreamNamePrefix: prefix, orderBy, descending } = input;
    if (orderBy === 'LastEventTime' && prefix !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        'Cannot order by LastEventTime with a logStreamNamePrefix.',
      );
    }
    const sortKey =
      orderBy === 'LastEventTime' ? byLastEvent : ({ logStreamName }: LogStream) => logStreamName;
    const streams = [...logGroupOf(world, input).streams.values()]
      .filter(({ logStreamName }) => logStreamName.startsWith(prefix ?? ''))
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    if (descending) streams.reverse();
    const { items, nextToken } = pageInOrder(streams, {
      limit: input.limit,
      token: input.nextToken,
      invalidToken: INVALID_TOKEN,
    });
    return { logStreams: items.map(describe), nextToken } satisfies DescribeLogStreamsResponse;
  },
});

function byLastEvent({ lastEventTimestamp = 0, logStreamName }: LogStream): string {
  return `${String(lastEventTimestamp).padStart(15, '0')} ${logStreamName}`;
}

function describe(stream: LogStream) {
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
