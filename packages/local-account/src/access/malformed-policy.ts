import {
  compilePolicySet,
  MalformedPolicyDocumentError,
  type NamedPolicy,
  parsePolicyDocument,
} from '@pipeline/iam-policy';
import { AwsError } from '../errors/aws-error';

/** How a service refuses a policy that is none, or that cannot be evaluated. */
export type PolicyRefusal = (reason: string) => AwsError;

/** IAM's own refusal (IAM API Reference, PutRolePolicy). */
export const malformedPolicyDocument: PolicyRefusal = (reason) =>
  new AwsError('MalformedPolicyDocument', reason, 400);

/** @throws MalformedPolicyDocumentError */
export function parsePolicy(name: string, document: unknown): NamedPolicy {
  return { name, document: parsePolicyDocument(document, name) };
}

/**
 * Sets a policy, for all kinds of them: whether a document is a policy is known when it is parsed, whether it is one of its kind
 * when it is set.
 *
 * @throws AwsError what `refusal` gives, in place of MalformedPolicyDocumentError
 */
export function refuseMalformedPolicy(refusal: PolicyRefusal, setPolicy: () => void): void {
  try {
    setPolicy();
  } catch (error) {
    if (error instanceof MalformedPolicyDocumentError) throw refusal(error.message);
    throw error;
  }
}

/**
 * Refuses what is no policy of an identity, before anything is made of it.
 *
 * @param document the policy as its author wrote it: an object, or its JSON text
 * @throws AwsError `MalformedPolicyDocument`
 */
export function refuseMalformedIdentityPolicy(name: string, document: unknown): void {
  refuseMalformedPolicy(malformedPolicyDocument, () => {
    compilePolicySet({ identity: [parsePolicy(name, document)] });
  });
}
