import { CustomState } from 'aws-cdk-lib/aws-stepfunctions';
import { WorkflowError } from '../../../../lib/flow/workflow-check/workflow-error';
import { synthesizeProcessing } from '../synthesize-processing';

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
