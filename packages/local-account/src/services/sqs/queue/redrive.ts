import type { Message, QueuedMessage } from '../message/message';
import type { RedrivePolicy } from './redrive-policy';

/**
 * Whether a message has been received in its queue as often as it may be, so that it moves instead of being received
 * once more. The receipts before it came to the queue do not count; whether AWS counts them, when a dead-letter queue
 * has a dead-letter queue itself, is Not confirmed against AWS.
 */
export function isExhausted(message: QueuedMessage, policy: RedrivePolicy): boolean {
  return message.receiveCount - message.receiveCountBefore >= policy.maxReceiveCount;
}

/**
 * The message as it arrives in the dead-letter queue: with its id, the time of its sending and its receive count
 * (LocalStack, test_dead_letter_queue_message_attributes, recorded on AWS).
 */
export function deadLetter(
  message: Message,
  { receiveCount }: QueuedMessage,
  sourceQueueArn: string,
): Message {
  return { ...message, deadLetterQueueSourceArn: sourceQueueArn, receiveCountBefore: receiveCount };
}
