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
import { DecisionCache } from './decision-cache';
import { type CompiledPolicySet, evaluate } from './evaluate';
import type { NamedPolicy } from './policy-document';

export interface AuthorizerProps {
  /** The most decisions that are remembered. @default - 10,000, a few megabytes */
  readonly cacheCapacity?: number;
  /** Gives `aws:CurrentTime` and `aws:EpochTime`, which AWS always supplies. @default - the system's clock */
  readonly clock?: () => Date;
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
  private readonly sessionPolicies = new WeakMap<readonly NamedPolicy[], SessionPolicies>();
  private sessionsWithPolicies = 0;
  private readonly cache: DecisionCache;
  private readonly clock: () => Date;

  constructor({ cacheCapacity = 10_000, clock = () => new Date() }: AuthorizerProps = {}) {
    this.cache = new DecisionCache(cacheCapacity);
    this.clock = clock;
  }

  /**
   * Sets all the identity policies of a role.
   * @throws MalformedPolicyDocumentError when one is not an identity policy
   */
  setIdentityPolicies(roleArn: string, policies: readonly NamedPolicy[]): void {
    this.identityPolicies.set(roleArn, compileIdentityPolicies(policies));
    this.cache.clear();
  }

  /**
   * Sets the permissions boundary of a role; undefined removes it.
   * @throws MalformedPolicyDocumentError when it is not written like an identity policy
   */
  setPermissionsBoundary(roleArn: string, policy: NamedPolicy | undefined): void {
    if (policy) this.boundaries.set(roleArn, compileBoundary(policy));
    else this.boundaries.delete(roleArn);
    this.cache.clear();
  }

  /**
   * Sets the policy of a resource; undefined removes it. The resource policy of a role is its trust policy.
   * @throws MalformedPolicyDocumentError when it is not a resource policy
   */
  setResourcePolicy(resourceArn: string, policy: NamedPolicy | undefined): void {
    if (policy) this.resourcePolicies.set(resourceArn, compileResourcePolicy(policy));
    else this.resourcePolicies.delete(resourceArn);
    this.cache.clear();
  }

  /**
   * Sets all the policies that a service has for its resources together, as CloudWatch Logs has; a resource with a policy of its own has
   * these not.
   * @param service as in ARNs, such as `logs`
   * @throws MalformedPolicyDocumentError when one is not such a policy
   */
  setServicePolicies(service: string, policies: readonly NamedPolicy[]): void {
    this.servicePolicies.set(service, compileServicePolicies(policies));
    this.cache.clear();
  }

  hasResourcePolicy(resourceArn: string): boolean {
    return this.resourcePolicies.has(resourceArn);
  }

  /**
   * Decides a request by the policies of its principal and of its resource. A role that is not known has no policies.
   *
   * @param sessionPolicies what a role's session was given when it began: it can do no more than they allow. The same array stands for the
   * same policies. @default - it was given none
   * @throws MalformedPolicyDocumentError when one of these is not an identity policy
   */
  authorize(request: AccessRequest, sessionPolicies?: readonly NamedPolicy[]): Decision {
    const { principal, resource } = request;
    const boundary = principal.type === 'role' ? this.boundaries.get(principal.roleArn) : undefined;
    const session = sessionPolicies && this.prepared(sessionPolicies);
    const policies: CompiledPolicySet = {
      identity: this.identityPoliciesOf(principal),
      resource: this.resourcePoliciesOf(resource),
      ...(boundary && { boundary }),
      ...(session && { session: session.compiled }),
    };
    const isRelevant = (key: string) =>
      [policies.identity, policies.resource, policies.boundary, policies.session].some((each) =>
        each?.contextKeys.has(key),
      );
    const timed = this.withTime(request, isRelevant);
    return this.cache.getOrMake(cacheKey(timed, isRelevant, session), () => evaluate(timed, policies));
  }

  private prepared(given: readonly NamedPolicy[]): SessionPolicies {
    const known = this.sessionPolicies.get(given);
    if (known) return known;
    this.sessionsWithPolicies += 1;
    const made = { id: this.sessionsWithPolicies, compiled: compileSessionPolicies(given) };
    this.sessionPolicies.set(given, made);
    return made;
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

  private withTime(request: AccessRequest, isRelevant: IsRelevant): AccessRequest {
    if (!isRelevant('aws:currenttime') && !isRelevant('aws:epochtime')) return request;
    const now = this.clock();
    const time = {
      'aws:CurrentTime': now.toISOString(),
      'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    };
    return { ...request, context: { ...time, ...request.context } };
  }
}

/** The resource whose policy decides: an object of S3 has none of its own, and its bucket's is for both. */
function policyHolderOf(resource: string): string {
  return /^arn:[^:]+:s3:::[^/]+(?=\/)/.exec(resource)?.[0] ?? resource;
}

/** Whether a policy refers to a condition key, in lower case. */
type IsRelevant = (key: string) => boolean;

/** The policies that a session was given, ready to decide. */
interface SessionPolicies {
  /** Stands for them in the keys of decisions. */
  readonly id: number;
  readonly compiled: CompiledPolicies;
}

/** Everything that the decision depends on, and no condition key that no policy refers to. */
function cacheKey(request: AccessRequest, isRelevant: IsRelevant, session?: SessionPolicies): string {
  const { principal, action, resource, resourceAccountId, context } = request;
  const relevant = Object.entries(context)
    .map(([key, value]) => [key.toLowerCase(), value] as const)
    .filter(([key]) => isRelevant(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([principal, session?.id, action, resource, resourceAccountId, relevant]);
}
