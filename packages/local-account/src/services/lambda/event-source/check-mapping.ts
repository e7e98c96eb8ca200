import { InvalidEventPatternError } from '@pipeline/event-pattern';
import { checkAtCreation } from '../../../access/creation-refused';
import { parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { RecordFilter } from '../../../queue-polling/record-filter';
import type { LambdaPorts } from '../ports';
import type { MappingSettings } from './mapping';

/** What the role needs on the queue. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const SOURCE_OPERATIONS = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

/**
 * Checks what Lambda checks of a mapping. The words are recorded on AWS; not confirmed against it: those of a role that lacks a
 * permission, and of a visibility timeout that is too short.
 *
 * @throws AwsError InvalidParameterValueException, CreationRefused
 */
export function checkMapping(
  queueArn: string,
  { reference, batchSize, batchingWindowSeconds, filterPatterns }: MappingSettings,
  { access, functions, sources }: LambdaPorts,
): void {
  if (parseArn(queueArn).service !== 'sqs') {
    throw invalid(`The local run polls queues of SQS only, and not ${queueArn}.`);
  }
  if (batchSize > 10 && batchingWindowSeconds === 0) {
    throw invalid(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  checkPatterns(filterPatterns);
  if (!functions.has(reference)) throw invalid('Function does not exist');
  const { functionArn, functionName, roleArn, timeoutSeconds } = functions.find(reference).configuration;
  const visibilitySeconds = sources.visibilityTimeoutSeconds(queueArn);
  if (visibilitySeconds === undefined) {
    throw invalid(
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    );
  }
  const caller = access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, functionName);
  for (const operation of SOURCE_OPERATIONS) {
    checkAtCreation(
      () => access.require(caller, `sqs:${operation}`, queueArn),
      () => ({
        code: 'InvalidParameterValueException',
        message: `The function execution role does not have permissions to call ${operation} on SQS`,
      }),
    );
  }
  if (visibilitySeconds < timeoutSeconds) {
    throw invalid(
      `Queue visibility timeout: ${visibilitySeconds} seconds is less than Function timeout: ${timeoutSeconds} seconds`,
    );
  }
}

function checkPatterns(patterns: readonly string[]): void {
  try {
    void new RecordFilter(patterns);
  } catch (error) {
    if (!(error instanceof InvalidEventPatternError)) throw error;
    throw invalid('Invalid filter pattern definition.');
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
