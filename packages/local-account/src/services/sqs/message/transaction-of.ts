import type { TransactionIdentity } from '../../../trace/trace-record';
import { identityOfEventText } from '../../../trace/transaction-identity';
import type { MessageContent } from './message';

/** The attribute that the API maps its request id to. */
const IDENTITY_ATTRIBUTE = 'apiRequestId';

/** Which transaction a message carries: by its attribute, or, for a dead letter, by the event that is its body. */
export function transactionOf(
  messageId: string,
  { body, attributes }: Pick<MessageContent, 'body' | 'attributes'>,
): TransactionIdentity {
  const id = attributes[IDENTITY_ATTRIBUTE]?.StringValue;
  if (id !== undefined) return { id, messageId };
  // Most bodies are no events, and a megabyte of JSON takes a while to read.
  const event = body.includes('"detail"') ? identityOfEventText(body) : {};
  return { ...event, messageId: event.messageId ?? messageId };
}
