import { parse, validate } from '@aws-sdk/util-arn-parser';
import { accessDeniedMessage } from './access-denied-message';
import type { AccessRequest } from './access-request';
import {
  compileBoundary,
  type CompiledPolicies,
  compileIdentityPolicies,
  compileResourcePolicy,
  compileSessionPolicies,
  noPolicies,
  type PolicySet,
  type Verdict,
} from './compiled-policies';
import type { Decision, PolicyType, StatementReference } from './decision';
import { requestContext } from './request-context';

/** A {@link PolicySet}, prepared for any number of requests. */
export interface CompiledPolicySet {
  readonly identity: CompiledPolicies;
  readonly resource: CompiledPolicies;
  /** @default - the principal has no permissions boundary */
  readonly boundary?: CompiledPolicies;
  /** @default - the session was given no policies */
  readonly session?: CompiledPolicies;
}

/**
 * Prepares policies for {@link evaluate}.
 * @throws MalformedPolicyDocumentError when a policy is not of its kind: a `Principal` in an identity policy, say
 */
export function compilePolicySet({ identity, resource, boundary, session }: PolicySet): CompiledPolicySet {
  return {
    identity: compileIdentityPolicies(identity),
    resource: resource ? compileResourcePolicy(resource) : noPolicies,
    ...(boundary && { boundary: compileBoundary(boundary) }),
    ...(session && { session: compileSessionPolicies(session) }),
  };
}

/**
 * Decides one request as AWS does for identity policies, permissions boundaries, session policies and resource policies (IAM User
 * Guide, "Policy evaluation logic"): a `Deny` anywhere wins; within an account an `Allow` on either side is enough; across accounts,
 * and for role trust policies and KMS keys, the resource's side has to allow. A boundary, and the session's policies, have to allow,
 * too, unless the resource's policy names the session itself.
 */
export function evaluate(request: AccessRequest, policies: CompiledPolicySet): Decision {
  const context = requestContext(request);
  const isBounded = policies.boundary !== undefined;
  const identity = policies.identity.verdict(request, context, isBounded);
  const resource = policies.resource.verdict(request, context, isBounded);
  const limits = limitsOf(policies).map(([policyType, limit]) => ({
    policyType,
    ...limit.verdict(request, context, isBounded),
  }));
  const denial = identity.denial ?? resource.denial ?? limits.find((limit) => limit.denial)?.denial;
  if (denial) return explicitDeny(request, denial.statement);

  const { principal } = request;
  const identityGrant = principal.type === 'administrator' ? 'administrator' : identity.grant?.statement;
  const resourceType = resourcePolicyType(request);
  if (principal.type === 'service') {
    return resource.grant ? allow(resource.grant.statement) : implicitDeny(request, resourceType);
  }

  const isSameAccount = principal.accountId === request.resourceAccountId;
  const exceeded = limits.find(({ grant }) => grant === undefined);
  if (isSameAccount && grantsDirectly(resource)) {
    // "Resource-based policies that grant permissions to an IAM role ARN are limited by an implicit deny in a permissions boundary"
    // (IAM User Guide, "Permissions boundaries for IAM entities"). The same for everyone (`*`) is Not confirmed against AWS.
    return !exceeded || resource.grant.named === 'session'
      ? allow(resource.grant.statement)
      : implicitDeny(request, exceeded.policyType);
  }
  if (identityGrant === undefined) {
    // AWS names one kind of policy: the trust policy where that has to allow and does not, else the identity's.
    const isTrustMissing = resourceType === 'role-trust' && !resource.grant;
    return implicitDeny(request, isTrustMissing ? 'role-trust' : 'identity-based');
  }
  if (exceeded) return implicitDeny(request, exceeded.policyType);
  const resourceHasToAllow = !isSameAccount || resourcePolicyHasToAllow(request);
  return resourceHasToAllow && !resource.grant ? implicitDeny(request, resourceType) : allow(identityGrant);
}

/** What a principal's permissions cannot go beyond. */
function limitsOf({ boundary, session }: CompiledPolicySet): (readonly [PolicyType, CompiledPolicies])[] {
  return [
    ...(boundary ? [['permissions-boundary', boundary] as const] : []),
    ...(session ? [['session', session] as const] : []),
  ];
}

type DirectGrant = Verdict & Required<Pick<Verdict, 'grant'>>;

/**
 * A grant to the principal's account only delegates to its identity policies, one to the principal itself, or to
 * everyone, needs nothing else in the same account (IAM User Guide, "AWS account principals", "All principals").
 */
function grantsDirectly(verdict: Verdict): verdict is DirectGrant {
  return verdict.grant !== undefined && verdict.grant.named !== 'account';
}

/** What a trust policy has to allow, whoever's identity policies do, too (IAM User Guide, "Pass session tags in AWS STS"). */
const TRUSTED_ACTIONS = /^sts:(?:AssumeRole|SetSourceIdentity|TagSession)/i;

function resourcePolicyType({ action }: AccessRequest): PolicyType {
  return TRUSTED_ACTIONS.test(action) ? 'role-trust' : 'resource-based';
}

/** "IAM role trust policies and KMS key policies are exceptions to this logic" (IAM User Guide, same page). */
function resourcePolicyHasToAllow(request: AccessRequest): boolean {
  return isKmsKey(request.resource) || resourcePolicyType(request) === 'role-trust';
}

function isKmsKey(arn: string): boolean {
  if (!validate(arn)) return false;
  const { service, resource } = parse(arn);
  return service === 'kms' && resource.startsWith('key/');
}

function allow(by: StatementReference | 'administrator'): Decision {
  return { effect: 'Allow', by };
}

function explicitDeny(request: AccessRequest, by: StatementReference): Decision {
  const message = accessDeniedMessage(request, { reason: 'explicit', policyType: by.policyType });
  return { effect: 'Deny', reason: 'explicit', by, message };
}

function implicitDeny(request: AccessRequest, missingIn: PolicyType): Decision {
  const message = accessDeniedMessage(request, { reason: 'implicit', policyType: missingIn });
  return { effect: 'Deny', reason: 'implicit', missingIn, message };
}
