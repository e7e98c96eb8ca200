import type { TransactionEvent } from '../../../lambda/transaction-logger/transaction-event';

/**
 * Tells of a transaction: here, its log does. **Put your own in its place.** It may get a transaction more than once: `apiRequestId` is the
 * same each time.
 *
 * @throws SyntaxError if the body is not JSON: Lambda tries again, and then puts the event into the dead letters
 */
export async function handler(event: TransactionEvent): Promise<void> {
  const { body, messageAttributes } = event.detail;
  const transaction = JSON.parse(body) as unknown;
  console.info({
    apiRequestId: messageAttributes?.apiRequestId?.stringValue,
    told: Object.keys(Object(transaction) as object),
    replayName: event['replay-name'],
  });
}
