import type { Parameter as ParameterOutput } from '@aws-sdk/client-ssm';
import type { Parameter } from '../parameters';

/** A parameter, as every operation that gets one answers it. */
export function describeParameter({ name, arn, type, value, dataType, lastModifiedDate }: Parameter) {
  return {
    ARN: arn,
    DataType: dataType,
    LastModifiedDate: lastModifiedDate,
    Name: name,
    Type: type,
    Value: value,
    Version: 1,
  } satisfies ParameterOutput;
}
