import type { ListHookResultsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { nextTokenInput } from '../stack/stack-page';

/** No hooks are registered here, so that there are no results of any. */
export const listHookResults = operation({
  name: 'ListHookResults',
  input: z.object({
    TargetType: z.enum(['CHANGE_SET', 'STACK', 'RESOURCE', 'CLOUD_CONTROL']).optional(),
    TargetId: z.string().optional(),
    TypeArn: z.string().optional(),
    Status: z.string().optional(),
    NextToken: nextTokenInput,
  }),
  authorize: () => '*',
  run: ({ TargetId, TargetType }) =>
    ({ TargetId, TargetType, HookResults: [] }) satisfies ListHookResultsOutput,
});
