/** A refusal whose message AWS sends without a place in the text. The message is AWS's reason. */
export class UnlocatedError extends Error {
  override readonly name = 'UnlocatedError';
}
