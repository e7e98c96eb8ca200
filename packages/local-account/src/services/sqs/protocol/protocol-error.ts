import type { AwsError } from '../../../errors/aws-error';

/** What the two protocols of SQS say of one error. */
export interface ProtocolError {
  /** `__type` of the JSON protocol. */
  readonly jsonType: string;
  /** The header `x-amzn-query-error` of the JSON protocol. */
  readonly queryErrorHeader: string;
  /** `Code` of the query protocol. */
  readonly queryCode: string;
  /** `Message` of the query protocol. */
  readonly queryMessage: string;
}

const SQS = 'com.amazonaws.sqs';
const FRAMEWORK = 'com.amazon.coral.service';

/**
 * The shapes of the JSON protocol whose name is not simply the query code: the `awsQueryError` traits in the schemas
 * of `@aws-sdk/client-sqs`, and, for the errors that are in no schema, the names that LocalStack's tests recorded on
 * AWS (test_sqs.snapshot.json, `QueryErrorCode`). That AccessDenied becomes AccessDeniedException is
 * Not confirmed against AWS.
 */
const SHAPES = new Map([
  ['InvalidParameterValue', `${FRAMEWORK}#InvalidParameterValueException`],
  ['MissingParameter', `${FRAMEWORK}#MissingRequiredParameterException`],
  ['AccessDenied', `${FRAMEWORK}#AccessDeniedException`],
  ['AWS.SimpleQueueService.NonExistentQueue', `${SQS}#QueueDoesNotExist`],
  ['QueueAlreadyExists', `${SQS}#QueueNameExists`],
]);

const PREFIX = 'AWS.SimpleQueueService.';

/** Only the query protocol still speaks of its WSDL (LocalStack, test_non_existent_queue, recorded on AWS). */
const QUERY_MESSAGES = new Map([
  ['AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist for this wsdl version.'],
]);

/**
 * How an error of this service goes over the wire. An `AwsError` of SQS carries the code of the query protocol, the
 * one that AWS's documentation, botocore and batch results use.
 */
export function protocolError(error: AwsError): ProtocolError {
  const { code, message, httpStatus } = error;
  return {
    jsonType: SHAPES.get(code) ?? `${SQS}#${code.startsWith(PREFIX) ? code.slice(PREFIX.length) : code}`,
    queryErrorHeader: `${code};${httpStatus < 500 ? 'Sender' : 'Receiver'}`,
    queryCode: code,
    queryMessage: QUERY_MESSAGES.get(code) ?? message,
  };
}
