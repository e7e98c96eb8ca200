import { DeliveryRefused } from '../delivery-refused';
import { RefusedTarget } from '../given-target';
import type { TargetService } from '../target-service';

/**
 * Puts the event on another bus of the account, as it is: recorded on AWS, it keeps its id there. Not confirmed against AWS: that a target
 * without a role is taken, and is let in by the policy of the bus.
 */
export const busTarget: TargetService = {
  role: 'optional',
  check: (given) => {
    const member = (['Input', 'InputPath', 'InputTransformer'] as const).find(
      (name) => given[name] !== undefined,
    );
    // For another account by API_PutTargets; that it holds within one account, too: https://github.com/aws/aws-cdk/issues/30587.
    return (
      member && new RefusedTarget(member, `${member} is not available for target ${given.Id}, an event bus`)
    );
  },
  invoke: async ({ forwardEvent }, call, { target, event }) => {
    // The code and the words: https://pubudu.dev/posts/manage-amazon-eventbridge-bus-to-bus-recursive-message-passing/
    if (event.event.cameFromBus) {
      throw new DeliveryRefused(
        'THIRD_ACCOUNT_HOP_DETECTED',
        `Event ingestion rejected for event ${event.event.id} because an event can be sent to an event bus target only once. ` +
          'This event was previously delivered to an event bus target.',
      );
    }
    await forwardEvent(call, target.Arn, event);
  },
};
