import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { approveOrders } from '../../../examples/approve';
import { recordTransactions } from '../../../examples/ledger';
import { validateTransactions } from '../../../examples/validate';
import { callStateMachine } from '../../../lib/flow/call-state-machine';
import { processOnce } from '../../../lib/flow/idempotency/process-once';
import { invokeFunction } from '../../../lib/flow/invoke-function';
import type { ProcessTransaction } from '../../../lib/flow/processing';
import { logEach } from '../pipeline-stack';
import { expectNothingIsLost } from './expect-nothing-is-lost';

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-central-1:123456789012:${resource}`;

const aFunction: ProcessTransaction = (scope) => ({
  states: invokeFunction(
    scope,
    'InvokeFunction',
    LambdaFunction.fromFunctionArn(scope, 'Theirs', arn('lambda', 'function:theirs')),
  ),
});

const aStateMachine: ProcessTransaction = (scope) =>
  callStateMachine(
    scope,
    StateMachine.fromStateMachineArn(scope, 'Theirs', arn('states', 'stateMachine:theirs')),
  );

test.each<[string, number, ProcessTransaction]>([
  ['what is delivered', 1, logEach],
  ['a function', 1, aFunction],
  ['a state machine', 4, aStateMachine],
  ['validate', 2, validateTransactions],
  ['ledger', 9, recordTransactions({ keyInBody: '/order' })],
  ['approve', 12, approveOrders],
  ['what is delivered, once', 18, processOnce(logEach)],
])('%s: whatever fails at whichever of its %d places, nothing is lost', async (_, places, processor) => {
  expect(await expectNothingIsLost(processor)).toBe(places);
});
