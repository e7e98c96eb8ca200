/** A pattern that EventBridge refuses. */
export class InvalidEventPatternError extends Error {
  override readonly name = 'InvalidEventPatternError';
  readonly code = 'InvalidEventPatternException';

  /** @param reason - why, in AWS's words, with the place in the pattern where AWS names one */
  constructor(readonly reason: string) {
    super(`Event pattern is not valid. Reason: ${reason}`);
  }
}
