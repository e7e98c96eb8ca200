import type { StackResource, StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import type { CloudFormationPorts } from '../ports';

/** What all descriptions of a resource have in common. */
export function resourceDescription(
  resource: StackResource,
  stack: StackView,
  { driftDetections }: CloudFormationPorts,
) {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId || undefined,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: driftDetections.ofResource(stack, resource),
  };
}

/** @throws AwsError `ValidationError` */
export function noSuchResource(logicalId: string, { stackName }: StackView): AwsError {
  return new AwsError('ValidationError', `Resource ${logicalId} does not exist for stack ${stackName}`);
}
