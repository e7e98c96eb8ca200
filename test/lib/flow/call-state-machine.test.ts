import { Aws, type Stack } from 'aws-cdk-lib';
import {
  DefinitionBody,
  Pass,
  QueryLanguage,
  StateGraph,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { callStateMachine } from '../../../lib/flow/call-state-machine';
import type { Processing } from '../../../lib/flow/processing';
import { newStack } from '../cdk-app';
import { evaluateExpressions, type StateMachineDefinition } from './state-machine-definition';

const ARN = 'arn:aws:states:eu-central-1:123456789012:stateMachine:Settle';
const EXECUTION_ARN = 'arn:aws:states:eu-central-1:123456789012:express:Settle:run:1';

let stack: Stack;
let processing: Processing;
let definition: StateMachineDefinition;

beforeAll(() => {
  stack = newStack();
  processing = callStateMachine(stack, StateMachine.fromStateMachineArn(stack, 'Settle', ARN));
  const graph = new StateGraph(processing.states.startState, 'calls');
  definition = stack.resolve(graph.toGraphJson(QueryLanguage.JSONATA)) as StateMachineDefinition;
});

test('the state machine is run with the event, as an object, and waited for', () => {
  expect(definition.StartAt).toBe('CallStateMachine');
  expect(definition.States.CallStateMachine).toMatchObject({
    Type: 'Task',
    Resource: stack.resolve(`arn:${Aws.PARTITION}:states:::aws-sdk:sfn:startSyncExecution`) as unknown,
    Arguments: { StateMachineArn: ARN, Input: '{% $states.input %}' },
    TimeoutSeconds: 120,
    Next: 'HasItSucceeded',
  });
});

test('its answer has neither the input nor the output in it, which could be too large for a result', () => {
  expect(definition.States.CallStateMachine?.Arguments?.IncludedData).toBe('METADATA_ONLY');
});

test('a call that fails is tried once more, one that took too long is not', () => {
  expect(definition.States.CallStateMachine?.Retry).toMatchObject([
    { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 },
  ]);
});

test('it goes on if the execution has succeeded, and fails in every other case', () => {
  expect(definition.States.HasItSucceeded).toMatchObject({
    Choices: [{ Condition: '{% $states.input.Status = "SUCCEEDED" %}', Next: 'Processed' }],
    Default: 'StateMachineFailed',
  });
  expect(definition.States.Processed).toMatchObject({ Type: 'Succeed' });
});

const ended = { ExecutionArn: EXECUTION_ARN, Status: 'FAILED' };

test.each([
  [
    'with the error and the cause of the execution',
    { ...ended, Error: 'OutOfStock', Cause: 'None left' },
    { Error: 'OutOfStock', Cause: 'None left' },
  ],
  [
    'with a cause that says where to look, if there is none',
    { ...ended, Status: 'TIMED_OUT', Error: 'States.Timeout', Cause: '' },
    { Error: 'States.Timeout', Cause: `See the log of the execution ${EXECUTION_ARN}` },
  ],
  [
    'with the status, if there is no error either',
    ended,
    { Error: 'FAILED', Cause: `See the log of the execution ${EXECUTION_ARN}` },
  ],
])('it fails %s', async (_, input, failure) => {
  const { Error, Cause } = definition.States.StateMachineFailed!;
  expect(await evaluateExpressions({ Error, Cause }, { states: { input } })).toEqual(failure);
});

test('the workflow may run this state machine, and no other', () => {
  expect(processing.permissions?.map((statement) => statement.toStatementJson() as unknown)).toEqual([
    { Effect: 'Allow', Action: 'states:StartSyncExecution', Resource: ARN },
  ]);
});

test('a Standard state machine is refused: AWS does not run it in this way', () => {
  const standard = new StateMachine(stack, 'Standard', {
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Nothing')),
  });
  expect(() => callStateMachine(stack, standard)).toThrow('TestStack/Standard is a Standard state machine');
});
