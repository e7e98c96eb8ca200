import type { ResourceStatus } from '@aws-sdk/client-cloudformation';
import type { StackEvent } from '../../../engine/stacks/stack-event';
import type { StackView } from '../../../engine/stacks/stack-view';

/** What all descriptions of an event have in common. */
export function describeEvent({ stackId }: Pick<StackView, 'stackId'>, event: StackEvent) {
  return {
    EventId: event.eventId,
    StackId: stackId,
    OperationId: event.operationId,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: event.time,
    // The SDK's type lacks the statuses that only a stack has.
    ResourceStatus: event.status as ResourceStatus,
    ResourceStatusReason: event.statusReason,
    ResourceProperties: event.properties && JSON.stringify(event.properties),
    ClientRequestToken: event.clientRequestToken,
  };
}
