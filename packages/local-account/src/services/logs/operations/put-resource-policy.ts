import type { PutResourcePolicyResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LogsPorts } from '../ports';

export const putResourcePolicy = operation({
  name: 'PutResourcePolicy',
  input: z.strictObject({ policyName: z.string().min(1), policyDocument: z.string().min(1).max(5120) }),
  authorize: () => '*',
  run: ({ policyName, policyDocument }, { resourcePolicies }: LogsPorts) =>
    ({
      resourcePolicy: resourcePolicies.put(policyName, policyDocument),
    }) satisfies PutResourcePolicyResponse,
});
