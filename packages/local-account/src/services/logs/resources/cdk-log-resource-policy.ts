import { z } from 'zod';
import { cfnBoolean, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { LogsPorts } from '../ports';

const putPolicyCall = z.object({
  service: only('CloudWatchLogs'),
  action: only('putResourcePolicy'),
  parameters: z.object({
    policyName: z.string().min(1).max(255),
    policyDocument: z.string().min(1).max(5120),
  }),
});

/**
 * What CDK makes where a log group is a rule's target: a call of an API, which a function of CDK's makes on AWS. Here it is made
 * without that function; what deletes and updates the policy is not needed.
 */
export const cdkLogResourcePolicy = resourceType({
  type: 'Custom::CloudwatchLogResourcePolicy',
  properties: z.strictObject({
    ServiceToken: z.string(),
    Create: z.string(),
    Update: z.string().optional(),
    Delete: z.string().optional(),
    InstallLatestAwsSdk: cfnBoolean.optional(),
  }),
  create: ({ Create }, { resourcePolicies }: LogsPorts, { logicalId }) => {
    const call = putPolicyCall.safeParse(jsonOf(Create));
    if (!call.success) {
      const where = `${logicalId} (Custom::CloudwatchLogResourcePolicy), property Create`;
      throw new RefusedError(where, 'The local run takes only the call putResourcePolicy of CloudWatchLogs.');
    }
    const { policyName, policyDocument } = call.data.parameters;
    resourcePolicies.put(policyName, policyDocument);
    return { ref: policyName };
  },
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
