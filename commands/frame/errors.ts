/** Somebody said no before something dangerous was done. */
export class DeclinedError extends Error {
  override readonly name = 'DeclinedError';
}

/** Ctrl-C has ended a command. The message says what is left half-done. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** Whoever read standard output has had enough, as `head` has. Nothing is said of it. */
export class UnreadError extends Error {
  override readonly name = 'UnreadError';
}
