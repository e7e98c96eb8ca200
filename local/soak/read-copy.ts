import { z } from 'zod';
import type { Copy } from './soaked-pipeline';

/** What the function logs of a transaction that it takes; what it logs of one that it refuses has no body. */
const logRecord = z.object({ message: z.object({ apiRequestId: z.string().optional(), body: z.string() }) });

const event = z.object({
  detail: z.object({
    body: z.string(),
    messageAttributes: z.object({ apiRequestId: z.object({ stringValue: z.string() }) }),
  }),
});

/** @returns undefined for a record that is about something else */
export function copyInLogRecord(text: string): Copy | undefined {
  const { data } = logRecord.safeParse(parse(text));
  return data && { apiRequestId: data.message.apiRequestId, body: data.message.body };
}

/** @returns a copy of nothing for what is no event of a transaction */
export function copyInEvent(text: string): Copy {
  const { data } = event.safeParse(parse(text));
  return {
    apiRequestId: data?.detail.messageAttributes.apiRequestId.stringValue,
    body: data?.detail.body,
  };
}

/** @returns undefined for what is no JSON */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
