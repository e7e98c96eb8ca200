/**
 * Names are literals, since a minifier renames classes, and messages are constants, since what JSON.parse says may quote
 * half a surrogate pair, which no SQS attribute takes. Both end up in the dead letter.
 */

/** The body is not JSON, so it is not a transaction. */
export class MalformedTransactionError extends Error {
  override readonly name = 'MalformedTransactionError';

  constructor(message: 'The body is not JSON.' | 'The event holds no SQS record with a body.') {
    super(message);
  }
}

/** The body is not the one that SQS took in. */
export class AlteredTransactionError extends Error {
  override readonly name = 'AlteredTransactionError';

  constructor() {
    super('The body does not match the digest that SQS made of it on arrival.');
  }
}
