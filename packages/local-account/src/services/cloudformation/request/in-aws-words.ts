import { AwsError } from '../../../errors/aws-error';
import { UserError } from '../../../errors/user-error';

/**
 * Reads or plans something of a client's template: what the client can put right about it is the answer.
 *
 * @throws AwsError `ValidationError` in place of a UserError
 */
export function inAwsWords<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) throw new AwsError('ValidationError', error.message);
    throw error;
  }
}
