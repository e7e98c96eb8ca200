import type { StackResource, StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';

/** What all descriptions of a resource have in common. */
export function resourceDescription(resource: StackResource) {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId || undefined,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' as const },
  };
}

/** @throws AwsError `ValidationError` */
export function noSuchResource(logicalId: string, { stackName }: StackView): AwsError {
  return new AwsError('ValidationError', `Resource ${logicalId} does not exist for stack ${stackName}`);
}
