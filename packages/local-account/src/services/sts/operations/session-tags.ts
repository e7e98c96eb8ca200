import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import type { AssumeRoleInput } from './assume-role-input';

/**
 * The tags of a new session: those that are asked for, and those that the caller's own session hands on. The words are recorded on
 * AWS; the keys of tags are not case-sensitive.
 *
 * @throws AwsError `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export function sessionTags(
  { Tags, TransitiveTagKeys }: Pick<AssumeRoleInput, 'Tags' | 'TransitiveTagKeys'>,
  { principal, transitiveTagKeys: inherited = [] }: Caller,
): { readonly tags: Record<string, string>; readonly transitiveTagKeys: readonly string[] } {
  const asked = new Set(Tags.map(({ Key }) => Key.toLowerCase()));
  if (asked.size < Tags.length) {
    throw invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  if (TransitiveTagKeys.some((key) => !asked.has(key.toLowerCase()))) {
    throw invalid('The specified transitive tag key must be included in the requested tags.');
  }
  if (inherited.some((key) => asked.has(key))) {
    throw invalid(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  }
  const ofCaller = Object.entries((principal.type === 'role' ? principal.tags : undefined) ?? {});
  const handedOn = ofCaller.filter(([key]) => inherited.includes(key.toLowerCase()));
  return {
    tags: Object.fromEntries([...handedOn, ...Tags.map(({ Key, Value }) => [Key, Value] as const)]),
    transitiveTagKeys: [...inherited, ...TransitiveTagKeys.map((key) => key.toLowerCase())],
  };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
