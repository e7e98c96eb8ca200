import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { QueryLanguage, StateGraph } from 'aws-cdk-lib/aws-stepfunctions';
import { processOnce } from '../../../lib/flow/idempotency/process-once';
import { logTransaction } from '../../../lib/flow/process-transaction';
import type { Processing } from '../../../lib/flow/processing';
import { newStack } from '../cdk-app';
import { arn, onlyResource } from '../template-resources';
import { expectNothingIsLost } from './expect-nothing-is-lost';
import type { StateMachineDefinition } from './state-machine-definition';
import { synthesizeProcessing } from './synthesize-processing';

let stack: Stack;
let processing: Processing;
let definition: StateMachineDefinition;

beforeAll(() => {
  stack = newStack();
  processing = logTransaction(stack, {
    pipelineName: 'Pipeline',
    logRetention: RetentionDays.ONE_DAY,
    tracing: false,
    eventBus: EventBus.fromEventBusName(stack, 'Bus', 'bus'),
  });
  const graph = new StateGraph(processing.states.startState, 'delivered');
  definition = stack.resolve(graph.toGraphJson(QueryLanguage.JSONATA)) as StateMachineDefinition;
});

test('LogTransaction is all that is delivered', () => {
  expect(definition.StartAt).toBe('LogTransaction');
  expect(definition.States).toEqual({
    LogTransaction: expect.objectContaining({ Type: 'Task', End: true }) as unknown,
  });
});

test('the function has alarms and a place on the dashboard, and its log is asked', () => {
  expect(Object.keys(processing.functions ?? {})).toEqual(['Function']);
  expect(processing.log).toBeDefined();
});

test('LogTransaction invokes the function, and waits longer than the function may take', () => {
  const { logicalId, Properties } = onlyResource(Template.fromStack(stack), 'AWS::Lambda::Function');
  const { Arguments, TimeoutSeconds } = definition.States.LogTransaction ?? {};
  expect(Arguments?.FunctionName).toEqual(arn(logicalId));
  expect(TimeoutSeconds).toBeGreaterThan(Properties.Timeout as number);
});

test('it fits into five minutes with processOnce around it', () => {
  expect(synthesizeProcessing(processOnce(logTransaction)).startAt).toBe('MakeClaim');
});

test('whatever fails at whichever of its places, nothing is lost', async () => {
  expect(await expectNothingIsLost(logTransaction)).toBeGreaterThan(0);
});
