import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors/aws-error';
import { UserError } from '../../errors/user-error';

/** What CloudFormation calls what a service's error is of; a service's other errors are its own to be understood. */
const HANDLER_ERRORS: readonly (readonly [code: RegExp, handlerErrorCode: string])[] = [
  [
    /AlreadyExists|AlreadyOwnedByYou|ResourceConflict|ConflictException|QueueNameExists|ResourceInUse/,
    'AlreadyExists',
  ],
  [/AccessDenied/, 'AccessDenied'],
  [/NotFound|NoSuch|NonExistent|DoesNotExist/, 'NotFound'],
  [/Throttl|TooManyRequests/, 'Throttling'],
  [/LimitExceeded/, 'ServiceLimitExceeded'],
  [/Internal|ServiceUnavailable/, 'ServiceInternalError'],
];

/**
 * Why a resource failed, as the events of its stack tell it. What AWS's services say stands in the words of CloudFormation's resource
 * handlers; what is only not run here says so itself.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html
 */
export function failureReason(error: unknown): string {
  const awsError = awsErrorIn(error);
  if (awsError) {
    const handlerErrorCode =
      HANDLER_ERRORS.find(([code]) => code.test(awsError.code))?.[1] ?? 'InvalidRequest';
    return `Resource handler returned message: "${wordsOf(awsError)}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${handlerErrorCode})`;
  }
  if (error instanceof UserError) return error.message;
  return `Internal failure: ${error instanceof Error ? error.message : String(error)}`;
}

function awsErrorIn(error: unknown): AwsError | undefined {
  if (error instanceof AwsError) return error;
  return error instanceof Error && error.cause !== undefined ? awsErrorIn(error.cause) : undefined;
}

/** A service often does not say what is missing: what is behind its words is told, too. */
function wordsOf({ message, cause }: AwsError): string {
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}
