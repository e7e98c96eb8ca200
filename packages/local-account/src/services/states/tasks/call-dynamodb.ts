import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../errors/aws-error';
import { type Integration, sdkDetails, withoutNulls } from './integration';
import { answerPayload, sdkMetadata } from './sdk-metadata';

/** The errors of DynamoDB that its client in AWS's SDK for Java knows by their own names; any other has one name for all. */
const NAMED = new Set([
  'ConditionalCheckFailedException',
  'ItemCollectionSizeLimitExceededException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ResourceNotFoundException',
  'TransactionConflictException',
]);

/**
 * `arn:aws:states:::dynamodb:putItem` and the like: arguments are the operation's own.
 *
 * @param operation such as `PutItem`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 */
export function dynamoDbCall(operation: string): Integration {
  return {
    run: async ({ apis }, call, { arguments: args }) => {
      const served = apis.find('dynamodb', operation);
      if (!served) throw new AwsError('UnknownOperationException', `DynamoDB has no ${operation} here`);
      const answer = await served.call(withoutNulls(args.value), call);
      return answerPayload({ ...answer, ...sdkMetadata(randomUUID()) });
    },
    // Recorded on AWS, of a table that there is not, and of arguments that are wrong.
    describeError: (error, requestId) => ({
      error: `DynamoDB.${NAMED.has(error.code) ? error.code : 'AmazonDynamoDBException'}`,
      cause: `${error.message} (Service: AmazonDynamoDBv2; ${sdkDetails(error, requestId)})`,
    }),
  };
}
