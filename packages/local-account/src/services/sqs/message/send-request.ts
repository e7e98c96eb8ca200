import { z } from 'zod';
import { recordByName } from '../../../record-by-name';

/** Binary values travel as base64. */
const binary = z
  .string()
  .transform((base64): Uint8Array => Buffer.from(base64, 'base64'))
  .optional();

const attributes = recordByName(
  z.object({
    DataType: z.string().optional(),
    StringValue: z.string().optional(),
    BinaryValue: binary,
  }),
).optional();

/** The members that SendMessage and an entry of SendMessageBatch have in common. */
export const sendRequestMembers = {
  MessageBody: z.string().optional(),
  DelaySeconds: z.number().int().optional(),
  MessageAttributes: attributes,
  MessageSystemAttributes: attributes,
  MessageGroupId: z.string().optional(),
  MessageDeduplicationId: z.string().optional(),
};

/** What a sender gives, unchecked. */
export type SendRequest = z.output<z.ZodObject<typeof sendRequestMembers>>;

/** The attributes of a message, or the system's, as a sender gives them, unchecked. */
export type GivenAttributes = NonNullable<SendRequest['MessageAttributes']>;
