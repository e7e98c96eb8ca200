import type { FunctionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { checkRevision } from './revision';

/**
 * Refuses a change of a policy that somebody else has changed meanwhile. Of what has no policy yet, the revision is its own: that of
 * an alias is taken then (recorded on AWS).
 *
 * @throws AwsError PreconditionFailedException
 */
export function checkPolicyRevision(
  { functions, policies }: Pick<LambdaPorts, 'functions' | 'policies'>,
  reference: FunctionReference,
  given: string | undefined,
): void {
  const versioned = functions.lookUp(reference);
  const { qualifier } = reference;
  const holder =
    (qualifier === undefined ? undefined : versioned?.alias(qualifier)) ?? versioned?.find(qualifier);
  const current = policies.find(reference.functionArn)?.revisionId ?? holder?.revisionId;
  if (current !== undefined) checkRevision(given, current, 'GetPolicy');
}
