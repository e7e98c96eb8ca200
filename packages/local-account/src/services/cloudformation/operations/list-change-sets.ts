import type { ListChangeSetsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { nextTokenInput, stackPage } from '../stack/stack-page';

export const listChangeSets = operation({
  name: 'ListChangeSets',
  input: z.object({ StackName: stackNameInput, NextToken: nextTokenInput }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, NextToken }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName, noStackNamed);
    const { items, nextToken } = stackPage(ports.changeSets.listOf(stack), NextToken);
    return {
      Summaries: items.map((changeSet) => ({
        StackId: stack.stackId,
        StackName: stack.stackName,
        ChangeSetId: changeSet.changeSetId,
        ChangeSetName: changeSet.changeSetName,
        ExecutionStatus: changeSet.executionStatus,
        Status: changeSet.status,
        StatusReason: changeSet.statusReason,
        CreationTime: changeSet.createdAt,
        Description: changeSet.description,
        IncludeNestedStacks: changeSet.includeNestedStacks,
      })),
      NextToken: nextToken,
    } satisfies ListChangeSetsOutput;
  },
});
