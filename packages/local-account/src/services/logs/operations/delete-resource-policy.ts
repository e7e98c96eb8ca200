import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LogsPorts } from '../ports';

export const deleteResourcePolicy = operation({
  name: 'DeleteResourcePolicy',
  input: z.strictObject({ policyName: z.string().min(1) }),
  authorize: () => '*',
  run: ({ policyName }, { resourcePolicies }: LogsPorts) => {
    resourcePolicies.delete(policyName);
    return {};
  },
});
