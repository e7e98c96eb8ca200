import { z } from 'zod';
import type { Identify } from '@pipeline/local-account';

/** An event of the pipeline: its detail is the SQS record. */
const eventText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      detail: z.object({
        messageId: z.string().optional().catch(undefined),
        messageAttributes: z
          .object({ apiRequestId: z.object({ stringValue: z.string() }).optional() })
          .optional()
          .catch(undefined),
      }),
    }),
  );

/**
 * Which transaction a message of this app carries: by the attribute that the API maps its request id to; a dead letter by the event
 * that is its body.
 */
export const identifyTransaction: Identify = ({ body, attributes }) => {
  const { apiRequestId } = attributes;
  if (apiRequestId !== undefined) return { id: apiRequestId };
  // Most bodies are no events, and a megabyte of JSON takes a while to read.
  if (!body.includes('"detail"')) return {};
  const event = eventText.safeParse(body);
  if (!event.success) return {};
  const { messageId, messageAttributes } = event.data.detail;
  const id = messageAttributes?.apiRequestId?.stringValue;
  return { ...(id !== undefined && { id }), ...(messageId !== undefined && { messageId }) };
};
