import { z } from 'zod';
import { hasVariableInArnHead } from './arn-pattern';
import { type Condition, conditionElement } from './condition';
import { PolicyText } from './policy-text';
import { principalElement, type PrincipalPattern } from './principal-element';
import { stringList } from './string-list';
import { type PatternToken, wildcardTokens } from './wildcard';

/** A list of which one entry has to match, or none of them when it is the `Not…` form. */
export interface Selection<Entry> {
  readonly negated: boolean;
  readonly entries: readonly Entry[];
}

/** A statement of a policy, its patterns ready to be matched with any number of requests. */
export interface PolicyStatement {
  /** @default - none */
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** @default - none: the policy belongs to an identity */
  readonly principal?: Selection<PrincipalPattern>;
  /** In lower case. */
  readonly action: Selection<readonly PatternToken[]>;
  /** @default - none: the policy is about the role that it belongs to */
  readonly resource?: Selection<PolicyText>;
  readonly conditions: readonly Condition[];
}

// "Consists of a service namespace, a colon, and the name of an action" (IAM User Guide, "Grammar").
const action = z
  .string()
  .regex(/^(\*|[^:\s]+:[^:\s]+)$/, { error: 'must be "*" or "service:Action"' })
  .transform((text) => wildcardTokens(text.toLowerCase()));
const actions = stringList.pipe(z.array(action));

/** Reads one statement. Policies before version 2012-10-17 have no variables. */
export function policyStatement(variables: boolean) {
  const resource = z
    .string()
    .refine((text) => !variables || !hasVariableInArnHead(text), {
      error: 'a policy variable can only stand after the fifth colon of an ARN',
    })
    .transform((text) => new PolicyText(text, { variables, wildcards: true }));
  const resources = stringList.pipe(z.array(resource));
  return z
    .strictObject({
      Sid: z.string().optional(),
      Effect: z.enum(['Allow', 'Deny']),
      Principal: principalElement.optional(),
      NotPrincipal: principalElement.optional(),
      Action: actions.optional(),
      NotAction: actions.optional(),
      Resource: resources.optional(),
      NotResource: resources.optional(),
      Condition: conditionElement(variables).optional(),
    })
    .transform((written, { issues }): PolicyStatement => {
      const refuse = (message: string) => issues.push({ code: 'custom', input: written, message });
      const exclusive = <Entry>(name: string, entries?: readonly Entry[], others?: readonly Entry[]) => {
        if (entries && others) refuse(`${name} and Not${name} exclude each other`);
        return selection(entries, others);
      };
      const selectedActions = exclusive('Action', written.Action, written.NotAction);
      const selectedResources = exclusive('Resource', written.Resource, written.NotResource);
      const principal = exclusive('Principal', written.Principal, written.NotPrincipal);
      if (selectedActions === undefined) refuse('Action or NotAction is missing');
      // "NotPrincipal must be used with "Effect":"Deny". Using it with "Effect":"Allow" is not supported."
      if (principal?.negated && written.Effect === 'Allow') refuse('NotPrincipal needs "Effect": "Deny"');
      return {
        sid: written.Sid,
        effect: written.Effect,
        principal,
        action: selectedActions ?? { negated: false, entries: [] },
        resource: selectedResources,
        conditions: written.Condition ?? [],
      };
    });
}

function selection<Entry>(entries?: readonly Entry[], others?: readonly Entry[]) {
  if (entries) return { negated: false, entries };
  return others && { negated: true, entries: others };
}
