import { z } from 'zod';
import { cfnBoolean, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { LogsPorts } from '../ports';

const TYPE = 'Custom::CloudwatchLogResourcePolicy';

const putPolicyCall = z.object({
  service: only('CloudWatchLogs'),
  action: only('putResourcePolicy'),
  parameters: z.object({
    policyName: z.string().min(1).max(255),
    policyDocument: z.string().min(1).max(5120),
  }),
});

/**
 * What CDK makes where a log group is a rule's target: calls of an API, which a function of CDK's makes on AWS. Here they are made
 * without that function. What deletes the policy is always the same, and so is not read.
 */
export const cdkLogResourcePolicy = resourceType({
  type: TYPE,
  properties: z.strictObject({
    ServiceToken: z.string(),
    Create: z.string(),
    Update: z.string().optional(),
    Delete: z.string().optional(),
    InstallLatestAwsSdk: cfnBoolean.optional(),
  }),
  create: ({ Create }, { resourcePolicies }: LogsPorts, { logicalId }) => {
    /** @throws RefusedError for another call */
    const put = (property: string, text: string): string => {
      const call = putPolicyCall.safeParse(jsonOf(text));
      if (!call.success) {
        throw new RefusedError(
          `${logicalId} (${TYPE}), property ${property}`,
          'The local run takes only the call putResourcePolicy of CloudWatchLogs.',
        );
      }
      const { policyName, policyDocument } = call.data.parameters;
      resourcePolicies.put(policyName, policyDocument);
      return policyName;
    };
    const remove = (policyName: string) => {
      if (resourcePolicies.has(policyName)) resourcePolicies.delete(policyName);
    };
    const ref = put('Create', Create);
    let current = ref;
    return {
      ref,
      // Without an `Update`, CDK's function does nothing.
      update: ({ Update }) => {
        if (Update === undefined) return;
        const before = current;
        current = put('Update', Update);
        if (before !== current) remove(before);
      },
      delete: () => remove(current),
    };
  },
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
