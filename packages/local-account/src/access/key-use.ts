import { z } from 'zod';
import type { Account } from '../account';
import { arn, isArn, parseArn } from '../arn';
import { AwsError } from '../errors/aws-error';
import type { Access } from './access';
import type { Caller } from './caller';

/** A key of the stack, by the ARN that `Fn::GetAtt` gives; a local run has no other. */
export const keyArnProperty = z
  .string()
  .regex(/^arn:[^:]+:kms:[^:]*:\d{12}:key\//, {
    error: ({ input }) =>
      `The local run knows the keys of the template only, by their ARN, and not ${JSON.stringify(input)}`,
  })
  .describe('the ARN of a key of the template');

/** The same, also by the id that `Ref` gives. */
export const keyIdProperty = z
  .string()
  .regex(new RegExp(`^(?:arn:[^:]+:kms:[^:]*:\\d{12}:key/.+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`), {
    error: ({ input }) =>
      `The local run knows the keys of the template only, by their ARN or id, and not ${JSON.stringify(input)}`,
  })
  .describe('the ARN or the id of a key of the template');

/** The alias of the key that AWS makes for a service: its policy is AWS's own. */
export function isAliasOfAws(keyId: string): boolean {
  return /(?:^|:)alias\/aws\//.test(keyId);
}

/** @param keyId of a key: an id, an ARN or an alias, as APIs take it. Keys of the account have no other alias here. */
export function keyArnOf(keyId: string, account: Account): string {
  if (isArn(keyId)) return keyId;
  return arn(account, 'kms', keyId.startsWith('alias/') ? keyId : `key/${keyId}`);
}

/**
 * Checks what KMS would when a service encrypts or decrypts on somebody's behalf. Nothing is encrypted locally, but a missing
 * permission fails here as it would there.
 *
 * @param context the condition keys that KMS adds, such as `kms:ViaService` and `kms:EncryptionContext:…`; `kms:CallerAccount` is added here
 * @throws AwsError `NotFoundException`, before anything is looked at: every key has a policy (KMS Developer Guide, "Key policies");
 * `KMSInvalidStateException` for one that is pending deletion (KMS Developer Guide, "Key states of AWS KMS keys")
 * @throws AccessDenied
 */
export function requireKeyUse(
  access: Access,
  caller: Caller,
  keyArn: string,
  actions: readonly `kms:${string}`[],
  context: Readonly<Record<string, string>>,
): void {
  if (!access.hasResourcePolicy(keyArn)) {
    const isAlias = parseArn(keyArn).resource.startsWith('alias/');
    throw new AwsError(
      'NotFoundException',
      isAlias ? `Alias ${keyArn} is not found.` : `Key '${keyArn}' does not exist`,
    );
  }
  if (access.unusableKeys.has(keyArn)) {
    throw new AwsError('KMSInvalidStateException', `${keyArn} is pending deletion.`);
  }
  const withAccount = { ...context, ...accountOf(caller) };
  for (const action of actions) access.require({ ...caller, context: withAccount }, action, keyArn);
}

/** A service that calls for itself has no account that a policy could name. */
function accountOf({ principal }: Caller): Readonly<Record<string, string>> {
  return principal.type === 'service' ? {} : { 'kms:CallerAccount': principal.accountId };
}
