import { AwsError } from '../../errors/aws-error';

/** What API Gateway answers to what does not go together with what an API has already. */
export function apiConflict(message: string): AwsError {
  return new AwsError('ConflictException', message, 409);
}
