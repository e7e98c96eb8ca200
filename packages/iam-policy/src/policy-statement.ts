import { z } from 'zod';
import type { Condition } from './condition';
import { conditionElement } from './condition-element';
import { principalElement, type PrincipalPattern } from './principal-element';
import { stringList } from './string-list';

/** A list of which one entry has to match, or none of them when it is the `Not…` form. */
export interface Selection<Entry> {
  readonly negated: boolean;
  readonly entries: readonly Entry[];
}

/** A statement of a policy, as written. */
export interface PolicyStatement {
  /** @default - none */
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** @default - none: the policy belongs to an identity */
  readonly principal?: Selection<PrincipalPattern>;
  readonly action: Selection<string>;
  /** @default - none: the policy is about the role that it belongs to */
  readonly resource?: Selection<string>;
  readonly conditions: readonly Condition[];
}

// "Consists of a service namespace, a colon, and the name of an action" (IAM User Guide, "Grammar").
const action = z.string().regex(/^(\*|[^:\s]+:[^:\s]+)$/, { error: 'must be "*" or "service:Action"' });
const actions = stringList.pipe(z.array(action));
const resource = z.string().refine((text) => !hasEarlyVariable(text), {
  error: 'a policy variable can only stand after the fifth colon of an ARN',
});
const resources = stringList.pipe(z.array(resource));

/** Reads one statement. Policies before version 2012-10-17 have no variables. */
export function policyStatement(variables: boolean) {
  return z
    .strictObject({
      Sid: z.string().optional(),
      Effect: z.enum(['Allow', 'Deny']),
      Principal: principalElement.optional(),
      NotPrincipal: principalElement.optional(),
      Action: actions.optional(),
      NotAction: actions.optional(),
      Resource: (variables ? resources : stringList).optional(),
      NotResource: (variables ? resources : stringList).optional(),
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
        ...(written.Sid === undefined ? {} : { sid: written.Sid }),
        effect: written.Effect,
        ...(principal && { principal }),
        action: selectedActions ?? { negated: false, entries: [] },
        ...(selectedResources && { resource: selectedResources }),
        conditions: written.Condition ?? [],
      };
    });
}

function selection<Entry>(entries?: readonly Entry[], others?: readonly Entry[]) {
  if (entries) return { negated: false, entries };
  return others && { negated: true, entries: others };
}

function hasEarlyVariable(resourceText: string): boolean {
  const position = resourceText.search(/\$\{[^*?$]/);
  return position >= 0 && resourceText.slice(0, position).split(':').length <= 5;
}
