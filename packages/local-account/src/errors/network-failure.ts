/** Why a request over the network came to nothing: `fetch` says it in the error's cause. */
export function describeNetworkFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
