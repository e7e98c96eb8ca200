import { type ListStacksOutput, StackStatus } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import { queryList } from '../../../wire/query-input';
import type { LocalWorld } from '../../local-world';
import { INVALID } from './stack-of';

export const listStacks = operation({
  ...INVALID,
  name: 'ListStacks',
  input: z.object({
    StackStatusFilter: queryList(z.enum(StackStatus)).default([]),
  }),
  run: ({ StackStatusFilter: statuses }, _, { stack }: LocalWorld) =>
    ({
      StackSummaries:
        statuses.length > 0 && !statuses.includes('CREATE_COMPLETE')
          ? []
          : [
              {
                StackId: stack.stackId,
                StackName: stack.stackName,
                TemplateDescription: stack.template.Description,
                CreationTime: stack.createdAt,
                StackStatus: 'CREATE_COMPLETE' as const,
                DriftInformation: { StackDriftStatus: 'NOT_CHECKED' as const },
              },
            ],
    }) satisfies ListStacksOutput,
});
