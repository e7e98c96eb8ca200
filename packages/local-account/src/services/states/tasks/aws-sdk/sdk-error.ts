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
  service: SdkService,
  error: AwsError,
  requestId: string,
): { readonly error: string; readonly cause: string } {
  const { javaName, hasExtendedRequestId = false } = service;
  const details = [
    `Service: ${javaName}`,
    `Status Code: ${error.httpStatus}`,
    `Request ID: ${requestId}`,
    ...(hasExtendedRequestId ? [`Extended Request ID: ${requestId}`] : []),
  ];
  return {
    error: `${javaName}.${errorClassOf(service, error) ?? `${javaName}Exception`}`,
    cause: `${error.message} (${details.join(', ')}) (SDK Attempt Count: 1)`,
  };
}

/** The class in Java of an error that the API's model has: whatever the API calls it, it ends with `Exception`. */
export function errorClassOf(
  { errors, renamedErrors = {} }: SdkService,
  { code }: Pick<AwsError, 'code'>,
): string | undefined {
  const name = ownValue(renamedErrors, code) ?? code;
  return errors.includes(name) ? `${name.replace(/Exception$/, '')}Exception` : undefined;
}
