import { AwsError } from '../../../errors/aws-error';

/** What a receipt handle names: one delivery of one message of one queue. */
export interface Receipt {
  readonly messageId: string;
  readonly deliveryId: string;
}

const SEPARATOR = ' ';

/** The handle of a delivery: opaque, and good for its queue only. */
export function receiptHandle(queueArn: string, { messageId, deliveryId }: Receipt): string {
  return Buffer.from([queueArn, messageId, deliveryId].join(SEPARATOR)).toString('base64');
}

/** @throws AwsError ReceiptHandleIsInvalid unless the handle is one of the queue's, whether or not the message still exists */
export function parseReceiptHandle(queueArn: string, handle: string): Receipt {
  const [arn, messageId, deliveryId, ...rest] = Buffer.from(handle, 'base64').toString().split(SEPARATOR);
  if (arn !== queueArn || !messageId || !deliveryId || rest.length > 0) {
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
      404,
    );
  }
  return { messageId, deliveryId };
}
