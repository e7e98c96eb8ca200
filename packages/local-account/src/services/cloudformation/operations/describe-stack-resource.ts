import type { DescribeStackResourceOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { noSuchResource, resourceDescription } from './resource-description';
import { INVALID, stackNameInput, stackOf } from './stack-of';

export const describeStackResource = operation({
  ...INVALID,
  name: 'DescribeStackResource',
  input: z.object({ StackName: stackNameInput, LogicalResourceId: z.string() }),
  run: ({ StackName, LogicalResourceId: logicalId }, _, world: LocalWorld) => {
    const stack = stackOf(world, StackName, (name) => `Stack '${name}' does not exist`);
    const resource = stack.resources.find((candidate) => candidate.logicalId === logicalId);
    if (!resource) throw noSuchResource(logicalId, stack);
    const metadata = stack.template.Resources[logicalId]?.Metadata;
    return {
      StackResourceDetail: {
        StackName: stack.stackName,
        StackId: stack.stackId,
        ...resourceDescription(resource),
        LastUpdatedTimestamp: resource.createdAt,
        Metadata: JSON.stringify(metadata ?? {}),
      },
    } satisfies DescribeStackResourceOutput;
  },
});
