import { processOnce } from '../../../../lib/flow/idempotency/process-once';
import { logEach } from '../../pipeline-stack';
import type { State } from '../state-machine-definition';
import { synthesizeProcessing } from '../synthesize-processing';

let states: Readonly<Record<string, State>>;
beforeAll(() => {
  ({ states } = synthesizeProcessing(processOnce(logEach)));
});

const KEY = { id: { S: '{% $string($idempotencyKey) %}' } };
const CLAIM_ID = { S: '{% $string($claimId) %}' };
const NOW = { N: '{% $string($floor($millis() / 1000)) %}' };
const CLAIM = {
  ...KEY,
  claimId: CLAIM_ID,
  bodySha256: { S: '{% $string($bodySha256) %}' },
  executionArn: { S: '{% $states.context.Execution.Id %}' },
};

/** Five minutes and ten seconds after the execution began. */
const LEASE_END = { N: '{% $string($floor($toMillis($states.context.Execution.StartTime) / 1000) + 310) %}' };
/** In thirty days. */
const WINDOW_END = { N: '{% $string($floor($millis() / 1000) + 2592000) %}' };

const OWN_CLAIM = {
  ConditionExpression: 'claimId = :claimId',
  ExpressionAttributeValues: { ':claimId': CLAIM_ID },
};

test.each<[name: string, call: string, asked: object, output: unknown]>([
  [
    'PutClaim',
    'putItem',
    {
      Item: { ...CLAIM, heldUntil: LEASE_END },
      ConditionExpression: 'attribute_not_exists(id) OR heldUntil <= :now OR claimId = :claimId',
      ExpressionAttributeValues: { ':now': NOW, ':claimId': CLAIM_ID },
    },
    { isDuplicate: false },
  ],
  ['GetClaim', 'getItem', { Key: KEY, ConsistentRead: true }, undefined],
  [
    'CountDuplicate',
    'updateItem',
    {
      Key: KEY,
      UpdateExpression: 'ADD duplicates :one',
      ConditionExpression: 'attribute_exists(id)',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    },
    { isDuplicate: true },
  ],
  [
    'CompleteKey',
    'putItem',
    { Item: { ...CLAIM, completedAt: NOW, heldUntil: WINDOW_END }, ...OWN_CLAIM },
    '{% $states.input %}',
  ],
  ['ReleaseKey', 'deleteItem', { Key: KEY, ...OWN_CLAIM }, undefined],
])('%s asks the table for this', (name, call, asked, output) => {
  const { Resource, Arguments, Output, TimeoutSeconds } = states[name]!;
  expect(Resource).toBe(`arn:\${AWS::Partition}:states:::dynamodb:${call}`);
  expect(Arguments).toEqual({ ...asked, TableName: expect.stringContaining('Claims') as string });
  expect(Output).toEqual(output);
  expect(TimeoutSeconds).toBe(2);
});

test('a call to the table is tried three times, unless the answer is that the condition fails', () => {
  for (const name of ['CompleteKey', 'ReleaseKey']) {
    expect(states[name]?.Retry).toEqual([
      { ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 0 },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 2 },
    ]);
  }
});

test('a key that another has is asked for again for 15 s, but for another transaction not once', () => {
  expect(states.PutClaim?.Catch).toEqual([
    expect.objectContaining({
      ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'],
      Next: 'GetClaim',
    }),
  ]);
  expect(states.ClaimKey?.Retry).toEqual([
    { ErrorEquals: ['TransactionKeyReused'], MaxAttempts: 0 },
    { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 4, BackoffRate: 2 },
  ]);
});

test('who has the key is told by the item', () => {
  expect(states.WhoHasKey).toMatchObject({
    Choices: [
      {
        Condition:
          '{% $exists($states.input.Item.completedAt) and $states.input.Item.bodySha256.S = $string($bodySha256) %}',
        Next: 'CountDuplicate',
      },
      { Condition: '{% $exists($states.input.Item.completedAt) %}', Next: 'KeyIsReused' },
    ],
    Default: 'KeyIsInProgress',
  });
  expect(states.KeyIsReused).toMatchObject({
    Error: 'TransactionKeyReused',
    Cause: 'A transaction with the same key and another body was processed before.',
  });
  expect(states.KeyIsInProgress).toMatchObject({
    Error: 'TransactionInProgress',
    Cause: expect.stringContaining('Send this one again later') as string,
  });
});

test('what a claim says, and what is handed on', () => {
  expect(states.MakeClaim?.Assign).toEqual({
    claimId: '{% $uuid() %}',
    bodySha256: '{% $hash($states.context.Execution.Input.detail.body, "SHA-256") %}',
  });
  expect(states.ClaimKey).toMatchObject({
    Assign: { isDuplicate: '{% $states.result[0].isDuplicate %}' },
    Output: '{% $states.input %}',
  });
  expect(states.IsDuplicate).toMatchObject({ Choices: [{ Condition: '{% $isDuplicate %}' }] });
  expect(states.SuppressDuplicate?.Output).toEqual({ duplicateOf: '{% $idempotencyKey %}' });
  expect(states.ProcessOnce?.Output).toBe('{% $states.result[0] %}');
});

test('what the processing failed with is what the execution fails with', () => {
  for (const name of ['ClaimKey', 'ProcessOnce']) {
    const assigned = states[name]?.Catch?.map(({ Assign }) => Assign);
    const expected = { processingError: '{% $states.errorOutput %}' };
    expect(assigned).toEqual([expected, expected]);
  }
  expect(states.ProcessingFailed).toMatchObject({
    Error: '{% $processingError.Error ? $processingError.Error : "UNKNOWN" %}',
    Cause: '{% $processingError.Cause ? $processingError.Cause : "" %}',
  });
});
