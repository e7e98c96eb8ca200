import type { AccountPorts } from '../../../account-ports';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { Call } from '../../../wire/operation';
import type { MessageAttributes, MessageContent } from './message';

/** Which transaction a message carries that is sent: its sender may know, else the owner of the stack is asked. */
export function transactionOf(
  { identify }: Pick<AccountPorts, 'identify'>,
  { transaction }: Pick<Call, 'transaction'>,
  { body, attributes }: Pick<MessageContent, 'body' | 'attributes'>,
): TransactionIdentity {
  return transaction ?? identify({ body, attributes: textsOf(attributes) });
}

function textsOf(attributes: MessageAttributes): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { StringValue }]) =>
      StringValue === undefined ? [] : [[name, StringValue]],
    ),
  );
}
