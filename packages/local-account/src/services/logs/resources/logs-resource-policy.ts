import { z } from 'zod';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { resourceType } from '../../../engine/resource-type';
import type { LogsPorts } from '../ports';

const TYPE = 'AWS::Logs::ResourcePolicy';

export const logsResourcePolicy = resourceType({
  type: TYPE,
  properties: z.strictObject({
    PolicyDocument: z.string().min(1).max(5120),
    PolicyName: z.string().min(1).max(255),
  }),
  create: ({ PolicyDocument, PolicyName }, { resourcePolicies }: LogsPorts) => {
    if (resourcePolicies.has(PolicyName)) throw resourceAlreadyExists(TYPE, PolicyName);
    resourcePolicies.put(PolicyName, PolicyDocument);
    return {
      ref: PolicyName,
      update: (changed) => void resourcePolicies.put(PolicyName, changed.PolicyDocument),
      delete: () => {
        if (resourcePolicies.has(PolicyName)) resourcePolicies.delete(PolicyName);
      },
    };
  },
});
