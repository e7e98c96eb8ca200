import { createHash } from 'node:crypto';
import type { Message } from '@aws-sdk/client-sqs';
import { type MessageAttributeValue, SendMessageCommand, type SendMessageRequest } from '@aws-sdk/client-sqs';
import type { Connection } from '../../aws/connection';
import { orStays, type RedriveWay } from './redrive-way';

/** Sends body and attributes of a letter to the source queue, as they are: a new message with the same `apiRequestId`. */
export function sendAgain(connection: Pick<Connection, 'sqs'>, sourceQueueUrl: string): RedriveWay {
  return {
    objection: () => undefined,
    async redrive({ message }) {
      return { newMessageId: await sendCopy(connection, sourceQueueUrl, message) };
    },
  };
}

/**
 * Sends a message to a queue: the same body, attributes and trace header, not a byte of them another.
 *
 * @returns the copy's message id
 * @throws LetterStaysError
 */
export async function sendCopy(
  { sqs }: Pick<Connection, 'sqs'>,
  QueueUrl: string,
  { Body = '', MessageAttributes, Attributes }: Message,
): Promise<string> {
  const traceHeader = Attributes?.AWSTraceHeader;
  const { MessageId = '', MD5OfMessageBody } = await orStays(
    sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: Body,
        MessageAttributes: MessageAttributes && onlyValues(MessageAttributes),
        ...(traceHeader !== undefined && {
          MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } },
        }),
      }),
    ),
  );
  // The SDK compares, too, and throws; a client that was told not to would not.
  if (MD5OfMessageBody !== createHash('md5').update(Body).digest('hex')) {
    throw new Error(`SQS took ${MessageId} with another digest than was sent: do not delete its letter.`);
  }
  return MessageId;
}

/** What was received may hold lists that SQS does not take. */
function onlyValues(
  attributes: Record<string, MessageAttributeValue>,
): SendMessageRequest['MessageAttributes'] {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { DataType, StringValue, BinaryValue },
    ]),
  );
}
