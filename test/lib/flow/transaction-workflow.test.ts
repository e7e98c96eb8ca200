import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { TransactionWorkflow } from '../../../lib/flow/transaction-workflow';
import { newStack } from '../cdk-app';
import { arn, onlyResource } from '../template-resources';
import { readDefinition, type State, type StateMachineDefinition } from './state-machine-definition';

const LOGGER_ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:Logger';

let stack: Stack;
let unprocessed: Queue;
let template: Template;
let definition: StateMachineDefinition;

beforeAll(() => {
  stack = newStack();
  unprocessed = new Queue(stack, 'Unprocessed');
  new TransactionWorkflow(stack, 'Workflow', {
    pipelineName: 'Pipeline',
    handler: LambdaFunction.fromFunctionArn(stack, 'Logger', LOGGER_ARN),
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

  test('records no X-Ray trace', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      TracingConfiguration: { Enabled: false },
    });
  });
});

describe('LogTransaction', () => {
  test('comes first, and ends the execution', () => {
    expect(definition.StartAt).toBe('LogTransaction');
    expect(state('LogTransaction')).toMatchObject({ Type: 'Task', End: true });
  });

  test('hands the function the event as it came', () => {
    expect(state('LogTransaction')).toMatchObject({
      Resource: 'arn:${AWS::Partition}:states:::lambda:invoke',
      Arguments: { FunctionName: LOGGER_ARN, Payload: '{% $states.input %}' },
    });
  });

  test("answers with the function's own answer", () => {
    expect(state('LogTransaction').Output).toBe('{% $states.result.Payload %}');
  });

  test('has one retrier: six times more, with backoff and full jitter', () => {
    expect(state('LogTransaction').Retry).toEqual([
      {
        ErrorEquals: expect.any(Array) as string[],
        IntervalSeconds: 2,
        MaxAttempts: 6,
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
    expect(state('LogTransaction').Retry?.[0]?.ErrorEquals).toContain(error);
  });

  test('retries nothing that the function itself throws: it would throw it again', () => {
    const retried = state('LogTransaction').Retry?.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
    expect(retried.filter((error) => !error.startsWith('Lambda.'))).toEqual([]);
  });
});

describe.each([
  ['LogTransaction', 'KeepFailure'],
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

test('every way through the workflow ends in the log or in the failure', () => {
  const last = Object.entries(definition.States).filter(([, one]) => !one.Next);
  expect(last.map(([name]) => name).sort()).toEqual(['LogTransaction', 'TransactionFailed']);
});

describe('the worst case', () => {
  test('leads through every state: all attempts, all waits, and both dead-letter sends', () => {
    expect(worstCase(definition, definition.StartAt).states).toEqual([
      'LogTransaction',
      'KeepFailure',
      'CaptureTransaction',
      'CaptureWithoutDetails',
      'TransactionFailed',
    ]);
  });

  test('is over before the five minutes of an Express workflow are', () => {
    expect(worstCase(definition, definition.StartAt).seconds).toBeLessThan(300);
  });

  test('is not cut short by a timeout of the workflow itself, which cannot be caught', () => {
    expect(definition).not.toHaveProperty('TimeoutSeconds');
  });
});

interface Path {
  readonly seconds: number;
  readonly states: readonly string[];
}

/** The longest way from a state to an end. A loop has no longest way. */
function worstCase({ States }: StateMachineDefinition, from: string, before: readonly string[] = []): Path {
  if (before.includes(from)) return { seconds: Infinity, states: [from] };
  const here = States[from];
  if (!here) throw new Error(`There is no state ${from}`);
  const next = [here.Next, here.Default, ...(here.Choices ?? []).map(({ Next }) => Next)];
  const caught = (here.Catch ?? []).map(({ Next }) => Next);
  const ways = [...new Set([...next, ...caught])]
    .filter((name) => name !== undefined)
    .map((name) => worstCase({ States, StartAt: from }, name, [...before, from]));
  const longest = ways.reduce<Path>((a, b) => (b.seconds > a.seconds ? b : a), { seconds: -1, states: [] });
  return { seconds: secondsIn(from, here) + Math.max(longest.seconds, 0), states: [from, ...longest.states] };
}

/** The longest that a state can take: each attempt times out, and full jitter waits as long as it may. */
function secondsIn(
  name: string,
  { Type, TimeoutSeconds = Infinity, Seconds = Infinity, Retry = [] }: State,
): number {
  switch (Type) {
    case 'Task': {
      const waits = Retry.flatMap(
        ({ IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2, MaxDelaySeconds }) =>
          Array.from({ length: MaxAttempts }, (_, attempt) =>
            Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds ?? Infinity),
          ),
      );
      return (waits.length + 1) * TimeoutSeconds + waits.reduce((sum, wait) => sum + wait, 0);
    }
    case 'Wait':
      return Seconds;
    case 'Pass':
    case 'Choice':
    case 'Succeed':
    case 'Fail':
      return 0;
    default:
      throw new Error(`How long ${name} takes is not known: it is a ${Type} state`);
  }
}
