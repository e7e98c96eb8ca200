import { Validations } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** Why what validators find of every dead-letter queue is as it should be. */
export function acknowledgeDeadLetterQueueFindings(queue: IQueue): void {
  Validations.of(queue).acknowledge({
    id: 'Serverless-SQSRedrivePolicy',
    reason:
      'This is a dead-letter queue: where its messages go next is for an operator to decide. Redriving them elsewhere by themselves would only hide them.',
  });
}

/**
 * Why a queue without dead-letter queue is as it should be, where cdk-nag does not see that it is one itself: it knows those
 * of other queues only.
 *
 * @param purpose what it is, as the end of "This is the dead-letter queue …"
 */
export function acknowledgeUnrecognizedDeadLetterQueue(queue: IQueue, purpose: string): void {
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: `This is the dead-letter queue ${purpose}. The check knows only those of other queues.`,
  });
}
