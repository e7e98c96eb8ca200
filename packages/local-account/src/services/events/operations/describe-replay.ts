import type { DescribeReplayResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { replayName } from './events-input';
import { replayArn } from './events-resource';
import { replayDescription } from './replay-description';

export const describeReplay = operation({
  name: 'DescribeReplay',
  input: z.object({ ReplayName: replayName }),
  authorize: ({ ReplayName }, ports: EventsPorts) => replayArn(ReplayName, ports),
  run: ({ ReplayName }, { replays }) => {
    const replay = replays.replay(ReplayName);
    const { description, bus, filterArns } = replay.input;
    return {
      ...replayDescription(replay),
      ReplayArn: replay.arn,
      Description: description,
      Destination: { Arn: bus.arn, ...(filterArns.length > 0 && { FilterArns: [...filterArns] }) },
    } satisfies DescribeReplayResponse;
  },
});
