import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Pass } from 'aws-cdk-lib/aws-stepfunctions';
import { TransactionWorkflow } from '../../../lib/flow/transaction-workflow';
import { newStack } from '../cdk-app';
import { arn, onlyResource } from '../template-resources';
import { readDefinition, type State, type StateMachineDefinition } from './state-machine-definition';

const TABLE_ARN = 'arn:aws:dynamodb:eu-central-1:123456789012:table/Ledger';
const ofTheStates = new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [TABLE_ARN] });

let stack: Stack;
let unprocessed: Queue;
let template: Template;
let definition: StateMachineDefinition;

beforeAll(() => {
  stack = newStack();
  unprocessed = new Queue(stack, 'Unprocessed');
  new TransactionWorkflow(stack, 'Workflow', {
    pipelineName: 'Pipeline',
    processing: { states: Pass.jsonata(stack, 'Nothing'), permissions: [ofTheStates] },
    unprocessed,
    logRetention: RetentionDays.ONE_DAY,
    logLevel: 'ERROR',
    tracing: false,
  });
  template = Template.fromStack(stack);
  definition = readDefinition(template);
});

function state(name: string): State {
  const found = definition.States[name];
  if (!found) throw new Error(`There is no state ${name}`);
  return found;
}

describe('the state machine', () => {
  test('is an Express workflow without a physical name', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineType: 'EXPRESS',
      StateMachineName: Match.absent(),
    });
  });

  test('is written in JSONata, all of it', () => {
    expect(definition.QueryLanguage).toBe('JSONata');
    expect(Object.values(definition.States).filter((one) => 'QueryLanguage' in one)).toEqual([]);
  });

  test('logs what it is told to, without what is in the transactions, into its own group', () => {
    const { logicalId } = onlyResource(template, 'AWS::Logs::LogGroup');
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: {
        Level: 'ERROR',
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: arn(logicalId) } }],
      },
    });
  });

  test('may do what its states need', () => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: TABLE_ARN }]),
      },
    });
  });

  test('records no X-Ray trace', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      TracingConfiguration: { Enabled: false },
    });
  });
});

describe('ProcessTransaction', () => {
  test('comes first, and ends the execution', () => {
    expect(definition.StartAt).toBe('ProcessTransaction');
    expect(state('ProcessTransaction')).toMatchObject({ Type: 'Parallel', End: true });
  });

  test('has what is done with a transaction for its only branch', () => {
    expect(state('ProcessTransaction').Branches).toEqual([
      { StartAt: 'Nothing', States: { Nothing: { QueryLanguage: 'JSONata', Type: 'Pass', End: true } } },
    ]);
  });

  test('has no expression, which could fail after the transaction was processed', () => {
    expect(JSON.stringify({ ...state('ProcessTransaction'), Branches: [] })).not.toContain('{%');
  });
});

describe.each([
  ['ProcessTransaction', 'KeepFailure'],
  ['CaptureTransaction', 'CaptureWithoutDetails'],
])('%s has two catchers', (name, next) => {
  test('States.DataLimitExceeded, which States.ALL may leave out, then States.ALL', () => {
    expect(state(name).Catch?.map(({ ErrorEquals }) => ErrorEquals)).toEqual([
      ['States.DataLimitExceeded'],
      ['States.ALL'],
    ]);
  });

  test(`both lead to ${next}`, () => {
    expect(state(name).Catch?.map(({ Next }) => Next)).toEqual([next, next]);
  });
});

test('no catcher of the workflow has an expression, which could fail in its turn', () => {
  const catchers = Object.values(definition.States).flatMap((one) => one.Catch ?? []);
  expect(catchers).toHaveLength(4);
  for (const catcher of catchers) expect(Object.keys(catcher).sort()).toEqual(['ErrorEquals', 'Next']);
});

test('KeepFailure keeps the error in a variable, since the next state replaces the input', () => {
  expect(state('KeepFailure')).toEqual({
    Type: 'Pass',
    Assign: { failure: '{% $states.input %}' },
    Next: 'CaptureTransaction',
  });
});

describe.each(['CaptureTransaction', 'CaptureWithoutDetails'])('%s', (name) => {
  test('is an SQS call in the partition of the stack', () => {
    expect(state(name)).toMatchObject({
      Type: 'Task',
      Resource: 'arn:${AWS::Partition}:states:::sqs:sendMessage',
    });
  });

  test('sends to unprocessed', () => {
    const { Ref } = stack.resolve(unprocessed.queueUrl) as { Ref: string };
    expect(state(name).Arguments?.QueueUrl).toBe(`\${${Ref}}`);
  });

  test('sends the input of the whole execution, as an object that Step Functions makes text of', () => {
    expect(state(name).Arguments?.MessageBody).toBe('{% $states.context.Execution.Input %}');
  });

  test('tries twice more, whatever the error is, with backoff and full jitter', () => {
    expect(state(name).Retry).toEqual([
      {
        ErrorEquals: ['States.ALL'],
        IntervalSeconds: 1,
        MaxAttempts: 2,
        BackoffRate: 2,
        JitterStrategy: 'FULL',
      },
    ]);
  });

  test('lets the execution fail', () => {
    expect(state(name).Next).toBe('TransactionFailed');
    expect(state('TransactionFailed').Type).toBe('Fail');
  });
});

test('CaptureTransaction sends the attributes that EventBridge itself writes, and the execution', () => {
  const attributes = state('CaptureTransaction').Arguments?.MessageAttributes as object;
  expect(Object.keys(attributes)).toEqual(['ERROR_CODE', 'ERROR_MESSAGE', 'TARGET_ARN', 'EXECUTION_ARN']);
});

test('CaptureWithoutDetails sends an error that says that there is none', () => {
  expect(state('CaptureWithoutDetails').Arguments?.MessageAttributes).toMatchObject({
    ERROR_CODE: { DataType: 'String', StringValue: 'UNKNOWN' },
    ERROR_MESSAGE: { DataType: 'String', StringValue: expect.stringMatching(/^[ -~]{1,256}$/) as string },
  });
});

test('CaptureWithoutDetails is the last resort: it has no catcher', () => {
  expect(state('CaptureWithoutDetails')).not.toHaveProperty('Catch');
});

test('the execution fails with the error that it failed with', () => {
  expect(state('TransactionFailed')).toEqual({
    Type: 'Fail',
    Error: '{% $failure.Error %}',
    Cause: '{% $failure.Cause %}',
  });
});

test('every way through the workflow ends in what is done with a transaction, or in the failure', () => {
  const last = Object.entries(definition.States).filter(([, one]) => !one.Next);
  expect(last.map(([name]) => name).sort()).toEqual(['ProcessTransaction', 'TransactionFailed']);
});

test('no timeout of the workflow itself, which cannot be caught, cuts it short', () => {
  expect(definition).not.toHaveProperty('TimeoutSeconds');
});
