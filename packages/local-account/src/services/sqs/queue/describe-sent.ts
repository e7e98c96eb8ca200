import type { Happening } from '../../../trace/trace-record';
import type { Message } from '../message/message';

const BODY_START_CHARACTERS = 200;

/** What the trace says of a message that was sent. */
export function describeSent({ body, sizeBytes }: Message): Happening {
  const bodyBytes = Buffer.byteLength(body);
  // A copy: the engine's own slice of a text would keep all of it in memory for as long as the record is kept.
  const bodyStart = Buffer.from(body.slice(0, BODY_START_CHARACTERS)).toString();
  return { what: 'MessageSent', bodyBytes, attributeBytes: sizeBytes - bodyBytes, bodyStart };
}
