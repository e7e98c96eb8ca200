import { type ListStacksOutput, StackStatus } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import type { CloudFormationPorts } from '../ports';
import { nextTokenInput, stackPage } from './stack-page';

export const listStacks = operation({
  name: 'ListStacks',
  input: z.object({
    NextToken: nextTokenInput,
    StackStatusFilter: queryList(z.enum(StackStatus)).default([]),
  }),
  authorize: () => '*',
  run: ({ NextToken, StackStatusFilter: statuses }, { stacks }: CloudFormationPorts) => {
    const selected = statuses.length === 0 || statuses.includes('CREATE_COMPLETE') ? stacks() : [];
    const { items, nextToken } = stackPage(selected, NextToken);
    return {
      StackSummaries: items.map(({ stackId, stackName, template, createdAt }) => ({
        StackId: stackId,
        StackName: stackName,
        TemplateDescription: template.Description,
        CreationTime: createdAt,
        StackStatus: 'CREATE_COMPLETE' as const,
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' as const },
      })),
      NextToken: nextToken,
    } satisfies ListStacksOutput;
  },
});
