import type { AccessRequest } from './access-request';
import { conditionKeys, holds } from './condition';
import type { PolicyStatement, Selection } from './policy-statement';
import { matchPrincipal, type PrincipalMatch, sparesPrincipal } from './principal-element';
import type { RequestContext } from './request-context';
import { matchesTokens } from './wildcard';

/** The condition keys on which {@link matchStatement} depends, in lower case. */
export function statementKeys({ resource, conditions }: PolicyStatement): string[] {
  const resourceKeys = resource?.entries.flatMap((text) => text.contextKeys) ?? [];
  return [...resourceKeys, ...conditions.flatMap(conditionKeys)];
}

/**
 * How a statement applies to a request; undefined when it does not.
 *
 * @param isBounded whether the principal has a permissions boundary
 */
export function matchStatement(
  statement: PolicyStatement,
  request: AccessRequest,
  context: RequestContext,
  isBounded: boolean,
): PrincipalMatch | undefined {
  const named = namesPrincipal(statement, request, isBounded);
  const isMatch =
    named !== undefined &&
    matchesAction(statement, request) &&
    matchesResource(statement, request, context) &&
    statement.conditions.every((condition) => holds(condition, context));
  return isMatch ? named : undefined;
}

function namesPrincipal(
  { effect, principal }: PolicyStatement,
  request: AccessRequest,
  isBounded: boolean,
): PrincipalMatch | undefined {
  if (principal === undefined) return 'direct';
  if (!principal.negated) return matchPrincipal(principal.entries, request.principal);
  // NotPrincipal with Deny "will always deny any IAM principal that has a permissions boundary policy attached, regardless of the
  // values" (IAM User Guide, "Permissions boundaries for IAM entities").
  if (isBounded && effect === 'Deny') return 'direct';
  return sparesPrincipal(principal.entries, request.principal) ? undefined : 'direct';
}

/** Actions are not case-sensitive (IAM User Guide, "Action"). */
function matchesAction({ action }: PolicyStatement, request: AccessRequest): boolean {
  const requested = request.action.toLowerCase();
  return selects(action, (pattern) => matchesTokens(pattern, requested));
}

/**
 * Resources are case-sensitive. A wildcard may reach across the colons of an ARN: AWS documents this for a `*` that
 * ends a segment (IAM User Guide, "Resource") and is silent about the others.
 */
function matchesResource(
  { resource }: PolicyStatement,
  request: AccessRequest,
  context: RequestContext,
): boolean {
  // A trust policy has no Resource: it is about the role that it belongs to.
  if (resource === undefined) return true;
  const { negated, entries } = resource;
  const patterns = entries.map((text) => text.resolve(context));
  // As for conditions: what a missing variable leaves open is not turned into a match by NotResource.
  if (negated && patterns.includes(undefined)) return false;
  return selects(
    { negated, entries: patterns },
    (pattern) => pattern !== undefined && matchesTokens(pattern, request.resource),
  );
}

function selects<Entry>({ negated, entries }: Selection<Entry>, matches: (entry: Entry) => boolean): boolean {
  return entries.some(matches) !== negated;
}
