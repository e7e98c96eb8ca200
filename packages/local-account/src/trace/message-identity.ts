import type { Message } from '@aws-sdk/client-sqs';
import type { Identify } from './identify';
import type { TransactionIdentity } from './trace-record';

/** Which transaction a received message carries; a dead letter, the one of the event in it. */
export function messageIdentity(
  { MessageId, Body = '', MessageAttributes = {} }: Message,
  identify: Identify,
): TransactionIdentity {
  const texts = Object.entries(MessageAttributes).flatMap(([name, { StringValue }]) =>
    StringValue === undefined ? [] : [[name, StringValue] as const],
  );
  const identity = identify({ body: Body, attributes: Object.fromEntries(texts) });
  return { ...identity, messageId: identity.messageId ?? MessageId };
}
