import { AwsError } from '../errors/aws-error';
import { errorFamily } from './error-family';

/** A call that the policies of the stack do not allow. */
export class AccessDenied extends AwsError {
  constructor(
    readonly action: string,
    readonly resource: string,
    message: string,
  ) {
    const family = errorFamily(action.split(':')[0] ?? '');
    const code = family === 'query' ? 'AccessDenied' : 'AccessDeniedException';
    super(code, message, family === 'json' ? 400 : 403);
  }
}
