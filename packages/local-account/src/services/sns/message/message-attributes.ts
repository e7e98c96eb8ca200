import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { recordByName } from '../../../record-by-name';

/** A message attribute whose type and value go together. */
export interface MessageAttribute {
  /** `String`, `String.Array`, `Number` or `Binary`, with or without a label of its own: `Number.float`. */
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: Uint8Array;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** Binary values travel as base64. */
export const messageAttributesInput = recordByName(
  z.object({
    DataType: z.string(),
    StringValue: z.string().optional(),
    BinaryValue: z
      .string()
      .transform((base64): Uint8Array => Buffer.from(base64, 'base64'))
      .optional(),
  }),
);

/** Recorded on AWS: anything may follow `String`, `Number` and `Binary`, after a dot. */
const TYPE = /^(String|Number|Binary)(?:\..+)?$/s;
const LONGEST_NAME_BYTES = 255;

/**
 * Checks the attributes that a publisher gives, in the words recorded on AWS.
 *
 * @throws AwsError `ParameterValueInvalid`
 */
export function checkAttributes(attributes: MessageAttributes): MessageAttributes {
  for (const [name, attribute] of Object.entries(attributes)) {
    checkName(name);
    checkValue(name, attribute);
  }
  return attributes;
}

function checkName(name: string): void {
  if (Buffer.byteLength(name) > LONGEST_NAME_BYTES) {
    throw invalidValue('Length of message attribute name must be less than 256 bytes.');
  }
  const [illegal] = /[^A-Za-z0-9_.-]/u.exec(name) ?? [];
  if (illegal !== undefined) {
    const code = illegal.codePointAt(0)?.toString(16).toUpperCase();
    throw invalidValue(
      `Invalid non-alphanumeric character '#x${code}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.`,
    );
  }
  if (name.startsWith('.')) {
    throw invalidValue("Invalid message attribute name starting with character '.' was found.");
  }
  if (name.endsWith('.')) {
    throw invalidValue("Invalid message attribute name ending with character '.' was found.");
  }
  if (name.includes('..'))
    throw invalidValue("Message attribute name can not have successive '.' character.");
}

function checkValue(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): void {
  const [, prefix] = TYPE.exec(DataType) ?? [];
  if (prefix === undefined) {
    throw invalidValue(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  const field = prefix === 'Binary' ? 'Binary' : 'String';
  const [value, other] = field === 'Binary' ? [BinaryValue, StringValue] : [StringValue, BinaryValue];
  if (value === undefined && other !== undefined) {
    throw invalidValue(`The message attribute '${name}' with type '${prefix}' must use field '${field}'.`);
  }
  if (value === undefined || value.length === 0) {
    throw invalidValue(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
}

function invalidValue(message: string): AwsError {
  return new AwsError('ParameterValueInvalid', message);
}
