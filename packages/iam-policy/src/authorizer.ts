import type { AccessRequest, Principal } from './access-request';
import {
  compileBoundary,
  type CompiledPolicies,
  compileIdentityPolicies,
  compileResourcePolicy,
  compileServicePolicies,
  compileSessionPolicies,
  noPolicies,
} from './compiled-policies';
import type { Decision } from './decision';
import { type CompiledPolicySet, evaluate } from './evaluate';
import type { NamedPolicy } from './policy-document';

export interface AuthorizerProps {
  /** The most decisions that are remembered of one origin. @default - 1,000 */
  readonly mostDecisions?: number;
  /** Gives `aws:CurrentTime` and `aws:EpochTime`, which AWS always supplies. @default - the system's clock */
  readonly clock?: () => Date;
}

/** Where requests come from. The same object stands for the same origin: what is decided for it is remembered, and gone with it. */
export interface RequestOrigin extends Omit<AccessRequest, 'action' | 'resource'> {
  /**
   * What a role's session was given when it began: it can do no more than they allow. The same array stands for the same policies.
   *
   * @default - it was given none
   */
  readonly sessionPolicies?: readonly NamedPolicy[] | undefined;
}

/**
 * Knows the policies of roles and resources and decides requests. Policies are prepared when they are set, and
 * decisions remembered until policies change.
 */
export class Authorizer {
  private readonly identityPolicies = new Map<string, CompiledPolicies>();
  private readonly boundaries = new Map<string, CompiledPolicies>();
  private readonly resourcePolicies = new Map<string, CompiledPolicies>();
  private readonly servicePolicies = new Map<string, CompiledPolicies>();
  /** Of sessions, by the policies that they were given: gone with the session. */
  private readonly sessionPolicies = new WeakMap<readonly NamedPolicy[], CompiledPolicies>();
  /** By action and resource. */
  private decisions = new WeakMap<RequestOrigin, Map<string, Decision>>();
  private readonly mostDecisions: number;
  private readonly clock: () => Date;

  constructor({ mostDecisions = 1000, clock = () => new Date() }: AuthorizerProps = {}) {
    this.mostDecisions = mostDecisions;
    this.clock = clock;
  }

  /**
   * Sets all the identity policies of a role.
   * @throws MalformedPolicyDocumentError when one is not an identity policy
   */
  setIdentityPolicies(roleArn: string, policies: readonly NamedPolicy[]): void {
    this.identityPolicies.set(roleArn, compileIdentityPolicies(policies));
    this.decisions = new WeakMap();
  }

  /**
   * Sets the permissions boundary of a role; undefined removes it.
   * @throws MalformedPolicyDocumentError when it is not written like an identity policy
   */
  setPermissionsBoundary(roleArn: string, policy: NamedPolicy | undefined): void {
    if (policy) this.boundaries.set(roleArn, compileBoundary(policy));
    else this.boundaries.delete(roleArn);
    this.decisions = new WeakMap();
  }

  /**
   * Sets the policy of a resource; undefined removes it. The resource policy of a role is its trust policy.
   * @throws MalformedPolicyDocumentError when it is not a resource policy
   */
  setResourcePolicy(resourceArn: string, policy: NamedPolicy | undefined): void {
    if (policy) this.resourcePolicies.set(resourceArn, compileResourcePolicy(policy));
    else this.resourcePolicies.delete(resourceArn);
    this.decisions = new WeakMap();
  }

  /**
   * Sets all the policies that a service has for its resources together, as CloudWatch Logs has; a resource with a policy of its own has
   * these not.
   * @param service as in ARNs, such as `logs`
   * @throws MalformedPolicyDocumentError when one is not such a policy
   */
  setServicePolicies(service: string, policies: readonly NamedPolicy[]): void {
    this.servicePolicies.set(service, compileServicePolicies(policies));
    this.decisions = new WeakMap();
  }

  hasResourcePolicy(resourceArn: string): boolean {
    return this.resourcePolicies.has(resourceArn);
  }

  /**
   * Decides a request by the policies of its principal and of its resource. A role that is not known has no policies.
   *
   * @param action as in a policy: `sqs:SendMessage`
   * @param resource the ARN of what is acted upon, or `*` for an action that has no resource
   * @throws MalformedPolicyDocumentError when one of the session's policies is not an identity policy
   */
  authorize(origin: RequestOrigin, action: string, resource: string): Decision {
    const decisions = this.decisionsFor(origin);
    const key = `${action} ${resource}`;
    const known = decisions.get(key);
    if (known) return known;
    const request = { ...origin, action, resource };
    const policies = this.policiesFor(origin, resource);
    if (dependOnTime(policies)) return evaluate(this.withTime(request), policies);
    const decision = evaluate(request, policies);
    if (decisions.size >= this.mostDecisions) decisions.clear();
    decisions.set(key, decision);
    return decision;
  }

  private decisionsFor(origin: RequestOrigin): Map<string, Decision> {
    let known = this.decisions.get(origin);
    if (!known) this.decisions.set(origin, (known = new Map<string, Decision>()));
    return known;
  }

  private policiesFor({ principal, sessionPolicies }: RequestOrigin, resource: string): CompiledPolicySet {
    const boundary = principal.type === 'role' ? this.boundaries.get(principal.roleArn) : undefined;
    return {
      identity: this.identityPoliciesOf(principal),
      resource: this.resourcePoliciesOf(resource),
      ...(boundary && { boundary }),
      ...(sessionPolicies && { session: this.prepared(sessionPolicies) }),
    };
  }

  private prepared(given: readonly NamedPolicy[]): CompiledPolicies {
    let known = this.sessionPolicies.get(given);
    if (!known) this.sessionPolicies.set(given, (known = compileSessionPolicies(given)));
    return known;
  }

  private resourcePoliciesOf(resource: string): CompiledPolicies {
    const [, , service = ''] = resource.split(':', 3);
    const own = this.resourcePolicies.get(policyHolderOf(resource));
    return own ?? this.servicePolicies.get(service) ?? noPolicies;
  }

  private identityPoliciesOf(principal: Principal): CompiledPolicies {
    const known = principal.type === 'role' ? this.identityPolicies.get(principal.roleArn) : undefined;
    return known ?? noPolicies;
  }

  private withTime(request: AccessRequest): AccessRequest {
    const now = this.clock();
    const time = {
      'aws:CurrentTime': now.toISOString(),
      'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    };
    return { ...request, context: { ...time, ...request.context } };
  }
}

const TIME_KEYS = ['aws:currenttime', 'aws:epochtime'];

function dependOnTime({ identity, resource, boundary, session }: CompiledPolicySet): boolean {
  return [identity, resource, boundary, session].some((policies) =>
    TIME_KEYS.some((key) => policies?.contextKeys.has(key)),
  );
}

/** The resource whose policy decides: an object of S3 has none of its own, and its bucket's is for both. */
function policyHolderOf(resource: string): string {
  return /^arn:[^:]+:s3:::[^/]+(?=\/)/.exec(resource)?.[0] ?? resource;
}
