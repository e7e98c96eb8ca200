import type { AssumeRoleResponse } from '@aws-sdk/client-sts';
import type { NamedPolicy } from '@pipeline/iam-policy';
import type { Caller } from '../../../access/caller';
import { callerIdentity } from '../../../access/caller-identity';
import { parsePolicy, refuseMalformedIdentityPolicy } from '../../../access/malformed-policy';
import { resourceNameOf } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { operation, type Permission } from '../../../wire/operation';
import type { StsPorts } from '../ports';
import { type AssumeRoleInput, assumeRoleInput } from './assume-role-input';
import { sessionTags } from './session-tags';

/** Of a session that another session of a role has begun, whatever the role allows (IAM User Guide, "Role chaining"). */
const LONGEST_CHAINED_SECONDS = 3600;

/** The account itself can take on roles here, which AWS refuses to a root user: it stands for every administrator. */
export const assumeRole = operation({
  name: 'AssumeRole',
  input: assumeRoleInput,
  authorize: permissionsToAssume,
  run: (input, { access }: StsPorts, { caller }) => {
    const { RoleArn, RoleSessionName, DurationSeconds, Policy } = input;
    requireDuration(
      DurationSeconds,
      caller,
      access.roles.get(resourceNameOf(RoleArn)).maxSessionDurationSeconds,
    );
    const { tags, transitiveTagKeys } = sessionTags(input, caller);
    const sourceIdentity = sourceIdentityOf(input, caller);
    const session: Caller = {
      principal: access.sessionOf(RoleArn, {
        sessionName: RoleSessionName,
        tags,
        ...(sourceIdentity !== undefined && { sourceIdentity }),
      }),
      ...(Policy !== undefined && { sessionPolicies: [sessionPolicy(Policy)] }),
      ...(transitiveTagKeys.length > 0 && { transitiveTagKeys }),
    };
    const issued = access.credentials.issueSession(session, DurationSeconds);
    const { arn, userId } = callerIdentity(session.principal);
    return {
      Credentials: {
        AccessKeyId: issued.accessKeyId,
        SecretAccessKey: issued.secretAccessKey,
        SessionToken: issued.sessionToken,
        Expiration: new Date(issued.expiration),
      },
      AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
      ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    } satisfies AssumeRoleResponse;
  },
});

/** What the caller's policies and the role's trust policy have to allow. */
function permissionsToAssume(input: AssumeRoleInput): Permission[] {
  const { RoleArn: resource, RoleSessionName, ExternalId, SourceIdentity, Tags, TransitiveTagKeys } = input;
  const context = {
    'sts:RoleSessionName': RoleSessionName,
    ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
    ...(SourceIdentity !== undefined && { 'sts:SourceIdentity': SourceIdentity }),
    ...(Tags.length > 0 && { 'aws:TagKeys': Tags.map(({ Key }) => Key) }),
    ...(TransitiveTagKeys.length > 0 && { 'sts:TransitiveTagKeys': TransitiveTagKeys }),
    ...Object.fromEntries(Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
  };
  return [
    { resource, context },
    ...(Tags.length > 0 ? [{ action: 'sts:TagSession', resource, context }] : []),
    ...(SourceIdentity === undefined ? [] : [{ action: 'sts:SetSourceIdentity', resource, context }]),
  ];
}

/** Both words are AWS's: https://github.com/99designs/aws-vault/issues/263, https://github.com/ruimarinho/gsts/issues/13 */
function requireDuration(seconds: number, { principal }: Caller, longestSeconds: number): void {
  if (principal.type === 'role' && seconds > LONGEST_CHAINED_SECONDS) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds > longestSeconds) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
}

/**
 * It goes on through a chain of roles, and cannot be changed there (IAM User Guide, "Monitor and control actions taken with assumed
 * roles"). Not confirmed against AWS: the words.
 */
function sourceIdentityOf(
  { SourceIdentity }: Pick<AssumeRoleInput, 'SourceIdentity'>,
  { principal }: Caller,
): string | undefined {
  const ofCaller = principal.type === 'role' ? principal.sourceIdentity : undefined;
  if (ofCaller === undefined || SourceIdentity === undefined || SourceIdentity === ofCaller) {
    return SourceIdentity ?? ofCaller;
  }
  throw new AwsError('ValidationError', `The source identity of the calling session is ${ofCaller}.`);
}

/** @throws AwsError `MalformedPolicyDocument` */
function sessionPolicy(text: string): NamedPolicy {
  const name = 'the session policy';
  refuseMalformedIdentityPolicy(name, text);
  return parsePolicy(name, text);
}
