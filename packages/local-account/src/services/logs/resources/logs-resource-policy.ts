import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import type { LogsPorts } from '../ports';

export const logsResourcePolicy = resourceType({
  type: 'AWS::Logs::ResourcePolicy',
  properties: z.strictObject({
    PolicyDocument: z.string().min(1).max(5120),
    PolicyName: z.string().min(1).max(255),
  }),
  create: ({ PolicyDocument, PolicyName }, { resourcePolicies }: LogsPorts) => {
    resourcePolicies.put(PolicyName, PolicyDocument);
    return { ref: PolicyName };
  },
});
