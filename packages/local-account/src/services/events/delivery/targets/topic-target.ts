import type { TargetService } from '../target-service';

/** Publishes a message, which is the input. */
export const topicTarget: TargetService = {
  role: 'optional',
  invoke: ({ topics }, call, { target, input }) =>
    topics.publish(call, { topicArn: target.Arn, Message: input.text }),
};
