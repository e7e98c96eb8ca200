import { AwsError } from '../../../errors/aws-error';

/** @param functionArn as the caller named it, with its qualifier */
export function functionNotFound(functionArn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Function not found: ${functionArn}`, 404);
}
