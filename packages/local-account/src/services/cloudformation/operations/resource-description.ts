import type { RunningStack, StackResource } from '../../../engine/running-stack';
import { AwsError } from '../../../errors/aws-error';

/** What all descriptions of a resource have in common. */
export function resourceDescription(resource: StackResource) {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: 'CREATE_COMPLETE' as const,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' as const },
  };
}

/** @throws AwsError `ValidationError` */
export function noSuchResource(logicalId: string, { stackName }: RunningStack): AwsError {
  return new AwsError('ValidationError', `Resource ${logicalId} does not exist for stack ${stackName}`);
}
