import type { ProcessTransaction } from '../processing';
import { Idempotency, type IdempotencyProps } from './idempotency';

/**
 * Has transactions processed once each: `processor: processOnce(logTransaction)`.
 *
 * @param props what a duplicate is; the table is encrypted as the pipeline is. @default - those of `IdempotencyProps`
 */
export function processOnce(
  process: ProcessTransaction,
  props: Omit<IdempotencyProps, 'encryption'> = {},
): ProcessTransaction {
  return (scope, context) => {
    const { states, permissions = [], graphs, ...rest } = process(scope, context);
    const idempotency = new Idempotency(scope, 'Idempotency', { ...props, encryption: context.encryption });
    return {
      ...rest,
      states: idempotency.around(states),
      graphs: { ...graphs, 'Duplicates suppressed': [idempotency.metricDuplicates()] },
      permissions: [...permissions, ...idempotency.permissions],
    };
  };
}
