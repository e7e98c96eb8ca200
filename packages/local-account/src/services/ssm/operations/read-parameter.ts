import { createHash } from 'node:crypto';
import type { Parameter as ParameterOutput } from '@aws-sdk/client-ssm';
import type { Caller } from '../../../access/caller';
import { keyArnOf, requireKeyUse } from '../../../access/key-use';
import type { Parameter } from '../parameter';
import type { SsmPorts } from '../ports';

/** AWS's own key for parameters lets everybody in who may use them. */
export const OWN_KEY = 'alias/aws/ssm';

/**
 * A parameter, as every operation that gets one answers it. Nothing is encrypted here: who asks for a SecureString as it is stored gets a
 * text that tells nothing.
 *
 * @throws AccessDenied, AwsError `NotFoundException`, where it is to be decrypted and the caller cannot
 */
export function readParameter(
  parameter: Parameter,
  withDecryption: boolean,
  ports: Pick<SsmPorts, 'access' | 'account'>,
  caller: Caller,
) {
  const { name, arn, type, value, dataType, lastModifiedDate, version } = parameter;
  const isSecret = type === 'SecureString';
  if (isSecret && withDecryption) requireParameterKey(ports, caller, parameter, 'kms:Decrypt');
  return {
    ARN: arn,
    DataType: dataType,
    LastModifiedDate: lastModifiedDate,
    Name: name,
    Type: type,
    Value: isSecret && !withDecryption ? hidden(parameter) : value,
    Version: version,
  } satisfies ParameterOutput;
}

/**
 * The right to use the key of a SecureString.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
 */
export function requireParameterKey(
  { access, account }: Pick<SsmPorts, 'access' | 'account'>,
  caller: Caller,
  { arn, keyId = OWN_KEY }: Pick<Parameter, 'arn' | 'keyId'>,
  action: 'kms:Decrypt' | 'kms:Encrypt',
): void {
  if (keyId === OWN_KEY) return;
  requireKeyUse(access, caller, keyArnOf(keyId, account), [action], {
    'kms:ViaService': `ssm.${account.region}.amazonaws.com`,
    'kms:EncryptionContext:PARAMETER_ARN': arn,
  });
}

function hidden({ arn, version, value }: Parameter): string {
  return createHash('sha512')
    .update(JSON.stringify([arn, version, value]))
    .digest('base64');
}
