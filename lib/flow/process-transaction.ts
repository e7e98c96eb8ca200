import type { Construct } from 'constructs';
import { invokeFunction } from './invoke-function';
import type { Processing, ProcessingContext } from './processing';
import { transactionLogger } from './transaction-logger';

/**
 * What is done with each transaction: as delivered, a function checks that it is unaltered, and logs it. **This is the file to
 * change**: put your own states in place of these, or write another function beside this one and name it in
 * `lib/transaction-pipeline-stack.ts`. docs/workflow.md says how.
 *
 * Whatever fails in these states is put into *unprocessed* with its cause, by the workflow around them.
 */
export function logTransaction(scope: Construct, context: ProcessingContext): Processing {
  const logger = transactionLogger(scope, context);
  return {
    states: invokeFunction(scope, 'LogTransaction', logger.function),
    functions: { Function: logger.function },
    log: logger.logGroup,
  };
}
