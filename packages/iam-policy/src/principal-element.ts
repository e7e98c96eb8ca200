import { z } from 'zod';
import type { Principal } from './access-request';
import { isAccountId, rootAccountId, sessionArn } from './principal-arn';
import { stringList } from './string-list';

/** One entry of a `Principal` or `NotPrincipal` element. */
export type PrincipalPattern =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'arn'; readonly arn: string }
  /** `*` is every service. */
  | { readonly kind: 'service'; readonly service: string }
  /** A canonical user, an identity provider or a deleted principal: none of them calls anything here. */
  | { readonly kind: 'never' };

/**
 * How a principal is named: a role's session by its own ARN, a principal by itself, or through its account, which "delegates
 * authority to the account" and grants nothing without an identity policy (IAM User Guide, "AWS account principals").
 */
export type PrincipalMatch = 'session' | 'direct' | 'account';

// A deleted role or user: IAM replaces its ARN by its unique id.
const UNIQUE_ID = /^A[A-Z]{3}[A-Z0-9]{12,}$/;

const everyone: PrincipalPattern = { kind: 'everyone' };
const never: PrincipalPattern = { kind: 'never' };

const awsPrincipal = z.string().transform((text, { issues }): PrincipalPattern => {
  if (text === '*') return everyone;
  const accountId = isAccountId(text) ? text : rootAccountId(text);
  if (accountId !== undefined) return { kind: 'account', accountId };
  if (UNIQUE_ID.test(text)) return never;
  if (!text.startsWith('arn:')) {
    issues.push({ code: 'custom', input: text, message: `"${text}" is no account, ARN or "*"` });
  } else if (/[*?]/.test(text)) {
    const message = `"${text}": a wildcard cannot stand for part of a principal`;
    issues.push({ code: 'custom', input: text, message });
  }
  return { kind: 'arn', arn: text };
});

const servicePrincipal = z.string().transform((service): PrincipalPattern => ({ kind: 'service', service }));

const principalMap = z
  .strictObject({
    AWS: stringList.pipe(z.array(awsPrincipal)).optional(),
    Service: stringList.pipe(z.array(servicePrincipal)).optional(),
    Federated: stringList.optional(),
    CanonicalUser: stringList.optional(),
  })
  .transform(({ AWS = [], Service = [], Federated = [], CanonicalUser = [] }) => [
    ...AWS,
    ...Service,
    ...[...Federated, ...CanonicalUser].map(() => never),
  ]);

/** `"*"`, which is the same as `{"AWS": "*"}`, or a map of principal types. */
export const principalElement = z.preprocess(
  (element) => (element === '*' ? { AWS: '*' } : element),
  principalMap,
);

/** How a `Principal` element names a principal; undefined when it does not. */
export function matchPrincipal(
  patterns: readonly PrincipalPattern[],
  principal: Principal,
): PrincipalMatch | undefined {
  if (patterns.some((pattern) => namesSession(pattern, principal))) return 'session';
  if (patterns.some((pattern) => namesDirectly(pattern, principal))) return 'direct';
  return patterns.some((pattern) => namesAccount(pattern, principal)) ? 'account' : undefined;
}

/**
 * Whether a `NotPrincipal` element spares a principal. AWS "might validate the account first, then the role, and then
 * the assumed-role user", so that each of these has to be listed (IAM User Guide, "NotPrincipal").
 */
export function sparesPrincipal(patterns: readonly PrincipalPattern[], principal: Principal): boolean {
  if (patterns.some(({ kind }) => kind === 'everyone')) return true;
  if (principal.type === 'service') return matchPrincipal(patterns, principal) !== undefined;
  const listed = new Set(patterns.map((pattern) => (pattern.kind === 'arn' ? pattern.arn : undefined)));
  return (
    patterns.some((pattern) => namesAccount(pattern, principal)) &&
    callerArns(principal).every((arn) => listed.has(arn) || rootAccountId(arn) !== undefined)
  );
}

function namesSession(pattern: PrincipalPattern, principal: Principal): boolean {
  return pattern.kind === 'arn' && principal.type === 'role' && pattern.arn === sessionArn(principal);
}

function namesDirectly(pattern: PrincipalPattern, principal: Principal): boolean {
  switch (pattern.kind) {
    case 'everyone':
      return true;
    case 'arn':
      return principal.type !== 'service' && callerArns(principal).includes(pattern.arn);
    case 'service':
      return (
        principal.type === 'service' && (pattern.service === '*' || pattern.service === principal.service)
      );
    case 'account':
    case 'never':
      return false;
  }
}

function namesAccount(pattern: PrincipalPattern, principal: Principal): boolean {
  return (
    pattern.kind === 'account' && principal.type !== 'service' && pattern.accountId === principal.accountId
  );
}

function callerArns(principal: Exclude<Principal, { type: 'service' }>): string[] {
  return principal.type === 'role' ? [principal.roleArn, sessionArn(principal)] : [principal.arn];
}
