import { type ListStacksOutput, StackStatus } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import type { CloudFormationPorts } from '../ports';

export const listStacks = operation({
  name: 'ListStacks',
  input: z.object({
    StackStatusFilter: queryList(z.enum(StackStatus)).default([]),
  }),
  authorize: () => '*',
  run: ({ StackStatusFilter: statuses }, { stacks }: CloudFormationPorts) =>
    ({
      StackSummaries:
        statuses.length > 0 && !statuses.includes('CREATE_COMPLETE')
          ? []
          : stacks().map(({ stackId, stackName, template, createdAt }) => ({
              StackId: stackId,
              StackName: stackName,
              TemplateDescription: template.Description,
              CreationTime: createdAt,
              StackStatus: 'CREATE_COMPLETE' as const,
              DriftInformation: { StackDriftStatus: 'NOT_CHECKED' as const },
            })),
    }) satisfies ListStacksOutput,
});
