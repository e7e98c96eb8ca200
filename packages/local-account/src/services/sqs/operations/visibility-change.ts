import { missingParameter } from '../error/error';
import { integerParameter } from './integer-parameter';

const VISIBILITY_TIMEOUT = {
  name: 'VisibilityTimeout',
  minimum: 0,
  maximum: 43_200,
  reason: 'VisibilityTimeout must be an integer between 0 and 43200.',
};

/** A change that lacks nothing and stays within the bounds. */
export interface VisibilityChange {
  readonly receiptHandle: string;
  readonly visibilityTimeoutSeconds: number;
}

/** @throws AwsError MissingParameter or InvalidParameterValue */
export function visibilityChange(request: {
  readonly ReceiptHandle: string | undefined;
  readonly VisibilityTimeout?: number;
}): VisibilityChange {
  if (!request.ReceiptHandle) throw missingParameter('ReceiptHandle');
  const seconds = integerParameter(request.VisibilityTimeout, VISIBILITY_TIMEOUT, undefined);
  if (seconds === undefined) throw missingParameter('VisibilityTimeout');
  return { receiptHandle: request.ReceiptHandle, visibilityTimeoutSeconds: seconds };
}
