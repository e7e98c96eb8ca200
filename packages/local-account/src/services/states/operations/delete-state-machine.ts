import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import { stateMachineArnInput } from './states-input';

/** It succeeds for one that there is not, too (recorded on AWS). Executions that have started go on. */
export const deleteStateMachine = operation({
  name: 'DeleteStateMachine',
  input: z.object({ stateMachineArn: stateMachineArnInput }),
  authorize: ({ stateMachineArn }) => stateMachineArn,
  run: ({ stateMachineArn }, { machines }: StatesPorts) => {
    machines.remove(stateMachineArn);
    return {};
  },
});
