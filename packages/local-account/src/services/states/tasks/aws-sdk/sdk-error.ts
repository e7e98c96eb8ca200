import type { AwsError } from '../../../../errors/aws-error';
import { ownValue } from '../../../../record-by-name';
import type { SdkService } from './sdk-services';

/**
 * How the SDK integration names and words an error: `Sfn.InvalidTokenException` for one that the API's model has, and
 * `DynamoDb.DynamoDbException` for any other (recorded on AWS, the count of attempts since 2025).
 *
 * @param requestId of the call that failed
 */
export function describeSdkError(
  { javaName, errors, renamedErrors = {} }: SdkService,
  { code, message, httpStatus }: AwsError,
  requestId: string,
): { readonly error: string; readonly cause: string } {
  const modelled = ownValue(renamedErrors, code) ?? code;
  const name = errors.includes(modelled) ? modelled : javaName;
  const details = [`Service: ${javaName}`, `Status Code: ${httpStatus}`, `Request ID: ${requestId}`];
  return {
    // Whatever the API calls an error, its class in Java ends so.
    error: `${javaName}.${name.replace(/Exception$/, '')}Exception`,
    cause: `${message} (${details.join(', ')}) (SDK Attempt Count: 1)`,
  };
}
