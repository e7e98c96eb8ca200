import type { ListStackResourcesOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { resourceDescription } from '../stack/resource-description';
import { stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { nextTokenInput, stackPage } from '../stack/stack-page';

export const listStackResources = operation({
  name: 'ListStackResources',
  input: z.object({ StackName: stackNameInput, NextToken: nextTokenInput }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, NextToken }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName);
    const sorted = [...stack.resources].sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
    const { items, nextToken } = stackPage(sorted, NextToken);
    return {
      StackResourceSummaries: items.map((resource) => ({
        ...resourceDescription(resource, stack, ports),
        LastUpdatedTimestamp: resource.updatedAt,
      })),
      NextToken: nextToken,
    } satisfies ListStackResourcesOutput;
  },
});
