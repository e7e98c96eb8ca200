import type { ListStackResourcesOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { CloudFormationPorts } from '../ports';
import { resourceDescription } from './resource-description';
import { INVALID_TOKEN, stackArnOf, stackNameInput, stackOf } from './stack-of';

/** The operation has no page size of the caller's; how many AWS gives is not confirmed. */
const RESOURCES_A_PAGE = 100;

export const listStackResources = operation({
  name: 'ListStackResources',
  input: z.object({ StackName: stackNameInput, NextToken: z.string().optional() }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, NextToken }, ports: CloudFormationPorts) => {
    const { resources } = stackOf(ports, StackName);
    const { items, nextToken } = page(
      [...resources].sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1)),
      {
        key: ({ logicalId }) => logicalId,
        limit: RESOURCES_A_PAGE,
        token: NextToken,
        invalidToken: INVALID_TOKEN,
      },
    );
    return {
      StackResourceSummaries: items.map((resource) => ({
        ...resourceDescription(resource),
        LastUpdatedTimestamp: resource.createdAt,
      })),
      NextToken: nextToken,
    } satisfies ListStackResourcesOutput;
  },
});
