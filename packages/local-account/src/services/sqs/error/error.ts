import { AwsError } from '../../../errors/aws-error';

/** @param message AWS's whole sentence */
export function invalidParameterValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

/** The form in which AWS refuses one parameter: `Value 11 for parameter MaxNumberOfMessages is invalid. Reason: …`. */
export function invalidValueFor(parameter: string, value: string | number, reason: string): AwsError {
  return invalidParameterValue(`Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`);
}

export function missingParameter(parameter: string): AwsError {
  return new AwsError('MissingParameter', `The request must contain the parameter ${parameter}.`);
}

export function queueDoesNotExist(): AwsError {
  return new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
}

/** What a parameter names, other than by a queue URL, is not there. */
export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}

export function unknownAttribute(name: string): AwsError {
  return new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

/** @param reason @default - none given, as AWS does for a number out of range */
export function invalidAttributeValue(name: string, reason?: string): AwsError {
  const suffix = reason === undefined ? '' : ` Reason: ${reason}`;
  return new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.${suffix}`);
}

export function overLimit(message: string): AwsError {
  return new AwsError('OverLimit', message, 403);
}
