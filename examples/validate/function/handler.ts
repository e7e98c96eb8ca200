import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { MalformedTransactionError } from '../../../lambda/transaction-logger/transaction-error';
import type { TransactionEvent } from '../../../lambda/transaction-logger/transaction-event';
import { describeProblems } from './describe-problems';
import { InvalidTransactionError } from './invalid-transaction-error';
import { transactionSchema } from './transaction-schema';

// What it says of a problem.
z.config(en());

/** A long list can have something wrong in each member, and CloudWatch Logs takes 1 MB a record. */
const LOGGED_PROBLEMS = 100;

/**
 * Checks a transaction against the schema. It returns nothing: what was parsed is not what was sent, and the body goes on as it is.
 *
 * @throws MalformedTransactionError if there is no body or it is not JSON
 * @throws InvalidTransactionError with each field that is wrong
 */
export async function handler({ id, detail }: TransactionEvent): Promise<void> {
  const { error } = transactionSchema.safeParse(parseBody(detail?.body), { reportInput: true });
  if (!error) return;
  const problems = describeProblems(error.issues);
  const apiRequestId = detail.messageAttributes?.apiRequestId?.stringValue;
  // More than a dead letter has room for.
  const some = problems.slice(0, LOGGED_PROBLEMS);
  console.error({
    apiRequestId,
    messageId: detail.messageId,
    eventId: id,
    count: problems.length,
    problems: some,
  });
  throw new InvalidTransactionError(problems);
}

function parseBody(body: unknown): unknown {
  if (typeof body !== 'string')
    throw new MalformedTransactionError('The event holds no SQS record with a body.');
  try {
    return JSON.parse(body);
  } catch {
    throw new MalformedTransactionError('The body is not JSON.');
  }
}
