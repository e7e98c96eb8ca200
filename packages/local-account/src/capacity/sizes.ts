/** What a message takes besides its body and attributes: 1.5 to 1.7 kB, measured on Node.js 20 with one attribute. */
const BOOKKEEPING_BYTES = 2048;

/** What comes to a message on its way: in the record that a pipe makes of it, and in the envelope of the event. */
const RECORD_BYTES = 1024;
const ENVELOPE_BYTES = 1024;

/** The attributes of a dead letter. */
const DEAD_LETTER_ATTRIBUTES_BYTES = 1024;

/** The room that a message takes. @param sizeBytes of body and attributes */
export function messageRoom(sizeBytes: number): number {
  return sizeBytes + BOOKKEEPING_BYTES;
}

/**
 * The room for what a message may become: JSON escapes each character that SQS takes with two bytes at most, and JavaScript keeps a
 * text with one character beyond Latin-1 in two bytes each.
 *
 * @param sizeBytes of body and attributes
 */
export function roomToAccept(sizeBytes: number): number {
  return roomOfEvent(2 * sizeBytes + RECORD_BYTES);
}

/** The room for an event that a pipe puts. @param detailBytes of its detail's JSON */
export function roomOfEvent(detailBytes: number): number {
  return deadLetterRoom(detailBytes + ENVELOPE_BYTES);
}

/** The room for the dead letter of an event. @param sizeBytes of the event's JSON */
export function deadLetterRoom(sizeBytes: number): number {
  return messageRoom(sizeBytes + DEAD_LETTER_ATTRIBUTES_BYTES);
}
