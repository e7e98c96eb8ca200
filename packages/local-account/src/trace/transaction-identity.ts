import { z } from 'zod';
import type { TransactionIdentity } from './trace-record';

/** What of an event tells which transaction it carries: the SQS record in its detail. */
const eventSchema = z.object({
  detail: z.object({
    messageId: z.string().optional().catch(undefined),
    messageAttributes: z
      .object({ apiRequestId: z.object({ stringValue: z.string() }).optional() })
      .optional()
      .catch(undefined),
  }),
});

/** Reads the identity out of an event, parsed already; an event that carries none gives an empty one. */
export function identityOfEvent(event: unknown): TransactionIdentity {
  const result = eventSchema.safeParse(event);
  if (!result.success) return {};
  const { messageId, messageAttributes } = result.data.detail;
  return { messageId, id: messageAttributes?.apiRequestId?.stringValue };
}

/** Reads the identity out of a JSON text that may be an event, such as a dead letter's body. */
export function identityOfEventText(text: string): TransactionIdentity {
  try {
    return identityOfEvent(JSON.parse(text));
  } catch {
    return {};
  }
}
