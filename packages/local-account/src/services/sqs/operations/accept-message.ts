import type { SendMessageResult } from '@aws-sdk/client-sqs';
import { attributeDigest } from '../message/attribute-digest';
import type { MessageContent } from '../message/message';
import type { SendRequest } from '../message/message-content';
import { newMessage } from '../message/new-message';
import type { Queue } from '../queue/queue';
import { integerParameter } from './integer-parameter';

const DELAY_SECONDS = {
  name: 'DelaySeconds',
  minimum: 0,
  maximum: 900,
  reason: 'DelaySeconds must be >= 0 and <= 900.',
};

/** Puts what a sender gave into the queue, and answers with the digests by which the sender can check it. */
export function acceptMessage(queue: Queue, content: MessageContent, request: SendRequest) {
  const delaySeconds = integerParameter(request.DelaySeconds, DELAY_SECONDS, queue.settings.DelaySeconds);
  const message = newMessage(content);
  const attributesMd5 = attributeDigest(content.attributes);
  const systemAttributesMd5 = attributeDigest(request.MessageSystemAttributes);
  queue.send(message, delaySeconds);
  return {
    MessageId: message.messageId,
    MD5OfMessageBody: content.md5OfBody,
    ...(attributesMd5 !== undefined && { MD5OfMessageAttributes: attributesMd5 }),
    ...(systemAttributesMd5 !== undefined && { MD5OfMessageSystemAttributes: systemAttributesMd5 }),
  } satisfies SendMessageResult;
}
