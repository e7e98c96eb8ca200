import { isArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { RefusedError } from '../../../errors/refused-error';
import type { IamPorts } from '../ports';
import { isOfAws } from './managed-policies';
import type { ManagedPolicy } from './managed-policy';

/**
 * The managed policy that a template gives to a role.
 *
 * @param where the property that names it
 * @throws RefusedError for one of AWS's own that is not known here
 * @throws AwsError `NoSuchEntity` for one that the account has not
 */
export function attachablePolicy(
  { managedPolicies }: IamPorts,
  policyArn: string,
  where: string,
): ManagedPolicy {
  const policy = managedPolicies.find(policyArn);
  if (policy) return policy;
  if (isArn(policyArn) && isOfAws(policyArn)) {
    throw new RefusedError(
      where,
      `The local run does not know what ${policyArn} allows. It knows ${knownNames(managedPolicies)}; what else a role needs has to be in a policy of its own.`,
    );
  }
  throw new AwsError('NoSuchEntity', `Policy ${policyArn} does not exist or is not attachable.`, 404);
}

function knownNames({ all }: IamPorts['managedPolicies']): string {
  const names = all.filter(({ policyArn }) => isOfAws(policyArn)).map(({ policyName }) => policyName);
  return names.join(', ');
}
