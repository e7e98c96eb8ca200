/**
 * SQS leaves a message that was received so often out of `ApproximateAgeOfOldestMessage`. One that was received more often, as those that SQS
 * itself moved to *undelivered*, is out of it already.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export const LEAVES_AGE_METRIC_AT = 3;
