import { join } from 'node:path';
import type { Construct } from 'constructs';
import { invokeFunction } from '../../lib/flow/invoke-function';
import type { Processing, ProcessingContext } from '../../lib/flow/processing';
import { TransactionFunction } from '../../lib/flow/transaction-function';
import { transactionLogger } from '../../lib/flow/transaction-logger';

/** Has a function check each transaction against a schema, before the delivered one logs it as it came. */
export function validateTransactions(scope: Construct, context: ProcessingContext): Processing {
  const validator = new TransactionFunction(scope, 'Validator', {
    ...context,
    entry: join(__dirname, 'function/handler.ts'),
    description: 'Checks a transaction against the schema',
  });
  const logger = transactionLogger(scope, context);
  // Two functions share the five minutes, and leave enough of them for `processOnce` around both.
  const validate = invokeFunction(scope, 'ValidateTransaction', validator.function, {
    outputs: '{% $states.input %}',
    maxRetries: 3,
  });
  const log = invokeFunction(scope, 'LogTransaction', logger.function, { maxRetries: 3 });
  return {
    states: validate.next(log),
    functions: { Validator: validator.function, Function: logger.function },
    log: logger.logGroup,
  };
}
