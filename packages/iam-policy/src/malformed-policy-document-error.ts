/**
 * A policy that IAM would refuse, or that this engine cannot evaluate faithfully. Whoever wrote the policy has to
 * change it: the message names the policy, the path inside it, and what is wrong there.
 */
export class MalformedPolicyDocumentError extends Error {
  override readonly name = 'MalformedPolicyDocumentError';

  constructor(where: string, problems: readonly string[]) {
    super(`${where} is not a valid policy: ${problems.join('; ')}`);
  }
}
