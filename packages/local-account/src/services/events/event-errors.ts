import { AwsError } from '../../errors/aws-error';

/** AWS's wordings, as recorded by LocalStack's tests and others. */

export function eventBusDoesNotExist(name: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
}

export function ruleDoesNotExist(name: string, eventBusName: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `Rule ${name} does not exist on EventBus ${eventBusName}.`,
  );
}

export function doesNotExist(kind: 'Archive' | 'Replay', name: string): AwsError {
  return new AwsError('ResourceNotFoundException', `${kind} ${name} does not exist.`);
}

export function alreadyExists(
  kind: 'Event bus' | 'Archive' | 'Connection' | 'Replay',
  name: string,
): AwsError {
  return new AwsError('ResourceAlreadyExistsException', `${kind} ${name} already exists.`);
}

export function invalidParameter(parameter: string, reason: string): AwsError {
  return new AwsError('ValidationException', `Parameter ${parameter} is not valid. Reason: ${reason}`);
}

export function limitExceeded(): AwsError {
  return new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');
}
