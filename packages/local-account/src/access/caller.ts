import type { NamedPolicy, Principal } from '@pipeline/iam-policy';

/** Who makes a call, and for which resource. */
export interface Caller {
  readonly principal: Principal;
  /** The service that has taken on the principal's role to act for a resource, such as `pipes.amazonaws.com`. No policy sees it. */
  readonly actingService?: string;
  /** The ARN of the resource on whose behalf a service calls; AWS gives it as `aws:SourceArn`. */
  readonly sourceArn?: string;
  /** The service that makes the call with the principal's permissions; AWS gives it as `aws:CalledVia`. */
  readonly calledVia?: string;
  /** What a role's session was given when it began, beyond which it can do nothing. @default - it was given none */
  readonly sessionPolicies?: readonly NamedPolicy[];
  /** The keys, in small letters, of the session's tags that sessions have, too, of roles that it takes on. @default - none has to */
  readonly transitiveTagKeys?: readonly string[];
  /** Further condition keys of the call, as in a policy. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}
