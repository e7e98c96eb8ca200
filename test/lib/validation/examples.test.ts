import { approveOrders } from '../../../examples/approve';
import { FanOut } from '../../../examples/fan-out';
import { recordTransactions } from '../../../examples/ledger';
import { validateTransactions } from '../../../examples/validate';
import { processOnce } from '../../../lib/flow/idempotency/process-once';
import type { ProcessTransaction } from '../../../lib/flow/processing';
import { logEach, type PipelineStack } from '../pipeline-stack';
import { configurations } from './configurations';
import { validatePipeline } from './validate';

// The engine of CloudFormation Validate starts with the first template.
jest.setTimeout(60_000);

/** The configuration with the most types of resources, and the defaults. */
const [most = {}, defaults = {}] = configurations;

const addFanOut = (stack: PipelineStack) => void new FanOut(stack, 'FanOut', stack);

describe.each<[string, ProcessTransaction, ((stack: PipelineStack) => void)?]>([
  ['validate', validateTransactions],
  ['ledger, each once', processOnce(recordTransactions())],
  ['approve', approveOrders],
  ['fan-out', logEach, addFanOut],
])('the example %s', (_, processor, addBeside) => {
  test.each([
    ['the defaults', defaults],
    ['the configuration with the most resources', most],
  ])('has no finding that is not acknowledged with %s', (__, configured) => {
    expect(validatePipeline(configured, addBeside, processor).findings).toEqual([]);
  });
});
