import { approveOrders } from '../../../examples/approve';
import { FanOut } from '../../../examples/fan-out';
import { recordTransactions } from '../../../examples/ledger';
import { validateTransactions } from '../../../examples/validate';
import { processOnce } from '../../../lib/flow/idempotency/process-once';
import type { ProcessTransaction } from '../../../lib/flow/processing';
import { logEach, type PipelineStack } from '../pipeline-stack';
import { newPipelineStack } from '../synthesized-stack';
import { configurations } from './configurations';
import { type Finding, validateApp } from './validate';

// The engine of CloudFormation Validate starts with the first template.
jest.setTimeout(60_000);

interface Example {
  readonly processor: ProcessTransaction;
  readonly addBeside?: (stack: PipelineStack) => void;
}

const EXAMPLES: Readonly<Record<string, Example>> = {
  Validate: { processor: validateTransactions },
  LedgerEachOnce: { processor: processOnce(recordTransactions()) },
  Approve: { processor: approveOrders },
  FanOut: { processor: logEach, addBeside: (stack) => void new FanOut(stack, 'FanOut', stack) },
};

const [mostResources = {}, defaults = {}] = configurations;

/** Each example with the defaults, and with the configuration that has the most types of resources: stacks by their names. */
const stacks = Object.entries(EXAMPLES).flatMap(([name, example]) => [
  { ...example, configured: { ...defaults, stackName: `${name}Defaults` } },
  { ...example, configured: { ...mostResources, stackName: `${name}MostResources` } },
]);

let findings: readonly Finding[];

// All in one app: the engine starts once then, and not with each stack that brings other types of resources.
beforeAll(() => {
  ({ findings } = validateApp((app) => {
    for (const { configured, processor, addBeside } of stacks) {
      addBeside?.(newPipelineStack(configured, app, processor));
    }
  }));
});

test.each(stacks.map(({ configured }) => configured.stackName))(
  'the example %s has no finding that is not acknowledged',
  (stackName) => {
    expect(findings.filter(({ construct }) => construct.startsWith(`${stackName}/`))).toEqual([]);
  },
);

test('no finding is of anything else', () => {
  const names = stacks.map(({ configured }) => `${configured.stackName}/`);
  expect(findings.filter(({ construct }) => !names.some((name) => construct.startsWith(name)))).toEqual([]);
});
