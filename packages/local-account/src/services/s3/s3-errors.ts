import { AwsError } from '../../errors/aws-error';

/** AWS's wordings, as recorded on AWS. */

export function noSuchBucket(): AwsError {
  return new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
}

export function noSuchKey(): AwsError {
  return new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
}

export function noSuchVersion(): AwsError {
  return new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
}

export function preconditionFailed(): AwsError {
  return new AwsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
  );
}

export function accessDenied(): AwsError {
  return new AwsError('AccessDenied', 'Access Denied', 403);
}

export function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgument', message);
}

/** @param what is not run, as a sentence goes on after "The local run": `keeps no versions` */
export function notRun(what: string): AwsError {
  return new AwsError('NotImplemented', `The local run ${what}.`, 501);
}
