import { AwsError } from '../../../errors/aws-error';

/** What a receipt handle names: one delivery of one message of one queue. */
export interface Receipt {
  readonly messageNumber: number;
  readonly deliveryId: number;
}

const SEPARATOR = ' ';

/** The handle of a delivery: opaque, and good for its queue only. */
export function receiptHandle(queueArn: string, { messageNumber, deliveryId }: Receipt): string {
  return Buffer.from([queueArn, messageNumber, deliveryId].join(SEPARATOR)).toString('base64');
}

/** @throws AwsError ReceiptHandleIsInvalid unless the handle is one of the queue's, whether or not the message still exists */
export function parseReceiptHandle(queueArn: string, handle: string): Receipt {
  const [arn, messageNumber, deliveryId, ...rest] = Buffer.from(handle, 'base64').toString().split(SEPARATOR);
  const receipt = { messageNumber: Number(messageNumber), deliveryId: Number(deliveryId) };
  if (arn === queueArn && receipt.messageNumber > 0 && receipt.deliveryId > 0 && rest.length === 0)
    return receipt;
  throw new AwsError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
    404,
  );
}
