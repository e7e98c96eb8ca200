import type { Message } from '@aws-sdk/client-sqs';

/**
 * An SQS message as a pipe hands it on, as JSON text; field names and their order as AWS shows them. That the message
 * attributes have this form, and their digest this place, null where there are none, is recorded on AWS of the same poller's
 * Lambda events; not confirmed against AWS for pipes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
 */
export function pipeRecord(message: Message, eventSourceArn: string, awsRegion: string): string {
  return JSON.stringify({
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
        name,
        {
          stringValue: value.StringValue,
          binaryValue: value.BinaryValue && Buffer.from(value.BinaryValue).toString('base64'),
          stringListValues: [],
          binaryListValues: [],
          dataType: value.DataType,
        },
      ]),
    ),
    md5OfMessageAttributes: message.MD5OfMessageAttributes ?? null,
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: eventSourceArn,
    awsRegion,
  });
}
