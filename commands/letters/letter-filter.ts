import type { Letter } from './letter';

/** Which letters are meant: those that fulfil all of it. Of what is left out, any. */
export interface LetterFilter {
  /** `apiRequestId`, or the message id of the letter or of its transaction. One that fits is enough. */
  readonly ids?: readonly string[];
  /** An `ERROR_CODE`, or part of an `ERROR_MESSAGE` in any case. */
  readonly error?: string;
  /** Of `sentAt`: epoch milliseconds, this one included. */
  readonly from?: number;
  /** Of `sentAt`: epoch milliseconds, this one included. */
  readonly to?: number;
}

export function isMeant(letter: Letter, { ids = [], error, from = 0, to = Infinity }: LetterFilter): boolean {
  if (letter.sentAt < from || letter.sentAt > to) return false;
  if (ids.length > 0 && !idsOf(letter).some((id) => id !== undefined && ids.includes(id))) return false;
  return error === undefined || (letter.error !== undefined && isSuchAnError(letter.error, error));
}

/** Whether the filter leaves anything out. */
export function isEverythingMeant({ ids = [], error, from, to }: LetterFilter): boolean {
  return ids.length === 0 && error === undefined && from === undefined && to === undefined;
}

function idsOf({ apiRequestId, messageId, event }: Letter): (string | undefined)[] {
  return [apiRequestId, messageId, event?.messageId];
}

function isSuchAnError({ code, message }: { code: string; message: string }, wanted: string): boolean {
  return code === wanted || message.toLowerCase().includes(wanted.toLowerCase());
}
