import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Message, MessageHead } from './message';

/** A message without its body, as text. */
export function writeHead(message: MessageHead | Message): string {
  return JSON.stringify({
    ...message,
    body: undefined,
    attributes: mapValues(message.attributes, writeValue),
  });
}

/** @param text what `writeHead` has written */
export function readHead(text: string): MessageHead {
  const { attributes, ...head } = JSON.parse(text) as WrittenHead;
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
