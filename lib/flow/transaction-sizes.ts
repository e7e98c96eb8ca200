/**
 * How large a transaction may be so that it fits through every hop, and how many fit into one PutEvents request.
 *
 * Step Functions takes 262,144 bytes of input (a hard quota), SQS 1,048,576 bytes a message including its attributes,
 * and PutEvents less than 1 MB a request in total over its entries. The body travels as a JSON string; of the characters
 * SQS accepts, JSON must escape `"`, `\`, tab, line feed and carriage return, each to two bytes, so a body at most doubles.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */

/** The largest body that reaches the function whatever is in it, in bytes of UTF-8. */
export const LARGEST_TRANSACTION_BYTES = 128_000;

/** The smallest limit that can be configured: SQS's own lower bound for a queue's maximum message size, in bytes. */
export const SMALLEST_TRANSACTION_LIMIT_BYTES = 1_024;

/** What an API request's one message attribute (name, type and value) may take of the queue's limit, in bytes. */
const ATTRIBUTE_ALLOWANCE_BYTES = 256;

/** Event envelope, SQS record, `replay-name` and the workflow's task arguments around the body, in bytes. */
const ENVELOPE_ALLOWANCE_BYTES = 4_096;

/** A round figure below PutEvents' "less than 1 MB", in bytes. */
const PUT_EVENTS_REQUEST_BYTES = 1_000_000;

/** The most messages a pipe hands to an event bus in one batch. */
const LARGEST_PIPE_BATCH = 10;

/**
 * The source queue's `MaximumMessageSize`: SQS counts message attributes toward it.
 *
 * @param maxTransactionBytes the largest accepted body, in bytes
 * @returns bytes
 */
export function maximumMessageSizeBytes(maxTransactionBytes: number): number {
  return maxTransactionBytes + ATTRIBUTE_ALLOWANCE_BYTES;
}

/**
 * The most that one transaction takes as an event, as workflow input and as task arguments.
 *
 * @param maxTransactionBytes the largest accepted body, in bytes
 * @returns bytes
 */
export function largestEventBytes(maxTransactionBytes: number): number {
  return 2 * maximumMessageSizeBytes(maxTransactionBytes) + ENVELOPE_ALLOWANCE_BYTES;
}

/**
 * The pipe's batch size: as many of the largest events as fit into one PutEvents request. What a pipe does with a batch
 * that does not fit is not documented.
 *
 * @param maxTransactionBytes the largest accepted body, in bytes
 * @returns messages a batch, 1 to 10
 */
export function pipeBatchSize(maxTransactionBytes: number): number {
  return Math.min(
    LARGEST_PIPE_BATCH,
    Math.floor(PUT_EVENTS_REQUEST_BYTES / largestEventBytes(maxTransactionBytes)),
  );
}
