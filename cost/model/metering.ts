/** By how much services round up what they charge for. Each begun step counts. */

const KIB = 1_024;

/** What AWS charges as a GB of data, in bytes: a power of two, as third parties say. It is against these settings, which have less to log. */
export const GB_BYTES = KIB ** 3;

/** Of SQS, EventBridge and its pipes, in bytes. */
const CHUNK_BYTES = 64 * KIB;
/** Of HTTP APIs, in bytes. */
const API_STEP_BYTES = 512 * KIB;
const EXPRESS_STEP_MS = 100;
const EXPRESS_STEP_MB = 64;

/**
 * How many requests SQS, a pipe or a bus charges for a payload: each begun 64 KB is one.
 *
 * @see https://aws.amazon.com/sqs/pricing/ and https://aws.amazon.com/eventbridge/pricing/ ("a 256 KB event is 4")
 */
export function chunks(payloadBytes: number): number {
  return Math.max(1, Math.ceil(payloadBytes / CHUNK_BYTES));
}

/**
 * How many requests an HTTP API charges for a body: each begun 512 KB is one.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/
 */
export function apiRequests(bodyBytes: number): number {
  return Math.max(1, Math.ceil(bodyBytes / API_STEP_BYTES));
}

/**
 * What Lambda charges for the time of an invocation: each begun millisecond.
 *
 * @returns GB-seconds
 * @see https://aws.amazon.com/lambda/pricing/
 */
export function functionGbSeconds(milliseconds: number, memoryMb: number): number {
  return (Math.ceil(milliseconds) / 1_000) * (memoryMb / KIB);
}

/**
 * What Step Functions charges for the time of an Express execution: each begun 100 ms, and each begun 64 MB.
 *
 * @returns GB-hours
 * @see https://aws.amazon.com/step-functions/pricing/
 */
export function expressGbHours(milliseconds: number, memoryMb: number): number {
  const billedMs = EXPRESS_STEP_MS * Math.ceil(milliseconds / EXPRESS_STEP_MS);
  const billedMb = EXPRESS_STEP_MB * Math.ceil(memoryMb / EXPRESS_STEP_MB);
  return ((billedMs / 1_000) * (billedMb / KIB)) / 3_600;
}

/**
 * The memory of an Express execution: 50 MB, the definition, and the payload for each Parallel or Map step.
 *
 * @returns MB
 * @see https://aws.amazon.com/step-functions/pricing/ (how to estimate the memory, and its example of 400 steps)
 */
export function expressMemoryMb(
  definitionBytes: number,
  payloadBytes: number,
  parallelSteps: number,
): number {
  return 50 + (definitionBytes + payloadBytes * Math.max(1, parallelSteps)) / 1e6;
}
