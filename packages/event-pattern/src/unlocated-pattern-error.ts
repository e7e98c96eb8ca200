/** A refusal whose message AWS sends without the place in the pattern. The message is AWS's reason. */
export class UnlocatedPatternError extends Error {
  override readonly name = 'UnlocatedPatternError';
}
