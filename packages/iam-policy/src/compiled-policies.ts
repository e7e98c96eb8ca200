import type { AccessRequest } from './access-request';
import type { PolicyType, StatementReference } from './decision';
import { MalformedPolicyDocumentError } from './malformed-policy-document-error';
import type { NamedPolicy } from './policy-document';
import type { PolicyStatement } from './policy-statement';
import type { PrincipalMatch } from './principal-element';
import type { RequestContext } from './request-context';
import { matchStatement, statementKeys } from './statement-match';

/** The policies that bear on a request. */
export interface PolicySet {
  /** The policies of the role that calls. */
  readonly identity: readonly NamedPolicy[];
  /** The policy of what is called; of a role, its trust policy. @default - none */
  readonly resource?: NamedPolicy;
  /** The permissions boundary of the role that calls. @default - none */
  readonly boundary?: NamedPolicy;
  /** The policies that its session was given. @default - none */
  readonly session?: readonly NamedPolicy[];
}

/** A statement that applies to a request. */
export interface Finding {
  readonly statement: StatementReference;
  readonly named: PrincipalMatch;
}

/** What policies of one kind say about a request. */
export interface Verdict {
  readonly denial?: Finding;
  readonly grant?: Finding;
}

/** Policies of one kind, prepared for any number of requests. */
export interface CompiledPolicies {
  /** The condition keys on which verdicts depend, in lower case. */
  readonly contextKeys: ReadonlySet<string>;
  /** @param isBounded whether the principal has a permissions boundary */
  verdict(request: AccessRequest, context: RequestContext, isBounded: boolean): Verdict;
}

/** No policies: they say nothing. */
export const noPolicies: CompiledPolicies = { contextKeys: new Set(), verdict: () => ({}) };

/**
 * Prepares the policies of a role.
 * @throws {@link MalformedPolicyDocumentError} when a statement names a principal or no resource
 */
export function compileIdentityPolicies(policies: readonly NamedPolicy[]): CompiledPolicies {
  return compileForIdentity(policies, 'identity-based');
}

/**
 * Prepares the permissions boundary of a role, which is written like its policies.
 * @throws {@link MalformedPolicyDocumentError} as for these
 */
export function compileBoundary(policy: NamedPolicy): CompiledPolicies {
  return compileForIdentity([policy], 'permissions-boundary');
}

/**
 * Prepares the policies of a session, which are written like those of its role.
 * @throws {@link MalformedPolicyDocumentError} as for these
 */
export function compileSessionPolicies(policies: readonly NamedPolicy[]): CompiledPolicies {
  return compileForIdentity(policies, 'session');
}

function compileForIdentity(policies: readonly NamedPolicy[], policyType: PolicyType): CompiledPolicies {
  return compile(policies, policyType, ({ principal, resource }) => {
    if (principal !== undefined) return 'an identity-based policy cannot have a Principal';
    return resource === undefined ? NO_RESOURCE : undefined;
  });
}

const NO_RESOURCE = 'Resource or NotResource is missing';

/**
 * Prepares the policy of a resource: a trust policy if its statements have no `Resource`.
 * @throws {@link MalformedPolicyDocumentError} when a statement names no principal
 */
export function compileResourcePolicy(policy: NamedPolicy): CompiledPolicies {
  const isTrustPolicy = policy.document.statements.every(({ resource }) => resource === undefined);
  return compile([policy], isTrustPolicy ? 'role-trust' : 'resource-based', ({ principal }) =>
    principal === undefined ? NO_PRINCIPAL : undefined,
  );
}

const NO_PRINCIPAL = 'Principal or NotPrincipal is missing';

/**
 * Prepares policies of a service's resources, of which each statement says for which of them it is.
 * @throws {@link MalformedPolicyDocumentError} when a statement names no principal or no resource
 */
export function compileServicePolicies(policies: readonly NamedPolicy[]): CompiledPolicies {
  return compile(policies, 'resource-based', ({ principal, resource }) => {
    if (principal === undefined) return NO_PRINCIPAL;
    return resource === undefined ? NO_RESOURCE : undefined;
  });
}

/** A grant to a session is worth more than one to its role, and that more than one to the account. */
const WORTH: Record<PrincipalMatch, number> = { session: 2, direct: 1, account: 0 };

function compile(
  policies: readonly NamedPolicy[],
  policyType: PolicyType,
  problemOf: (statement: PolicyStatement) => string | undefined,
): CompiledPolicies {
  const statements = policies.flatMap(({ name, document }) =>
    document.statements.map((statement, index): [PolicyStatement, StatementReference] => {
      const problem = problemOf(statement);
      if (problem) throw new MalformedPolicyDocumentError(name, [`Statement.${index}: ${problem}`]);
      return [statement, { policyType, policy: name, statement: statement.sid ?? `#${index}` }];
    }),
  );
  return {
    contextKeys: new Set(statements.flatMap(([statement]) => statementKeys(statement))),
    verdict(request, context, isBounded) {
      let grant: Finding | undefined;
      for (const [statement, reference] of statements) {
        const named = matchStatement(statement, request, context, isBounded);
        if (named === undefined) continue;
        const finding = { statement: reference, named };
        if (statement.effect === 'Deny') return { denial: finding };
        if (grant === undefined || WORTH[named] > WORTH[grant.named]) grant = finding;
      }
      return grant ? { grant } : {};
    },
  };
}
