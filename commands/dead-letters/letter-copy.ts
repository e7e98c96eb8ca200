import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { recordKind, type RecordOf } from '../frame/record-kind';
import type { Letter } from '../letters/letter';
import { identityOf, LETTER_IDENTITY } from './letter-records';

const attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.base64().optional(),
});

const fields = {
  ...LETTER_IDENTITY,
  sentAt: z.string().describe('when SQS took the letter, ISO 8601'),
  body: z.string().describe("the letter's own body, exactly"),
  attributes: z
    .record(z.string(), attribute)
    .describe('its message attributes, as SQS has them; `BinaryValue` in base64'),
  traceHeader: z.string().optional().describe('its system attribute `AWSTraceHeader`'),
};

/** A line of an export: all that there is of a letter, so that it can be put back. */
export const letterCopyRecord = recordKind({
  type: 'letterCopy',
  summary:
    'One letter, whole: what `dead-letters export` writes and `dead-letters import` reads. Printed as JSON, always.',
  fields,
  // With nothing in it that a terminal obeys, so that the output leaves it as it is.
  show: (record) => [JSON.stringify(record).replace(/[^\x20-\x7e]/g, escapeCharacter)],
});

const copySchema = z.object(fields);

export type LetterCopy = RecordOf<typeof letterCopyRecord>;

export function copyOf(letter: Letter): LetterCopy {
  const { Body: body = '', MessageAttributes: attributes = {}, Attributes } = letter.message;
  return {
    ...identityOf(letter),
    sentAt: new Date(letter.sentAt).toISOString(),
    body,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, toJson(value)])),
    traceHeader: Attributes?.AWSTraceHeader,
  };
}

/** The message that a copy is of, as SQS takes it. */
export function messageOf({ body, attributes, traceHeader }: LetterCopy): Message {
  return {
    Body: body,
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, { BinaryValue, ...value }]) => [
        name,
        { ...value, ...(BinaryValue !== undefined && { BinaryValue: Buffer.from(BinaryValue, 'base64') }) },
      ]),
    ),
    ...(traceHeader !== undefined && { Attributes: { AWSTraceHeader: traceHeader } }),
  };
}

/** @throws ZodError or SyntaxError for what is no line of an export */
export function parseCopy(line: string): LetterCopy {
  return copySchema.parse(JSON.parse(line));
}

function toJson({ DataType = 'String', StringValue, BinaryValue }: MessageAttributeValue) {
  return {
    DataType,
    StringValue,
    ...(BinaryValue && { BinaryValue: Buffer.from(BinaryValue).toString('base64') }),
  };
}

/** As JSON writes it, one half of a surrogate pair after the other. */
function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
