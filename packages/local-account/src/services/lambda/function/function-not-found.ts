import { AwsError } from '../../../errors/aws-error';

/** @param functionArn as the caller named it, with its qualifier */
export function functionNotFound(functionArn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Function not found: ${functionArn}`, 404);
}

/** What most operations on an alias say of one that there is not (recorded on AWS). */
export function aliasNotFound(aliasArn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Cannot find alias arn: ${aliasArn}`, 404);
}
