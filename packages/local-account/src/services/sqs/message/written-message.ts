import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Message, MessageHead } from './message';

/** JSON writes the one in a text by an escape, so that the head has none. */
const END_OF_HEAD = '\n';

/** A message as one text: all but its body as JSON, and the body as it is. */
export function writeMessage(message: Message): string {
  const head = { ...message, body: undefined, attributes: mapValues(message.attributes, writeValue) };
  return `${JSON.stringify(head)}${END_OF_HEAD}${message.body}`;
}

/** @param text what `writeMessage` has written */
export function readMessage(text: string): Message {
  return { ...readHead(text), body: text.slice(text.indexOf(END_OF_HEAD) + 1) };
}

/** All but the body. @param text what `writeMessage` has written */
export function readHead(text: string): MessageHead {
  const { attributes, ...head } = JSON.parse(text.slice(0, text.indexOf(END_OF_HEAD))) as WrittenHead;
  return { ...head, attributes: mapValues(attributes, readValue) };
}

type WrittenValue = Omit<MessageAttributeValue, 'BinaryValue'> & {
  /** Base64. */
  readonly BinaryValue?: string;
};

type WrittenHead = Omit<MessageHead, 'attributes'> & {
  readonly attributes: Readonly<Record<string, WrittenValue>>;
};

function writeValue({ BinaryValue, ...value }: MessageAttributeValue): WrittenValue {
  return BinaryValue === undefined
    ? value
    : { ...value, BinaryValue: Buffer.from(BinaryValue).toString('base64') };
}

function readValue({ BinaryValue, ...value }: WrittenValue): MessageAttributeValue {
  return BinaryValue === undefined ? value : { ...value, BinaryValue: Buffer.from(BinaryValue, 'base64') };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
