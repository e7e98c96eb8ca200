import { join } from 'node:path';
import type { Construct } from 'constructs';
import type { ProcessingContext } from './processing';
import { TransactionFunction } from './transaction-function';

/** The delivered function: checks that a transaction arrived unaltered, and logs it, body and all. */
export function transactionLogger(
  scope: Construct,
  context: Omit<ProcessingContext, 'pipelineName' | 'eventBus'>,
): TransactionFunction {
  return new TransactionFunction(scope, 'Logger', {
    ...context,
    entry: join(__dirname, '../../lambda/transaction-logger/handler.ts'),
    description: 'Checks and logs a transaction',
  });
}
