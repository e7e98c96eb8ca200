import { XMLParser } from 'fast-xml-parser';
import { AwsError } from '../../../src/errors/aws-error';
import type { WireRequest, WireResponse } from '../../../src/wire/http-server';
import { wireRequest } from '../http-api/wire-request';
import { useSqs } from './fixture';

const fixture = useSqs();

/** What a client of before the end of 2023 sends. */
function form(parameters: Record<string, string>, given: Partial<WireRequest> = {}): Promise<WireResponse> {
  const request = wireRequest({
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    ...given,
    body: new URLSearchParams({ Version: '2012-11-05', ...parameters }).toString(),
  });
  return fixture.sqs.service.answer(request, fixture.admin, 'request-id');
}

const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, trimValues: false });

/** The result of an action, parsed. */
async function resultOf(Action: string, parameters: Record<string, string>): Promise<unknown> {
  const { status, body } = await form({ Action, ...parameters });
  expect([status, body]).toEqual([200, expect.stringContaining(`<${Action}Response`)]);
  const answer = parser.parse(String(body)) as Record<string, Record<string, unknown>>;
  return answer[`${Action}Response`]?.[`${Action}Result`];
}

const MESSAGE = {
  MessageBody: 'a\r\nb & <c>',
  DelaySeconds: '0',
  'MessageAttribute.1.Name': 'text',
  'MessageAttribute.1.Value.DataType': 'String',
  'MessageAttribute.1.Value.StringValue': 'x',
  'MessageAttribute.2.Name': 'bytes',
  'MessageAttribute.2.Value.DataType': 'Binary',
  'MessageAttribute.2.Value.BinaryValue': 'AP8=',
  'MessageSystemAttribute.1.Name': 'AWSTraceHeader',
  'MessageSystemAttribute.1.Value.DataType': 'String',
  'MessageSystemAttribute.1.Value.StringValue': 'Root=1',
};

test('a message that is sent by one protocol is the same by the other', async () => {
  const QueueUrl = await fixture.queue('q', { VisibilityTimeout: '0' });
  const sent = await resultOf('SendMessage', { QueueUrl, ...MESSAGE });
  const received = await fixture.receiveOne(QueueUrl);
  expect(sent).toEqual({
    MessageId: received.MessageId,
    MD5OfMessageBody: received.MD5OfBody,
    MD5OfMessageAttributes: received.MD5OfMessageAttributes,
    MD5OfMessageSystemAttributes: expect.any(String) as string,
  });
  expect(received.Body).toBe(MESSAGE.MessageBody);
  expect(received.MessageAttributes).toEqual({
    text: { DataType: 'String', StringValue: 'x' },
    bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(0, 255) },
  });
  expect(
    await resultOf('ReceiveMessage', {
      QueueUrl,
      'AttributeName.1': 'AWSTraceHeader',
      'MessageAttributeName.1': 'text',
    }),
  ).toEqual({
    Message: {
      MessageId: received.MessageId,
      ReceiptHandle: expect.any(String) as string,
      MD5OfBody: received.MD5OfBody,
      Body: MESSAGE.MessageBody,
      Attribute: { Name: 'AWSTraceHeader', Value: 'Root=1' },
      MD5OfMessageAttributes: expect.any(String) as string,
      MessageAttribute: { Name: 'text', Value: { StringValue: 'x', DataType: 'String' } },
    },
  });
});

test('a queue is made with its attributes and tags, and tells them', async () => {
  const created = await resultOf('CreateQueue', {
    QueueName: 'q',
    'Attribute.1.Name': 'VisibilityTimeout',
    'Attribute.1.Value': '7',
    'Tag.1.Key': 'a',
    'Tag.1.Value': '1',
  });
  expect(created).toEqual({ QueueUrl: 'http://127.0.0.1:4566/000000000000/q' });
  expect(
    await resultOf('GetQueueAttributes', { QueueUrl: 'q', 'AttributeName.1': 'VisibilityTimeout' }),
  ).toEqual({ Attribute: { Name: 'VisibilityTimeout', Value: '7' } });
  expect(await resultOf('ListQueueTags', { QueueUrl: 'q' })).toEqual({ Tag: { Key: 'a', Value: '1' } });
});

test('a batch says of each entry how it went', async () => {
  const QueueUrl = await fixture.queue('q');
  const result = await resultOf('SendMessageBatch', {
    QueueUrl,
    'SendMessageBatchRequestEntry.1.Id': 'one',
    'SendMessageBatchRequestEntry.1.MessageBody': 'x',
    'SendMessageBatchRequestEntry.2.Id': 'two',
    'SendMessageBatchRequestEntry.2.MessageBody': 'y',
    'SendMessageBatchRequestEntry.2.DelaySeconds': '901',
  });
  expect(result).toMatchObject({
    SendMessageBatchResultEntry: { Id: 'one' },
    BatchResultErrorEntry: { Id: 'two', SenderFault: 'true', Code: 'InvalidParameterValue' },
  });
});

test('what answers nothing has no result', async () => {
  await fixture.queue('q');
  const { body } = await form({ Action: 'PurgeQueue', QueueUrl: 'q' });
  expect(body).toBe(
    '<?xml version="1.0"?><PurgeQueueResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/">' +
      '<ResponseMetadata><RequestId>request-id</RequestId></ResponseMetadata></PurgeQueueResponse>',
  );
});

test('an error has type, code, message and the request’s id', async () => {
  const { status, headers, body } = await form({ Action: 'GetQueueUrl', QueueName: 'none' });
  expect([status, headers?.['content-type']]).toEqual([400, 'text/xml']);
  expect(body).toBe(
    '<?xml version="1.0"?><ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type>' +
      '<Code>AWS.SimpleQueueService.NonExistentQueue</Code>' +
      '<Message>The specified queue does not exist for this wsdl version.</Message><Detail/></Error>' +
      '<RequestId>request-id</RequestId></ErrorResponse>',
  );
});

test.each([
  [{ Action: 'FooBar' }, 'InvalidAction', 'The local run does not serve sqs FooBar.'],
  [{}, 'MissingAction', 'The request is missing an action or a required parameter.'],
  [
    { Action: 'SendMessageBatch', QueueUrl: 'q', Entries: '' },
    'AWS.SimpleQueueService.EmptyBatchRequest',
    'There should be at least one SendMessageBatchRequestEntry in the request.',
  ],
  [
    { Action: 'SendMessage', QueueUrl: 'q', MessageBody: 'x', DelaySeconds: 'soon' },
    'InvalidParameterValue',
    'Value soon for parameter DelaySeconds is invalid. Reason: DelaySeconds must be &gt;= 0 and &lt;= 900.',
  ],
  [
    { Action: 'ReceiveMessage', QueueUrl: 'q', MaxNumberOfMessages: '1.5' },
    'InvalidParameterValue',
    'Value 1.5 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
  ],
  [
    { Action: 'StartMessageMoveTask', SourceArn: 'x', MaxNumberOfMessagesPerSecond: 'many' },
    'InvalidParameterValue',
    'Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that&apos;s between 1 and 500.',
  ],
])('%j is refused', async (parameters: Record<string, string>, code, message) => {
  await fixture.queue('q');
  const { status, body } = await form(parameters);
  expect(status).toBe(400);
  expect(body).toContain(`<Code>${code}</Code><Message>${message}</Message>`);
});

describe('on a queue’s URL', () => {
  const get = (query: Record<string, string>, path = '/000000000000/q') =>
    fixture.sqs.service.answer(
      wireRequest({ method: 'GET', path, queryString: new URLSearchParams(query).toString() }),
      fixture.admin,
      'request-id',
    );

  test('the path is the queue', async () => {
    await fixture.queue('q');
    const { status, body } = await get({ Action: 'GetQueueAttributes', 'AttributeName.1': 'QueueArn' });
    expect(status).toBe(200);
    expect(body).toContain(`<Attribute><Name>QueueArn</Name><Value>${fixture.arn('q')}</Value></Attribute>`);
  });

  test('a QueueUrl that is given goes before the path', async () => {
    await fixture.queue('q');
    await fixture.queue('other');
    const { body } = await get({
      Action: 'GetQueueAttributes',
      QueueUrl: 'http://127.0.0.1:4566/000000000000/other',
      'AttributeName.1': 'QueueArn',
    });
    expect(body).toContain(fixture.arn('other'));
  });

  test.each(['CreateQueue', 'ListQueues'])('%s is no action', async (Action) => {
    const { status, body } = await get({ Action, QueueName: 'new' });
    expect(status).toBe(400);
    expect(body).toContain(
      `<Code>InvalidAction</Code><Message>The action ${Action} is not valid for this endpoint.</Message>`,
    );
  });

  test('a client that posts a form gives both', async () => {
    await fixture.queue('q');
    const { status } = await form(
      { Action: 'SendMessage', QueueUrl: 'http://127.0.0.1:4566/000000000000/q', MessageBody: 'x' },
      { path: '/000000000000/q' },
    );
    expect(status).toBe(200);
    expect(await fixture.counts('q')).toEqual([1, 0, 0]);
  });
});

test('the rights are those of the same operation by the other protocol', async () => {
  const QueueUrl = await fixture.queue('q');
  const reader = fixture.role(['ReceiveMessage'], fixture.arn('q'));
  const request = wireRequest({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Action: 'SendMessage', QueueUrl, MessageBody: 'x' }).toString(),
  });
  const { status, body } = await fixture.sqs.service.answer(request, reader, 'request-id');
  expect(status).toBe(403);
  expect(body).toContain('<Code>AccessDenied</Code>');
});

test('who is not known is told so in the protocol of the request', () => {
  const { protocol } = fixture.sqs.service;
  const error = new AwsError('ExpiredToken', 'The security token included in the request is expired', 403);
  const refused = (headers: Record<string, string>) =>
    String(protocol?.refuse(wireRequest({ headers }), error, 'request-id').body);
  expect(refused({ 'content-type': 'application/x-www-form-urlencoded' })).toContain(
    '<Code>ExpiredToken</Code>',
  );
  expect(refused({ 'x-amz-target': 'AmazonSQS.ListQueues' })).toContain(
    '"__type":"com.amazonaws.sqs#ExpiredToken"',
  );
});
