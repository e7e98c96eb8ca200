import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  Pass,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { listen } from '@pipeline/local-account';
import { TransactionPipeline } from '../../lib/transaction-pipeline';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { type LocalRun, outputOf, startLocalRun } from '../../local/local-run';

const outdir = mkdtempSync(join(tmpdir(), 'cdk-test-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** Somebody's stack: a pipeline with their Express state machine in it, which catches nothing. */
function synthesizeForeignStack(): void {
  const stack = new Stack(new App({ outdir, builtinCloudFormationValidation: false }), 'Foreign');
  const bodyHas = (text: string) =>
    Condition.jsonata(`{% $contains($states.input.detail.body, "${text}") %}`);
  const settle = new StateMachine(stack, 'Settle', {
    stateMachineType: StateMachineType.EXPRESS,
    queryLanguage: QueryLanguage.JSONATA,
    timeout: Duration.seconds(1),
    definitionBody: DefinitionBody.fromChainable(
      Choice.jsonata(stack, 'Look')
        .when(bodyHas('good'), Pass.jsonata(stack, 'Good', { outputs: '{% $states.input %}' }))
        .when(bodyHas('bad'), Fail.jsonata(stack, 'Bad', { error: 'OutOfStock', cause: 'None is left' }))
        .when(
          bodyHas('slow'),
          Wait.jsonata(stack, 'Slow', { time: WaitTime.duration(Duration.seconds(60)) }),
        ),
    ),
  });
  const pipeline = new TransactionPipeline(stack, 'Orders', { processor: settle });
  new CfnOutput(stack, 'ApiEndpoint', { value: pipeline.endpoint });
  (stack.node.root as App).synth();
}

/** Posts a transaction and waits for the end of its own workflow. @returns the error of its dead letter, if there is one */
async function process(run: LocalRun, body: string): Promise<string | undefined> {
  const endpoint = outputOf(run, 'ApiEndpoint')!;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const id = response.headers.get('apigw-requestid');
  const end = await run.trace.waitFor(
    `the end of ${body.slice(0, 20)}`,
    ({ what, resource, transaction }) =>
      transaction.id === id && what === 'ExecutionEnded' && resource.includes('Workflow'),
    10_000,
  );
  const isDead = run.trace.records.some(
    ({ what, resource, transaction }) =>
      transaction.id === id && what === 'MessageSent' && resource.includes('Unprocessed'),
  );
  if (end.what !== 'ExecutionEnded' || (end.status === 'FAILED') !== isDead) throw new Error('It is lost');
  return end.error;
}

test('whatever the state machine does, the transaction is processed, or put into unprocessed with its error', async () => {
  synthesizeForeignStack();
  await using server = await listen(0, (error) => {
    throw error;
  });
  await using run = await startLocalRun(readCloudAssembly(outdir), { server });

  expect(await process(run, '{"good": 1}')).toBeUndefined();
  expect(await process(run, `"good${'\\"'.repeat(63_990)}"`)).toBeUndefined();
  expect(await process(run, '{"bad": 1}')).toBe('OutOfStock');
  expect(await process(run, '{"slow": 1}')).toBe('States.Timeout');
  // No rule holds, which nothing in the state machine itself could catch.
  expect(await process(run, '{"other": 1}')).toBe('States.Runtime');
}, 60_000);
