import { AwsError } from '../errors/aws-error';
import { errorFamily } from './error-family';

/** A call that the policies of the stack do not allow. */
export class AccessDenied extends AwsError {
  /** @param service whose API answers @default - the action's */
  constructor(
    readonly action: string,
    readonly resource: string,
    message: string,
    service = action.split(':')[0] ?? '',
  ) {
    const family = errorFamily(service);
    const code = family === 'query' ? 'AccessDenied' : 'AccessDeniedException';
    // SNS has a code of its own: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    super(service === 'sns' ? 'AuthorizationError' : code, message, family === 'json' ? 400 : 403);
  }
}
