import { type ListStacksOutput, StackStatus } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import type { CloudFormationPorts } from '../ports';
import { nextTokenInput, stackPage } from '../stack/stack-page';

export const listStacks = operation({
  name: 'ListStacks',
  input: z.object({
    NextToken: nextTokenInput,
    StackStatusFilter: queryList(z.enum(StackStatus)).default([]),
  }),
  authorize: () => '*',
  run: ({ NextToken, StackStatusFilter: statuses }, { driftDetections, stacks }: CloudFormationPorts) => {
    const selected = [...stacks.list(), ...stacks.deleted()].filter(
      ({ status }) => statuses.length === 0 || statuses.includes(status),
    );
    const { items, nextToken } = stackPage(selected, NextToken);
    return {
      StackSummaries: items.map((stack) => ({
        StackId: stack.stackId,
        StackName: stack.stackName,
        TemplateDescription: stack.request?.template.Description,
        CreationTime: stack.createdAt,
        LastUpdatedTime: stack.updatedAt,
        DeletionTime: stack.deletedAt,
        StackStatus: stack.status,
        StackStatusReason: stack.statusReason,
        DriftInformation: driftDetections.ofStack(stack),
      })),
      NextToken: nextToken,
    } satisfies ListStacksOutput;
  },
});
