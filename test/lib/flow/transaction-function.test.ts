import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { FUNCTION_BUNDLING } from '../../../lib/flow/function-bundling';
import type { TransactionFunction } from '../../../lib/flow/transaction-function';
import { transactionLogger } from '../../../lib/flow/transaction-logger';
import { newStack } from '../cdk-app';
import { onlyResource } from '../template-resources';

let stack: Stack;
let logger: TransactionFunction;
let template: Template;

beforeAll(() => {
  stack = newStack();
  logger = transactionLogger(stack, { logRetention: RetentionDays.TWO_WEEKS, tracing: false });
  template = Template.fromStack(stack);
});

test.each<[string, Record<string, unknown>]>([
  ['runs on Node.js 24', { Runtime: 'nodejs24.x' }],
  ['has the handler that the bundle exports', { Handler: 'index.handler' }],
  ['runs on arm64', { Architectures: ['arm64'] }],
  ['may take 10 seconds', { Timeout: 10 }],
  ['has 256 MB of memory', { MemorySize: 256 }],
  ["logs in Lambda's own JSON format", { LoggingConfig: { LogFormat: 'JSON' } }],
  ['logs its record, which is of level INFO', { LoggingConfig: { ApplicationLogLevel: 'INFO' } }],
  ['logs of the platform only what is wrong', { LoggingConfig: { SystemLogLevel: 'WARN' } }],
  ['records no X-Ray trace', { TracingConfig: Match.absent() }],
  ['has no physical name', { FunctionName: Match.absent() }],
])('the function %s', (_, properties) => {
  template.hasResourceProperties('AWS::Lambda::Function', properties);
});

test('the function is bundled for the version of Node.js that it runs on', () => {
  const { Runtime } = onlyResource(template, 'AWS::Lambda::Function').Properties;
  expect(FUNCTION_BUNDLING.target.replace('node', 'nodejs')).toBe((Runtime as string).replace('.x', ''));
});

test('the function logs into the group that it exposes', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    LoggingConfig: { LogGroup: stack.resolve(logger.logGroup.logGroupName) as unknown },
  });
});

test('there is no log group but that one', () => {
  template.resourceCountIs('AWS::Logs::LogGroup', 1);
});

test('its log group keeps records for as long as it is told to, and has no physical name', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    RetentionInDays: 14,
    LogGroupName: Match.absent(),
  });
});

test('its log group goes with the stack', () => {
  template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
});

test('nothing else than the function is deployed with it: no custom resource that sets a retention', () => {
  template.resourceCountIs('AWS::Lambda::Function', 1);
});
