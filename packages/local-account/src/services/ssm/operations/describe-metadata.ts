import type { ParameterMetadata } from '@aws-sdk/client-ssm';
import type { Parameter } from '../parameter';
import { OWN_KEY } from './read-parameter';

/** All about a parameter but its value. */
export function describeMetadata(parameter: Parameter) {
  const { name, arn, type, dataType, lastModifiedDate, version, tier = 'Standard' } = parameter;
  const { allowedPattern, description, keyId = OWN_KEY } = parameter;
  return {
    Name: name,
    ARN: arn,
    Type: type,
    ...(type === 'SecureString' && { KeyId: keyId }),
    LastModifiedDate: lastModifiedDate,
    ...(description !== undefined && { Description: description }),
    ...(allowedPattern !== undefined && { AllowedPattern: allowedPattern }),
    Version: version,
    Tier: tier,
    Policies: [],
    DataType: dataType,
  } satisfies ParameterMetadata;
}
