import { Aws, Token } from 'aws-cdk-lib';
import { CustomState, DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import {
  allStates,
  readWorkflowDefinition,
  type WorkflowGraph,
} from '../../../../lib/flow/workflow-check/workflow-definition';
import { WorkflowError } from '../../../../lib/flow/workflow-check/workflow-error';
import { newStack } from '../../cdk-app';
import { synthesizeProcessing } from '../synthesize-processing';

/** What is read of a state machine with one state. */
function definitionOf(stateJson: Record<string, unknown>): WorkflowGraph {
  const stack = newStack();
  const state = new CustomState(stack, 'Call', { stateJson: { Type: 'Task', ...stateJson } });
  const definitionBody = DefinitionBody.fromChainable(state);
  return readWorkflowDefinition(new StateMachine(stack, 'Machine', { definitionBody }));
}

test('what CloudFormation fills in is unknown, inside a text and by itself', () => {
  const { States } = definitionOf({
    Comment: String.raw`a "quoted" one \ of`,
    Resource: `arn:${Aws.PARTITION}:states:::"\\${Aws.REGION}"`,
    TimeoutSeconds: Token.asNumber({ Ref: 'Seconds' }),
  });
  expect(States.Call).toMatchObject({
    Comment: String.raw`a "quoted" one \ of`,
    Resource: 'arn:${…}:states:::"\\${…}"',
    TimeoutSeconds: '${…}',
  });
});

test('where CloudFormation fills in nothing, the definition is as it stands', () => {
  const stack = newStack();
  const definitionBody = DefinitionBody.fromChainable(new Pass(stack, 'Only'));
  const graph = readWorkflowDefinition(new StateMachine(stack, 'Machine', { definitionBody }));
  expect(graph).toMatchObject({ StartAt: 'Only', States: { Only: { Type: 'Pass', End: true } } });
});

test('a retrier may have any numbers that lengthen the time', () => {
  const Retry = [
    { ErrorEquals: ['A'], IntervalSeconds: 15, MaxAttempts: 20, BackoffRate: 2.5, MaxDelaySeconds: 60 },
    { ErrorEquals: ['B'], IntervalSeconds: 1, MaxAttempts: 0, BackoffRate: 1, MaxDelaySeconds: 1 },
  ];
  expect(definitionOf({ Retry }).States.Call).toMatchObject({ Retry });
});

test('all states are those inside others, too', () => {
  const inside = (name: string): WorkflowGraph => ({ StartAt: name, States: { [name]: { Type: 'Pass' } } });
  const States = {
    Each: { Type: 'Map', ItemProcessor: inside('Item') },
    Old: { Type: 'Map', Iterator: inside('Step') },
    Both: { Type: 'Parallel', Branches: [inside('Left'), inside('Right')] },
  };
  const names = allStates({ StartAt: 'Each', States }).map(([name]) => name);
  expect(names).toEqual(['Each', 'Item', 'Old', 'Step', 'Both', 'Left', 'Right']);
});

test.each([
  ['a text for a number', { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: '3' }] }, 'MaxAttempts'],
  [
    'a number that would shorten the time',
    { Retry: [{ ErrorEquals: ['A'], BackoffRate: 0.1 }] },
    'BackoffRate',
  ],
  ['a catcher that leads nowhere', { Catch: [{ ErrorEquals: ['States.ALL'] }] }, 'Next'],
])('%s, which a CustomState may have, is told by its place', (_, wrong, field) => {
  const stateJson = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', TimeoutSeconds: 5, ...wrong };
  const synthesize = () =>
    synthesizeProcessing((scope) => ({ states: new CustomState(scope, 'Call', { stateJson }) }));

  expect(synthesize).toThrow(WorkflowError);
  expect(synthesize).toThrow(new RegExp(`- /States/.*/States/Call/.*/${field}: `));
});
