import type { Parameter as ParameterOutput } from '@aws-sdk/client-ssm';
import type { Parameter } from '../parameters';

/** A parameter, as every operation that gets one answers it. */
export function describeParameter(parameter: Parameter) {
  const { name, arn, type, value, dataType, lastModifiedDate, version } = parameter;
  return {
    ARN: arn,
    DataType: dataType,
    LastModifiedDate: lastModifiedDate,
    Name: name,
    Type: type,
    Value: value,
    Version: version,
  } satisfies ParameterOutput;
}
