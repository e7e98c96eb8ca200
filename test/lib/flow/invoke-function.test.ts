import { Aws } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { invokeFunction } from '../../../lib/flow/invoke-function';
import { newStack } from '../cdk-app';
import type { State } from './state-machine-definition';

const HANDLER_ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:Handler';

let state: State;

beforeAll(() => {
  const stack = newStack();
  const handler = LambdaFunction.fromFunctionArn(stack, 'Handler', HANDLER_ARN);
  state = invokeFunction(stack, 'Invoke', handler).toStateJson() as State;
});

test('hands the function the event as it came', () => {
  expect(state).toMatchObject({
    Resource: `arn:${Aws.PARTITION}:states:::lambda:invoke`,
    Arguments: { FunctionName: HANDLER_ARN, Payload: '{% $states.input %}' },
  });
});

test("answers with the function's own answer", () => {
  expect(state.Output).toBe('{% $states.result.Payload %}');
});

test('has one retrier: five times more, with backoff and full jitter', () => {
  expect(state.Retry).toEqual([
    {
      ErrorEquals: expect.any(Array) as string[],
      IntervalSeconds: 3,
      MaxAttempts: 5,
      BackoffRate: 2,
      MaxDelaySeconds: 32,
      JitterStrategy: 'FULL',
    },
  ]);
});

test.each([
  'Lambda.TooManyRequestsException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
])('retries %s', (error) => {
  expect(state.Retry?.[0]?.ErrorEquals).toContain(error);
});

test('retries nothing that the function itself throws: it would throw it again', () => {
  const retried = state.Retry?.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
  expect(retried.filter((error) => !error.startsWith('Lambda.'))).toEqual([]);
});

test('can hand on something else, and try less often', () => {
  const stack = newStack();
  const handler = LambdaFunction.fromFunctionArn(stack, 'Handler', HANDLER_ARN);
  const props = { outputs: '{% $states.input %}', maxRetries: 2 };
  const other = invokeFunction(stack, 'Invoke', handler, props).toStateJson() as State;
  expect(other.Output).toBe('{% $states.input %}');
  expect(other.Retry?.map(({ MaxAttempts }) => MaxAttempts)).toEqual([2]);
});
