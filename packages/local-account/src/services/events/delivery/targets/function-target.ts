import { requireJson } from '../target-input';
import type { TargetService } from '../target-service';

/** Invokes a function, and does not wait for it: what becomes of the invocation, EventBridge does not learn. */
export const functionTarget: TargetService = {
  role: 'optional',
  invoke: async ({ functions }, call, { target, input }) =>
    functions.invoke(call, {
      FunctionName: target.Arn,
      InvocationType: 'Event',
      Payload: requireJson(input).text,
    }),
};
