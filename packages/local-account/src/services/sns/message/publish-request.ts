import { z } from 'zod';
import { isJsonObject } from '@pipeline/states-language';
import { invalidParameter } from '../sns-errors';
import { checkAttributes, type MessageAttributes, messageAttributesInput } from './message-attributes';

/** The members that Publish and an entry of PublishBatch have in common. */
export const publishMembers = {
  Message: z.string().optional(),
  Subject: z.string().optional(),
  MessageStructure: z.string().optional(),
  MessageAttributes: messageAttributesInput.optional(),
  // Standard topics take a group and pass it on to queues (recorded on AWS).
  MessageGroupId: z.string().optional(),
};

/** What a publisher gives, unchecked. */
export type GivenMessage = z.output<z.ZodObject<typeof publishMembers>>;

/** What a publisher gives, checked. */
export interface PublishRequest {
  readonly Subject?: string;
  /** See `Notification`. */
  readonly messages: ReadonlyMap<string, string>;
  readonly MessageAttributes: MessageAttributes;
  readonly MessageGroupId?: string;
  /** Of message and attributes, as SNS counts them. */
  readonly sizeBytes: number;
}

/** Of message and attributes together. @see https://docs.aws.amazon.com/general/latest/gr/sns.html#limits_sns */
const LARGEST_BYTES = 262_144;

/** "ASCII text that begins with a letter, number, or punctuation mark", no line breaks, fewer than 100 characters (API_Publish). */
const SUBJECT = /^[\x21-\x7E][\x20-\x7E]{0,98}$/;

/** @throws AwsError `InvalidParameter`, `ParameterValueInvalid` */
export function checkMessage(given: GivenMessage): PublishRequest {
  const { Message = '', Subject, MessageStructure, MessageAttributes = {}, MessageGroupId } = given;
  if (Message === '') throw invalidParameter('Empty message');
  if (Subject !== undefined && !SUBJECT.test(Subject)) throw invalidParameter('Subject');
  const attributes = checkAttributes(MessageAttributes);
  const sizeBytes = Buffer.byteLength(Message) + attributeBytes(attributes);
  if (sizeBytes > LARGEST_BYTES) throw invalidParameter('Message too long');
  return {
    Subject,
    messages: MessageStructure === 'json' ? messagesOf(Message) : new Map([['default', Message]]),
    MessageAttributes: attributes,
    MessageGroupId,
    sizeBytes,
  };
}

function attributeBytes(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.byteLength ?? 0),
    0,
  );
}

/** @throws AwsError `InvalidParameter`, in the words recorded on AWS */
function messagesOf(json: string): Map<string, string> {
  const messages = parse(json);
  const texts = Object.entries(messages).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const byProtocol = new Map(texts);
  if (!byProtocol.has('default')) {
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  }
  return byProtocol;
}

function parse(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (isJsonObject(value)) return value;
  } catch {
    // AWS says the same of what is no JSON and of what is no object.
  }
  throw invalidParameter('Message Structure - JSON message body failed to parse');
}
