import { AwsError } from '../../errors/aws-error';

/** AWS's wordings, as recorded on AWS. */

export function noSuchBucket(): AwsError {
  return new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
}

export function noSuchKey(): AwsError {
  return new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
}

export function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgument', message);
}

/** @param what is not run, as a sentence goes on after "The local run": `keeps no versions` */
export function notRun(what: string): AwsError {
  return new AwsError('NotImplemented', `The local run ${what}.`, 501);
}
