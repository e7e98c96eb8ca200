import * as sdk from '@aws-sdk/client-sqs';
import { AwsError } from '../../../src/errors/aws-error';
import { protocolError } from '../../../src/services/sqs/protocol/protocol-error';

test.each([
  ['AWS.SimpleQueueService.NonExistentQueue', 'com.amazonaws.sqs#QueueDoesNotExist'],
  ['AWS.SimpleQueueService.EmptyBatchRequest', 'com.amazonaws.sqs#EmptyBatchRequest'],
  ['QueueAlreadyExists', 'com.amazonaws.sqs#QueueNameExists'],
  ['ReceiptHandleIsInvalid', 'com.amazonaws.sqs#ReceiptHandleIsInvalid'],
  ['InvalidParameterValue', 'com.amazon.coral.service#InvalidParameterValueException'],
  ['MissingParameter', 'com.amazon.coral.service#MissingRequiredParameterException'],
])('%s is %s in the JSON protocol', (code, jsonType) => {
  expect(protocolError(new AwsError(code, 'Message.'))).toMatchObject({
    jsonType,
    queryErrorHeader: `${code};Sender`,
    queryCode: code,
  });
});

test('the query protocol has a sentence of its own for a queue that is not there', () => {
  const error = new AwsError(
    'AWS.SimpleQueueService.NonExistentQueue',
    'The specified queue does not exist.',
  );
  expect(protocolError(error).queryMessage).toBe('The specified queue does not exist for this wsdl version.');
  expect(protocolError(new AwsError('OverLimit', 'Message.')).queryMessage).toBe('Message.');
});

/** The SDK's schemas: an error's name, and the query code that its trait gives. */
const traits = Object.values(sdk as Record<string, unknown>).flatMap((schema) => {
  if (!Array.isArray(schema) || schema[0] !== -3 || schema[1] !== 'com.amazonaws.sqs') return [];
  const [, namespace, name, trait] = schema as [number, string, string, { awsQueryError?: [string, number] }];
  return [{ jsonType: `${namespace}#${name}`, name, awsQueryError: trait.awsQueryError }];
});

/** Nothing here is encrypted with KMS, so nothing here throws these. */
const ours = traits.filter(({ name }) => !name.startsWith('Kms'));

test('the SDK has errors to compare with', () => {
  expect(ours.length).toBeGreaterThan(15);
});

test.each(ours)('$jsonType is what the SDK knows by its query code', ({ jsonType, name, awsQueryError }) => {
  const code = awsQueryError?.[0] ?? name;
  expect(protocolError(new AwsError(code, 'Message.')).jsonType).toBe(jsonType);
});
