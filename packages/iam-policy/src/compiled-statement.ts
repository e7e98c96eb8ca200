import type { AccessRequest } from './access-request';
import { conditionKeys, holds } from './condition';
import type { PolicyStatement, Selection } from './policy-statement';
import { PolicyText } from './policy-text';
import { matchPrincipal, type PrincipalMatch, sparesPrincipal } from './principal-element';
import type { RequestContext } from './request-context';
import { matchesTokens, wildcardTokens } from './wildcard';

type Test = (request: AccessRequest, context: RequestContext) => boolean;

/** A statement whose patterns are prepared. */
export interface CompiledStatement {
  readonly effect: 'Allow' | 'Deny';
  /** The condition keys on which the outcome depends, in lower case. */
  readonly contextKeys: readonly string[];
  /** How the statement applies to a request; undefined when it does not. */
  match(request: AccessRequest, context: RequestContext): PrincipalMatch | undefined;
}

/** Prepares a statement for {@link CompiledStatement.match}. */
export function compileStatement(statement: PolicyStatement, variables: boolean): CompiledStatement {
  const resource = resourceTest(statement.resource, variables);
  const tests = [
    actionTest(statement.action),
    resource.test,
    ...statement.conditions.map(
      (condition): Test =>
        (_, context) =>
          holds(condition, context),
    ),
  ];
  return {
    effect: statement.effect,
    contextKeys: [...resource.contextKeys, ...statement.conditions.flatMap(conditionKeys)],
    match(request, context) {
      const named = principalMatch(statement, request);
      return named && tests.every((test) => test(request, context)) ? named : undefined;
    },
  };
}

function principalMatch({ principal }: PolicyStatement, request: AccessRequest): PrincipalMatch | undefined {
  if (principal === undefined) return 'direct';
  if (!principal.negated) return matchPrincipal(principal.entries, request.principal);
  return sparesPrincipal(principal.entries, request.principal) ? undefined : 'direct';
}

/** Actions are not case-sensitive (IAM User Guide, "Action"). */
function actionTest({ negated, entries }: Selection<string>): Test {
  const patterns = entries.map((entry) => wildcardTokens(entry.toLowerCase()));
  return ({ action }) => {
    const lowerCased = action.toLowerCase();
    return patterns.some((pattern) => matchesTokens(pattern, lowerCased)) !== negated;
  };
}

/**
 * Resources are case-sensitive. A wildcard may reach across the colons of an ARN: AWS documents this for a `*` that
 * ends a segment (IAM User Guide, "Resource") and is silent about the others.
 */
function resourceTest(
  selection: Selection<string> | undefined,
  variables: boolean,
): { test: Test; contextKeys: string[] } {
  // A trust policy has no Resource: it is about the role that it belongs to.
  if (selection === undefined) return { test: () => true, contextKeys: [] };
  const { negated } = selection;
  const texts = selection.entries.map((entry) => new PolicyText(entry, { variables, wildcards: true }));
  return {
    contextKeys: texts.flatMap((text) => text.contextKeys),
    test: ({ resource }, context) => {
      const patterns = texts.map((text) => text.resolve(context));
      // As for conditions: what a missing variable leaves open is not turned into a match by NotResource.
      if (negated && patterns.includes(undefined)) return false;
      return (
        patterns.some((pattern) => pattern !== undefined && matchesTokens(pattern, resource)) !== negated
      );
    },
  };
}
