import { AwsError } from '../../errors/aws-error';

/** AWS's wordings, as recorded on AWS. */

/** @param problem what comes after `Invalid parameter: ` */
export function invalidParameter(problem: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${problem}`);
}

export function topicDoesNotExist(): AwsError {
  return new AwsError('NotFound', 'Topic does not exist', 404);
}

export function subscriptionDoesNotExist(): AwsError {
  return new AwsError('NotFound', 'Subscription does not exist', 404);
}

/** What is not run. */
export function notRun(what: string): AwsError {
  return new AwsError('InvalidParameter', `The local run ${what}.`);
}
