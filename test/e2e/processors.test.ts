import { readCloudAssembly } from '../../local/cloud-assembly';
import { TeamApp } from '../local/team-app';
import { startRun, type TestRun } from './local-run/run';
import { ProcessorsStack } from './processors-stack';

let app: TeamApp;
let run: TestRun;

beforeAll(async () => {
  app = new TeamApp((cdkApp) => void new ProcessorsStack(cdkApp));
  run = await startRun(readCloudAssembly(app.directory));
}, 60_000);

afterAll(async () => {
  await run[Symbol.asyncDispose]();
  app[Symbol.dispose]();
});

/** The workflow of the pipeline, and those beside it. */
type Workflow = 'OrdersWorkflow' | 'JsonPathWorkflow' | 'FileWorkflow' | 'StatesWorkflow';

/** @returns the transaction's id */
async function post(body: string): Promise<string> {
  const response = await fetch(run.output('ApiEndpoint'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return response.headers.get('apigw-requestid')!;
}

/**
 * Waits for the end of a transaction in a workflow.
 *
 * @returns the error of its dead letter, if there is one
 * @throws Error if it failed without one, or has one and did not
 */
async function endIn(workflow: Workflow, id: string): Promise<string | undefined> {
  const end = await run.trace.waitFor(
    `the end in ${workflow}`,
    ({ what, resource, transaction }) =>
      transaction.id === id && what === 'ExecutionEnded' && resource.includes(workflow),
    10_000,
  );
  const queue =
    workflow === 'OrdersWorkflow' ? 'OrdersUnprocessed' : workflow.replace('Workflow', 'DeadLetters');
  const isDead = run.trace.records.some(
    ({ what, resource, transaction }) =>
      transaction.id === id && what === 'MessageSent' && resource.includes(queue),
  );
  if (end.what !== 'ExecutionEnded' || (end.status === 'FAILED') !== isDead) throw new Error('It is lost');
  return end.error;
}

test.each([
  ['that succeeds', '{"good": 1}', undefined],
  ['that succeeds with the largest', `"good${'\\"'.repeat(63_990)}"`, undefined],
  ['that fails', '{"bad": 1}', 'OutOfStock'],
  ['that takes too long', '{"slow": 1}', 'States.Timeout'],
  // No rule holds, which nothing in the state machine itself could catch.
  ['that cannot go on', '{"other": 1}', 'States.Runtime'],
])('a state machine as processor %s: processed, or unprocessed with its error', async (_, body, error) => {
  expect(await endIn('OrdersWorkflow', await post(body))).toBe(error);
});

test.each<[string, string, Partial<Record<Workflow, string>>]>([
  ['an order', '{"id": "A-1", "amount": 5, "lines": [{"price": 1}, {"price": 2}]}', {}],
  [
    'an order of too much',
    '{"id": "A-2", "amount": 500, "lines": []}',
    { JsonPathWorkflow: 'TooMuch', StatesWorkflow: 'TooMuch' },
  ],
  [
    'a line without a price, in a Map',
    '{"id": "A-3", "amount": 5, "lines": [{"price": 1}, {}]}',
    { StatesWorkflow: 'NoPrice' },
  ],
  [
    'an order with nothing in it',
    '{}',
    {
      JsonPathWorkflow: 'States.Runtime',
      FileWorkflow: 'States.Runtime',
      StatesWorkflow: 'States.QueryEvaluationError',
    },
  ],
  [
    'no JSON',
    'two pens',
    {
      JsonPathWorkflow: 'States.Runtime',
      FileWorkflow: 'States.Runtime',
      StatesWorkflow: 'States.QueryEvaluationError',
    },
  ],
])(
  '%s, in JSONPath by the construct library, from a file, and in states that read the body first: processed, or a dead letter with the error',
  async (_, body, errors) => {
    const id = await post(body);
    for (const workflow of ['JsonPathWorkflow', 'FileWorkflow', 'StatesWorkflow'] as const) {
      expect([workflow, await endIn(workflow, id)]).toEqual([workflow, errors[workflow]]);
    }
  },
);
