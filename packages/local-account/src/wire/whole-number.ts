/** A text where a whole number belongs, and that is none. A service refuses it by the text, as it was sent. */
export class NotAWholeNumber {
  constructor(readonly text: string) {}
}

/** Reads a whole number of a protocol that carries numbers as text. */
export function wholeNumberOf(text: string): number | NotAWholeNumber {
  return /^[+-]?\d+$/.test(text) ? Number(text) : new NotAWholeNumber(text);
}
