import type { Message } from '@aws-sdk/client-sqs';

export const WORKFLOW_ARN = 'arn:aws:states:us-east-1:111122223333:stateMachine:Workflow';

/** A message of *unprocessed*, as the workflow writes it. */
export function unprocessedMessage(
  apiRequestId: string,
  {
    target = WORKFLOW_ARN,
    code = 'MalformedTransactionError',
    message = 'The body is not JSON.',
    sentAt = 1_700_000_000_000,
  } = {},
): Message {
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
  return {
    MessageId: `letter-${apiRequestId}`,
    ReceiptHandle: `handle-${apiRequestId}`,
    Body: JSON.stringify({
      id: `event-${apiRequestId}`,
      time: '2023-11-14T22:13:20Z',
      detail: {
        messageId: `message-${apiRequestId}`,
        body: '{"amount": 1.0}',
        messageAttributes: { apiRequestId: { stringValue: apiRequestId } },
      },
    }),
    Attributes: { SentTimestamp: String(sentAt), ApproximateReceiveCount: '1' },
    MessageAttributes: {
      ERROR_CODE: attribute(code),
      ERROR_MESSAGE: attribute(message),
      TARGET_ARN: attribute(target),
      EXECUTION_ARN: attribute('arn:aws:states:us-east-1:111122223333:express:Workflow:name:1'),
    },
  };
}
