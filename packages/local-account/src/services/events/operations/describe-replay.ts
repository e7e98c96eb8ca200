import type { DescribeReplayResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admit } from './events-admission';
import { replayName } from './events-input';
import { replayDescription } from './replay-description';

export const describeReplay = operation({
  name: 'DescribeReplay',
  input: z.object({ ReplayName: replayName }),
  run: ({ ReplayName }, caller, world: LocalWorld) => {
    admit(world, caller, 'DescribeReplay', `replay/${ReplayName}`);
    const replay = world.events.replays.replay(ReplayName);
    const { description, bus, filterArns } = replay.input;
    return {
      ...replayDescription(replay),
      ReplayArn: replay.arn,
      Description: description,
      Destination: { Arn: bus.arn, ...(filterArns.length > 0 && { FilterArns: [...filterArns] }) },
    } satisfies DescribeReplayResponse;
  },
});
