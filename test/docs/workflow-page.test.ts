import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import ts from 'typescript';
import type { ProcessTransaction } from '../../lib/flow/processing';
import { TransactionWorkflow } from '../../lib/flow/transaction-workflow';
import { newStack } from '../lib/cdk-app';
import { runWorkflow } from '../lib/flow/run-workflow';
import { readDefinition } from '../lib/flow/state-machine-definition';

const PROJECT = join(__dirname, '../..');

/** The page's first example, as if it stood in the file that it names. */
function loadExample(): ProcessTransaction {
  const page = readFileSync(join(PROJECT, 'docs/workflow.md'), 'utf8');
  const [, source = ''] = /^```ts\n([\s\S]*?)^```/m.exec(page) ?? [];
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  });
  const exports: Record<string, ProcessTransaction> = {};
  const require = (name: string): unknown =>
    jest.requireActual(name.startsWith('./') ? join(PROJECT, 'lib/flow', name) : name);
  runInNewContext(outputText, { exports, require });
  return exports.sortOrders!;
}

test.each<[string, string, string[]]>([
  ['a small order is logged', '{"amount": 7}', ['LogOrder']],
  ['a large one goes where it is approved', '{"amount": 7000}', ['AskForApproval']],
  [
    'what is no order is put into unprocessed',
    '[]',
    ['KeepFailure', 'CaptureTransaction', 'TransactionFailed'],
  ],
])('in the example, %s', async (_, body, last) => {
  const stack = newStack();
  const context = { pipelineName: 'Orders', logRetention: RetentionDays.ONE_DAY, tracing: false };
  const eventBus = EventBus.fromEventBusName(stack, 'Bus', 'bus');
  new TransactionWorkflow(stack, 'Workflow', {
    ...context,
    processing: loadExample()(stack, { ...context, eventBus }),
    unprocessed: new Queue(stack, 'Unprocessed'),
    logLevel: 'ERROR',
  });
  const { entered } = await runWorkflow(readDefinition(Template.fromStack(stack)), { detail: { body } });
  expect(entered.slice(-last.length)).toEqual(last);
});
