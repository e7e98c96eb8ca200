import { approveOrders } from '../../../examples/approve';
import { recordTransactions } from '../../../examples/ledger';
import { validateTransactions } from '../../../examples/validate';
import { processOnce } from '../../../lib/flow/idempotency/process-once';
import type { ProcessTransaction } from '../../../lib/flow/processing';
import { configurations } from './configurations';
import { validatePipeline } from './validate';

// The engine of CloudFormation Validate starts with the first template.
jest.setTimeout(60_000);

/** The configuration with the most types of resources, and the defaults. */
const [most = {}, defaults = {}] = configurations;

describe.each<[string, ProcessTransaction]>([
  ['validate', validateTransactions],
  ['ledger, each once', processOnce(recordTransactions())],
  ['approve', approveOrders],
])('the example %s', (_, processor) => {
  test.each([
    ['the defaults', defaults],
    ['the configuration with the most resources', most],
  ])('has no finding that is not acknowledged with %s', (__, configured) => {
    expect(validatePipeline(configured, undefined, processor).findings).toEqual([]);
  });
});
