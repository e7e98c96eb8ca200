import type { SendMessageResult } from '@aws-sdk/client-sqs';
import { requireKept } from '../../../store/require-kept';
import type { Call } from '../../../wire/operation';
import { attributeDigest } from '../message/attribute-digest';
import { messageContent } from '../message/message-content';
import { newMessage } from '../message/new-message';
import type { SendRequest } from '../message/send-request';
import { transactionOf } from '../message/transaction-of';
import type { SqsPorts } from '../ports';
import type { Queue } from '../queue/queue';
import { takeRoom } from '../queue/take-room';
import { integerParameter } from './integer-parameter';

const DELAY_SECONDS = {
  name: 'DelaySeconds',
  minimum: 0,
  maximum: 900,
  reason: 'DelaySeconds must be >= 0 and <= 900.',
};

/** What becomes of a message on its way takes up to so many times as much: its event, in an archive, in a log, as a dead letter. */
const FOLLOWING_COPIES = 4;

/**
 * Puts what a sender gave into the queue, and answers with the digests by which the sender can check it.
 *
 * @param tooLong the words before `Reason:` for a message that is too long @default - those of a single message
 * @throws AwsError as SendMessage does, ServiceUnavailable while the disk is full among them
 */
export async function acceptMessage(
  request: SendRequest,
  queue: Queue,
  ports: Pick<SqsPorts, 'capacity' | 'clock' | 'identify' | 'store'>,
  call: Call,
  tooLong?: string,
) {
  const { MaximumMessageSize, DelaySeconds } = queue.settings;
  const content = messageContent(request, call, MaximumMessageSize, tooLong);
  const delaySeconds = integerParameter(request.DelaySeconds, DELAY_SECONDS, DelaySeconds);
  const transaction = transactionOf(ports, call, content);
  const attributesMd5 = attributeDigest(content.attributes);
  const systemAttributesMd5 = attributeDigest(request.MessageSystemAttributes);
  const { room } = ports.capacity;
  takeRoom(ports.capacity, content.sizeBytes, call.passage);
  const message = newMessage(content, transaction, ports.clock.now());
  const arrival = queue.messages.prepare(message, delaySeconds);
  try {
    await requireKept(ports.store, call, arrival.changes, FOLLOWING_COPIES * room.keptBytes);
    queue.messages.enter(arrival);
  } catch (error) {
    room.release(content.sizeBytes);
    throw error;
  }
  return {
    MessageId: message.messageId,
    MD5OfMessageBody: content.md5OfBody,
    ...(attributesMd5 !== undefined && { MD5OfMessageAttributes: attributesMd5 }),
    ...(systemAttributesMd5 !== undefined && { MD5OfMessageSystemAttributes: systemAttributesMd5 }),
  } satisfies SendMessageResult;
}
