import type { DescribeStackResourcesOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../aws-error';
import { operation } from '../../wire/operation';
import type { LocalWorld } from '../local-world';
import { stackOf } from './stack-of';

export const describeStackResources = operation({
  name: 'DescribeStackResources',
  input: z.object({
    StackName: z.string().optional(),
    LogicalResourceId: z.string().optional(),
    PhysicalResourceId: z.string().optional(),
  }),
  invalid: 'ValidationError',
  run: (
    { StackName, LogicalResourceId: logicalId, PhysicalResourceId: physicalId },
    _,
    world: LocalWorld,
  ) => {
    if (StackName === undefined && physicalId === undefined) {
      throw new AwsError('ValidationError', 'Either StackName or PhysicalResourceId is required');
    }
    const stack = StackName === undefined ? world.stack : stackOf(world, StackName);
    const resources = stack.resources.filter(
      (resource) =>
        (logicalId === undefined || resource.logicalId === logicalId) &&
        (physicalId === undefined || resource.physicalId === physicalId),
    );
    if (resources.length === 0 && physicalId !== undefined) {
      throw new AwsError('ValidationError', `Stack for ${physicalId} does not exist`);
    }
    if (resources.length === 0 && logicalId !== undefined) {
      throw new AwsError(
        'ValidationError',
        `Resource ${logicalId} does not exist for stack ${stack.stackName}`,
      );
    }
    return {
      StackResources: resources.map((resource) => ({
        StackName: stack.stackName,
        StackId: stack.stackId,
        LogicalResourceId: resource.logicalId,
        PhysicalResourceId: resource.physicalId,
        ResourceType: resource.type,
        Timestamp: resource.createdAt,
        ResourceStatus: 'CREATE_COMPLETE',
        DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
      })),
    } satisfies DescribeStackResourcesOutput;
  },
});
