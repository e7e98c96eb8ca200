import type { CancelReplayResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { replayName } from './events-input';
import { replayArn } from './events-resource';

export const cancelReplay = operation({
  name: 'CancelReplay',
  input: z.object({ ReplayName: replayName }),
  authorize: ({ ReplayName }, ports: EventsPorts) => replayArn(ReplayName, ports),
  run: ({ ReplayName }, { replays }) => {
    const { arn, state, stateReason } = replays.cancel(ReplayName);
    return { ReplayArn: arn, State: state, StateReason: stateReason } satisfies CancelReplayResponse;
  },
});
