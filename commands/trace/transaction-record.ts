import { recordKind } from '../frame/record-kind';
import { showTransaction } from './show-transaction';
import { transactionFields } from './transaction-fields';

export const transactionRecord = recordKind({
  type: 'transaction',
  summary: 'Where a transaction is, and how it came there.',
  fields: transactionFields,
  show: showTransaction,
});
