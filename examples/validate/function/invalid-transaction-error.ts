import { fitMessage } from './describe-problems';

/** A transaction that is JSON, and not as agreed. Its name is a literal, since a minifier renames classes, and it ends up in the dead letter. */
export class InvalidTransactionError extends Error {
  override readonly name = 'InvalidTransactionError';

  /** @param problems the most important first */
  constructor(problems: readonly string[]) {
    super(fitMessage(problems));
  }
}
