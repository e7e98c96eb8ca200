/** How a pipe asks its queue, of which AWS tells little. */

/**
 * How many pollers a pipe has at least.
 *
 * A pipe with an SQS source begins with "up to five" batches at once. That it keeps five when little arrives is an assumption.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
 */
const POLLERS = 5;

/** The longest that SQS lets a receive wait. That pipes wait so long is an assumption. */
const LONG_POLL_SECONDS = 20;

/** From a receive to the delete after PutEvents. An assumption: a few calls within a Region. */
const BATCH_SECONDS = 0.1;

/**
 * How many messages a batch holds on the average.
 *
 * As long as a poller is waiting, a message is taken as it comes, alone. When more come than pollers are free, they gather
 * while the pollers are busy; then AWS adds pollers, and batches get smaller again. Nobody outside knows how full they stay, so
 * they are taken to be half full at the most: a pipeline that pays for every message alone and one that fills its batches are both
 * too far from what happens.
 *
 * @param perSecond arriving messages
 * @param batchSize the most that a batch holds
 * @returns 1 to (1 + batchSize) / 2
 */
export function messagesPerBatch(perSecond: number, batchSize: number): number {
  const gathered = (perSecond * BATCH_SECONDS) / POLLERS;
  return Math.min(Math.max(1, gathered), (1 + batchSize) / 2);
}

/**
 * How often a receive ends with nothing, by the second: each poller asks anew after 20 seconds in which none of its share of the messages
 * came. Arrivals are independent of each other.
 */
export function emptyReceivesPerSecond(perSecond: number): number {
  const arrivalsInPoll = (perSecond * LONG_POLL_SECONDS) / POLLERS;
  return (POLLERS / LONG_POLL_SECONDS) * Math.exp(-arrivalsInPoll);
}
