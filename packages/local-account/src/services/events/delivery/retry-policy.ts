/** How often and how long a target is tried. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html */
export interface RetryPolicy {
  /** 0 to 185. */
  readonly maximumRetryAttempts: number;
  /** 60 to 86,400. */
  readonly maximumEventAgeSeconds: number;
}

/** "24 hours and up to 185 times". */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maximumRetryAttempts: 185,
  maximumEventAgeSeconds: 86_400,
};

/** A value of the `EXHAUSTED_RETRY_CONDITION` attribute of a dead letter. */
export type ExhaustedRetryCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/** The first wait before a retry is up to this; each next up to twice as long. Not confirmed against AWS. */
const FIRST_WAIT_MS = 1_000;
/** Not confirmed against AWS. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** What to do after a try that failed. */
export type NextTry = { readonly retryInMs: number } | { readonly exhausted: ExhaustedRetryCondition };

/**
 * Decides about the next try: exponential backoff with full jitter, the last no later than the event's greatest age.
 *
 * @param retries how often the event was tried again so far
 * @param ageMs how long ago it was tried for the first time
 */
export function nextTry(policy: RetryPolicy, retries: number, ageMs: number): NextTry {
  if (retries >= policy.maximumRetryAttempts) return { exhausted: 'MaximumRetryAttempts' };
  const leftMs = policy.maximumEventAgeSeconds * 1000 - ageMs;
  if (leftMs <= 0) return { exhausted: 'MaximumEventAgeInSeconds' };
  const waitMs = Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** retries);
  return { retryInMs: Math.min(leftMs, waitMs) };
}
