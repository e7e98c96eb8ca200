import type { DescribeStackResourcesOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { noSuchResource, resourceDescription } from './resource-description';
import { INVALID, stackNameInput, stackOf } from './stack-of';

export const describeStackResources = operation({
  ...INVALID,
  name: 'DescribeStackResources',
  input: z.object({
    StackName: stackNameInput.optional(),
    LogicalResourceId: z.string().optional(),
    PhysicalResourceId: z.string().optional(),
  }),
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
    if (resources.length === 0 && logicalId !== undefined) throw noSuchResource(logicalId, stack);
    return {
      StackResources: resources.map((resource) => ({
        StackName: stack.stackName,
        StackId: stack.stackId,
        ...resourceDescription(resource),
        Timestamp: resource.createdAt,
      })),
    } satisfies DescribeStackResourcesOutput;
  },
});
