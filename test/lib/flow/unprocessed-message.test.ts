import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Pass } from 'aws-cdk-lib/aws-stepfunctions';
import fc from 'fast-check';
import { LARGEST_TRANSACTION_BYTES, maximumMessageSizeBytes } from '../../../lib/flow/transaction-sizes';
import { TransactionWorkflow } from '../../../lib/flow/transaction-workflow';
import { newStack } from '../cdk-app';
import { jsonBytes, largestEvent } from './largest-event';
import { evaluateExpressions, readDefinition, type StateMachineDefinition } from './state-machine-definition';

interface Failure {
  readonly Error?: string;
  readonly Cause?: string;
}

interface UnprocessedMessage {
  readonly QueueUrl: string;
  readonly MessageBody: unknown;
  readonly MessageAttributes: Record<string, { DataType: string; StringValue: unknown }>;
}

let definition: StateMachineDefinition;

beforeAll(() => {
  const stack = newStack();
  new TransactionWorkflow(stack, 'Workflow', {
    pipelineName: 'Pipeline',
    processing: { states: Pass.jsonata(stack, 'Nothing') },
    unprocessed: new Queue(stack, 'Unprocessed'),
    logRetention: RetentionDays.ONE_DAY,
    logLevel: 'ERROR',
    tracing: false,
  });
  definition = readDefinition(Template.fromStack(stack));
});

const name = 'n'.repeat(80);
const context = {
  Execution: {
    Id: `arn:aws:states:ap-southeast-1:123456789012:express:${name}:${name}:01234567-89ab-cdef-0123-456789abcdef`,
    Input: largestEvent('{"amount":1.0}'),
  },
  StateMachine: { Id: `arn:aws:states:ap-southeast-1:123456789012:stateMachine:${name}` },
};

/** The message that a state sends after a failure, through the states that lead to it. */
async function messageFrom(
  state: 'CaptureTransaction' | 'CaptureWithoutDetails',
  failure: Failure,
  { Execution, StateMachine } = context,
): Promise<UnprocessedMessage> {
  const states = { context: { Execution, StateMachine }, input: failure };
  const assigned = await evaluateExpressions(definition.States.KeepFailure?.Assign, { states });
  return (await evaluateExpressions(definition.States[state]?.Arguments, {
    ...(assigned as Record<string, unknown>),
    states,
  })) as UnprocessedMessage;
}

async function errorAttributes(failure: Failure) {
  const { ERROR_CODE, ERROR_MESSAGE } = (await messageFrom('CaptureTransaction', failure)).MessageAttributes;
  return { code: ERROR_CODE?.StringValue, message: ERROR_MESSAGE?.StringValue };
}

const lambdaCause = (errorMessage: string) =>
  JSON.stringify({
    errorType: 'Error',
    errorMessage,
    trace: [`Error: ${errorMessage}`, '    at handler (index.js:1:1)'],
  });

test.each<[string, Failure, { code: string; message: string }]>([
  [
    'of the function: its own message',
    { Error: 'MalformedTransactionError', Cause: lambdaCause('The body is not JSON.') },
    { code: 'MalformedTransactionError', message: 'The body is not JSON.' },
  ],
  [
    'of the function, with quotes in its message: all of it, as JSON escapes it',
    { Error: 'Error', Cause: lambdaCause('"amount" is missing') },
    { code: 'Error', message: String.raw`\"amount\" is missing` },
  ],
  [
    'of a service: its cause',
    { Error: 'Lambda.TooManyRequestsException', Cause: 'Rate Exceeded.' },
    { code: 'Lambda.TooManyRequestsException', message: 'Rate Exceeded.' },
  ],
  [
    'of time: its cause is empty',
    { Error: 'States.Timeout', Cause: '' },
    { code: 'States.Timeout', message: 'No message was given.' },
  ],
  ['without a cause', { Error: 'Oops' }, { code: 'Oops', message: 'No message was given.' }],
  ['without an error', { Cause: 'Rain' }, { code: 'UNKNOWN', message: 'Rain' }],
  ['without anything', {}, { code: 'UNKNOWN', message: 'No message was given.' }],
  ['of empty texts', { Error: '', Cause: '' }, { code: 'UNKNOWN', message: 'No message was given.' }],
  [
    'with a function message that is empty: the whole cause',
    { Error: 'Error', Cause: '{"errorType":"Error","errorMessage":""}' },
    { code: 'Error', message: '{"errorType":"Error","errorMessage":""}' },
  ],
  [
    'with half an emoji in its message',
    { Error: 'SyntaxError', Cause: '{"errorMessage":"Unexpected \ud83d here"}' },
    { code: 'SyntaxError', message: 'Unexpected ? here' },
  ],
  [
    'with characters that SQS refuses',
    { Error: 'A\u0000B\uffffC', Cause: 'a\tb\u001bc\ufffed' },
    { code: 'A?B?C', message: 'a?b?c?d' },
  ],
  [
    'of 32 KB: its first 256 characters',
    { Error: 'E'.repeat(32_768), Cause: 'c'.repeat(32_768) },
    { code: 'E'.repeat(256), message: 'c'.repeat(256) },
  ],
  [
    'of 32 KB in the function: its first 256 characters',
    { Error: 'Error', Cause: lambdaCause('m'.repeat(16_000)) },
    { code: 'Error', message: 'm'.repeat(256) },
  ],
])('tells of a failure %s', async (_, failure, expected) => {
  expect(await errorAttributes(failure)).toEqual(expected);
});

test('of whatever failure, the texts are 1 to 256 characters of printable ASCII', async () => {
  const utf16 = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
    .map((units) => String.fromCharCode(...units));
  const text = fc.oneof(
    utf16,
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom('', ' ', '"', '\\', '0', 'false', 'null', '{}', '\ud83d', '🌧️'.repeat(9_000)),
  );
  const cause = fc.oneof(
    text,
    text.map(lambdaCause),
    text.map((half) => lambdaCause(half).slice(0, 40)),
  );
  const failures = fc.record({ Error: text, Cause: cause }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(failures, async (failure) => {
      const { code, message } = await errorAttributes(failure);
      expect(code).toMatch(/^[ -~]{1,256}$/);
      expect(message).toMatch(/^[ -~]{1,256}$/);
    }),
    { numRuns: 100 },
  );
});

test('it names the workflow and the execution', async () => {
  const { MessageAttributes } = await messageFrom('CaptureTransaction', { Error: 'Oops', Cause: 'Rain' });
  expect(MessageAttributes).toMatchObject({
    TARGET_ARN: { StringValue: context.StateMachine.Id },
    EXECUTION_ARN: { StringValue: context.Execution.Id },
  });
});

test.each(['CaptureTransaction', 'CaptureWithoutDetails'] as const)(
  'what %s sends is the event as it came, not a text in a text',
  async (state) => {
    const { MessageBody } = await messageFrom(state, { Error: 'Oops', Cause: 'Rain' });
    expect(MessageBody).toEqual(largestEvent('{"amount":1.0}'));
  },
);

test('every attribute is of type String', async () => {
  const { MessageAttributes } = await messageFrom('CaptureTransaction', { Error: 'Oops', Cause: 'Rain' });
  expect(Object.values(MessageAttributes).map(({ DataType }) => DataType)).toEqual(Array(4).fill('String'));
});

test('what is sent without details depends on nothing but the execution', async () => {
  const nothingKept = { states: { context } };
  const sent = await evaluateExpressions(definition.States.CaptureWithoutDetails?.Arguments, nothingKept);
  expect(sent).toMatchObject({
    MessageBody: context.Execution.Input,
    MessageAttributes: {
      TARGET_ARN: { StringValue: context.StateMachine.Id },
      EXECUTION_ARN: { StringValue: context.Execution.Id },
    },
  });
});

test('the largest transaction with the longest error fits into a state of Step Functions', async () => {
  const body = '"'.repeat(maximumMessageSizeBytes(LARGEST_TRANSACTION_BYTES));
  const execution = { ...context, Execution: { ...context.Execution, Input: largestEvent(body) } };
  const longest = { Error: '\\'.repeat(256), Cause: '"'.repeat(32_768) };
  const message = await messageFrom('CaptureTransaction', longest, execution);
  const queueUrl = `https://sqs.ap-southeast-1.amazonaws.com/123456789012/${'q'.repeat(80)}`;
  expect(jsonBytes({ ...message, QueueUrl: queueUrl })).toBeLessThanOrEqual(262_144);
});
