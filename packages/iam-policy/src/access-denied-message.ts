import type { AccessRequest } from './access-request';
import type { PolicyType } from './decision';
import { principalArn } from './principal-arn';

/** Why a request is denied, as far as AWS says it. */
export interface DenialCause {
  readonly reason: 'explicit' | 'implicit';
  /** The kind of policy that denies, or in which an `Allow` is missing. */
  readonly policyType: PolicyType;
}

const EXPLICIT: Record<PolicyType, string> = {
  'identity-based': 'with an explicit deny in an identity-based policy',
  'permissions-boundary': 'with an explicit deny in a permissions boundary',
  'resource-based': 'with an explicit deny in a resource-based policy',
  'role-trust': 'with an explicit deny in the role trust policy',
  session: 'with an explicit deny in a session policy',
};

const IMPLICIT: Record<PolicyType, string> = {
  'identity-based': 'no identity-based policy allows',
  'permissions-boundary': 'no permissions boundary allows',
  'resource-based': 'no resource-based policy allows',
  'role-trust': 'no role trust policy allows',
  session: 'no session policy allows',
};

/**
 * AWS's wording of a denial (IAM User Guide, "Troubleshoot access denied error messages"). Not confirmed against AWS:
 * what stands after `User:` when a service calls under its own name.
 */
export function accessDeniedMessage(
  request: Pick<AccessRequest, 'principal' | 'action' | 'resource'>,
  { reason, policyType }: DenialCause,
): string {
  const { principal, resource } = request;
  const action = asWritten(request.action);
  const cause =
    reason === 'explicit' ? EXPLICIT[policyType] : `because ${IMPLICIT[policyType]} the ${action} action`;
  // The guide's examples for actions without a resource name none. What AWS answers does: `lambda:ListFunctions on resource: *`.
  return `User: ${principalArn(principal)} is not authorized to perform: ${action} on resource: ${resource} ${cause}`;
}

/** SQS alone writes its actions in lower case: https://github.com/aws/serverless-application-model/issues/3633. */
function asWritten(action: string): string {
  return action.startsWith('sqs:') ? action.toLowerCase() : action;
}
