import type { CancelReplayResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admit } from './events-admission';
import { replayName } from './events-input';

export const cancelReplay = operation({
  name: 'CancelReplay',
  input: z.object({ ReplayName: replayName }),
  run: ({ ReplayName }, caller, world: LocalWorld) => {
    admit(world, caller, 'CancelReplay', `replay/${ReplayName}`);
    const { arn, state, stateReason } = world.events.replays.cancel(ReplayName);
    return { ReplayArn: arn, State: state, StateReason: stateReason } satisfies CancelReplayResponse;
  },
});
