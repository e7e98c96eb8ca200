import { AwsError } from '../aws-error';

/** SQS and STS answer with the older code; each service's error documentation names its own. */
const OLDER_CODE = new Set(['sqs', 'sts', 'iam', 'cloudformation']);

/** A call that the policies of the stack do not allow. */
export class AccessDenied extends AwsError {
  constructor(
    readonly action: string,
    readonly resource: string,
    message: string,
  ) {
    const older = OLDER_CODE.has(action.split(':')[0] ?? '');
    super(older ? 'AccessDenied' : 'AccessDeniedException', message, older ? 403 : 400);
  }
}
