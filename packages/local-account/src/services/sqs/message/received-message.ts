import type { MessageSystemAttributeName, Message as ReceivedMessage } from '@aws-sdk/client-sqs';
import type { Delivery } from '../queue/delivery';
import { attributeDigest } from './attribute-digest';
import type { MessageAttributes } from './message';

/** What of a message a receiver wants to see besides the body. */
export interface Selection {
  /** Names of system attributes, or `All`. */
  readonly systemAttributeNames: readonly string[];
  /** Names of message attributes, `All`, `.*`, `*`, or a prefix with `.*`. */
  readonly messageAttributeNames: readonly string[];
}

/** A delivery as ReceiveMessage answers it. The digest is that of the attributes which are in the answer. */
export function receivedMessage(delivery: Delivery, selection: Selection): ReceivedMessage {
  const { message, receiptHandle } = delivery;
  const attributes = selectedAttributes(message.attributes, selection.messageAttributeNames);
  const system = selectedSystemAttributes(delivery, selection.systemAttributeNames);
  const digest = attributeDigest(attributes);
  return {
    MessageId: message.messageId,
    ReceiptHandle: receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(digest !== undefined && { MD5OfMessageAttributes: digest, MessageAttributes: attributes }),
  } satisfies ReceivedMessage;
}

function selectedSystemAttributes(
  { message, receiveCount, firstReceivedAt }: Delivery,
  names: readonly string[],
): Partial<Record<MessageSystemAttributeName, string>> {
  const attributes: Partial<Record<MessageSystemAttributeName, string | undefined>> = {
    SenderId: message.senderId,
    SentTimestamp: String(message.enqueuedAt),
    ApproximateReceiveCount: String(receiveCount),
    ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
    MessageGroupId: message.messageGroupId,
    AWSTraceHeader: message.awsTraceHeader,
    DeadLetterQueueSourceArn: message.deadLetterQueueSourceArn,
  };
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) => value !== undefined && (names.includes('All') || names.includes(name)),
    ),
  );
}

/** `*` is documented nowhere; recorded on AWS: ReceiveMessage with names of attributes. */
const EVERY_ATTRIBUTE = new Set(['All', '.*', '*']);

/** A name that no attribute has, or could have, selects nothing. Recorded on AWS: ReceiveMessage with names of attributes. */
function selectedAttributes(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  const selects = (name: string) =>
    names.some(
      (wanted) =>
        EVERY_ATTRIBUTE.has(wanted) ||
        wanted === name ||
        (wanted.endsWith('.*') && name.startsWith(wanted.slice(0, -'.*'.length))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => selects(name)));
}
