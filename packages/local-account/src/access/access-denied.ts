import { AwsError } from '../errors/aws-error';

/** The services of the older XML protocols say `AccessDenied`, the others `AccessDeniedException`. */
const OLDER_CODE = new Set(['sqs', 'sts', 'iam', 'cloudformation']);

/** The services of the JSON-in-the-body protocols answer 400 for every fault of the caller. */
const BAD_REQUEST = new Set(['logs', 'events', 'states']);

/** A call that the policies of the stack do not allow. */
export class AccessDenied extends AwsError {
  /** @param service whose API answers @default - the action's */
  constructor(
    readonly action: string,
    readonly resource: string,
    message: string,
    service = action.split(':')[0] ?? '',
  ) {
    const code = OLDER_CODE.has(service) ? 'AccessDenied' : 'AccessDeniedException';
    super(code, message, BAD_REQUEST.has(service) ? 400 : 403);
  }
}
