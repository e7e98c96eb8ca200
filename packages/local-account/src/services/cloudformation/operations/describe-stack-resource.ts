import type { DescribeStackResourceOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { ownValue } from '../../../record-by-name';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { noSuchResource, resourceDescription } from '../stack/resource-description';
import { stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';

export const describeStackResource = operation({
  name: 'DescribeStackResource',
  input: z.object({ StackName: stackNameInput, LogicalResourceId: z.string() }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, LogicalResourceId: logicalId }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName, (name) => `Stack '${name}' does not exist`);
    const resource = stack.resources.find((candidate) => candidate.logicalId === logicalId);
    if (!resource) throw noSuchResource(logicalId, stack);
    const metadata = ownValue(stack.request?.template.Resources ?? {}, logicalId)?.Metadata;
    return {
      StackResourceDetail: {
        StackName: stack.stackName,
        StackId: stack.stackId,
        ...resourceDescription(resource, stack, ports),
        LastUpdatedTimestamp: resource.updatedAt,
        Metadata: JSON.stringify(metadata ?? {}),
      },
    } satisfies DescribeStackResourceOutput;
  },
});
