import { requireJson } from '../target-input';
import type { TargetService } from '../target-service';

/** Starts an execution, and does not wait for it. */
export const stateMachineTarget: TargetService = {
  role: 'required',
  invoke: async ({ stateMachines }, call, { target, input }) =>
    stateMachines.startExecution(call, { stateMachineArn: target.Arn, input: requireJson(input) }),
};
