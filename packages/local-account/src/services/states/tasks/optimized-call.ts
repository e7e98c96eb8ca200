import { randomUUID } from 'node:crypto';
import { readSdkArguments } from './aws-sdk/sdk-arguments';
import { errorClassOf } from './aws-sdk/sdk-error';
import { describeAnswer } from './aws-sdk/sdk-result';
import { SDK_SERVICES, type SdkService } from './aws-sdk/sdk-services';
import { type Integration, sdkDetails } from './integration';
import { answerPayload, sdkMetadata } from './sdk-metadata';

interface OptimizedCallProps {
  readonly service: SdkService;
  readonly operation: string;
  /** What errors begin with: `SNS`. */
  readonly errorPrefix: string;
  /** The service in the first version of AWS's SDK for Java: `AmazonSNS`. */
  readonly serviceName: string;
  /** What an error is called that the API's model has not. @default - `AmazonSNSException` */
  readonly otherError?: string;
}

/** An integration that is one action of an API: what it answers, and what AWS's SDK for Java knows of the answer. */
function optimizedCall({
  service,
  operation: name,
  errorPrefix,
  serviceName,
  otherError = `${serviceName}Exception`,
}: OptimizedCallProps): Integration {
  return {
    run: async ({ apis }, call, { arguments: args }) => {
      const operation = apis.find(service.name, name);
      if (!operation) throw new Error(`${service.name} has no operation ${name}`);
      const answer = await operation.call(readSdkArguments(service, operation, args), call);
      // That dates are milliseconds, as this SDK's own are in JSON, is not confirmed against AWS.
      const members = describeAnswer(service, operation, answer, (date) => date.getTime());
      return answerPayload({ ...members, ...sdkMetadata(randomUUID()) });
    },
    // Recorded on AWS: test_publish_base_error_topic_arn and test_start_execution_no_such_arn.
    describeError: (error, requestId) => ({
      error: `${errorPrefix}.${errorClassOf(service, error) ?? otherError}`,
      cause: `${error.message} (Service: ${serviceName}; ${sdkDetails(error, requestId)})`,
    }),
  };
}

/** An object as the message becomes text: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html */
export const snsPublish = optimizedCall({
  service: SDK_SERVICES.sns,
  operation: 'Publish',
  errorPrefix: 'SNS',
  serviceName: 'AmazonSNS',
});

/** It does not wait for the execution's end: https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const statesStartExecution = optimizedCall({
  service: SDK_SERVICES.sfn,
  operation: 'StartExecution',
  errorPrefix: 'StepFunctions',
  serviceName: 'AWSStepFunctions',
});

/**
 * Of an item of a table: https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 *
 * @param operation such as `PutItem`
 */
export function dynamoDbCall(operation: string): Integration {
  return optimizedCall({
    service: SDK_SERVICES.dynamodb,
    operation,
    errorPrefix: 'DynamoDB',
    serviceName: 'AmazonDynamoDBv2',
    otherError: 'AmazonDynamoDBException',
  });
}
