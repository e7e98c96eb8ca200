/**
 * What marks a transaction on the bus. The pipe sets it and the rule matches it, so neither depends on the pipe's
 * generated name, which a pipe's default source (`Pipe <name>`) contains.
 */
export const TRANSACTION_EVENT = {
  source: 'transaction-pipeline',
  detailType: 'Transaction',
} as const;
