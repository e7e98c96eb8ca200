import type { DescribeStackResourcesOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { noSuchResource, resourceDescription } from '../stack/resource-description';
import { stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';

export const describeStackResources = operation({
  name: 'DescribeStackResources',
  input: z.object({
    StackName: stackNameInput.optional(),
    LogicalResourceId: z.string().optional(),
    PhysicalResourceId: z.string().optional(),
  }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: (
    { StackName, LogicalResourceId: logicalId, PhysicalResourceId: physicalId },
    ports: CloudFormationPorts,
  ) => {
    if (StackName === undefined && physicalId === undefined) {
      throw new AwsError('ValidationError', 'Either StackName or PhysicalResourceId is required');
    }
    const stack = StackName === undefined ? stackWith(ports, physicalId) : stackOf(ports, StackName);
    const resources = stack.resources.filter(
      (resource) =>
        (logicalId === undefined || resource.logicalId === logicalId) &&
        (physicalId === undefined || resource.physicalId === physicalId),
    );
    if (resources.length === 0 && physicalId !== undefined) {
      throw noStackWith(physicalId);
    }
    if (resources.length === 0 && logicalId !== undefined) throw noSuchResource(logicalId, stack);
    return {
      StackResources: resources.map((resource) => ({
        StackName: stack.stackName,
        StackId: stack.stackId,
        ...resourceDescription(resource, stack, ports),
        Timestamp: resource.updatedAt,
      })),
    } satisfies DescribeStackResourcesOutput;
  },
});

/** @throws AwsError `ValidationError` */
function stackWith({ stacks }: CloudFormationPorts, physicalId: string | undefined): StackView {
  const stack = stacks
    .list()
    .find(({ resources }) => resources.some((resource) => resource.physicalId === physicalId));
  if (stack) return stack;
  throw noStackWith(physicalId);
}

function noStackWith(physicalId: string | undefined): AwsError {
  return new AwsError('ValidationError', `Stack for ${physicalId} does not exist`);
}
