import type { SendMessageRequest } from '@aws-sdk/client-sqs';
import { errorOf, useSqs } from './fixture';

const fixture = useSqs();

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

test('answers with an id and the digests of body and attributes', async () => {
  const QueueUrl = await fixture.queue('q');
  const answer = await fixture.call('SendMessage', {
    QueueUrl,
    MessageBody: 'msg',
    MessageAttributes: { Hello: text('There') },
    MessageSystemAttributes: { AWSTraceHeader: text('Root=1-5759e988-bd862e3fe1be46a994272793') },
  });
  expect(answer).toEqual({
    MessageId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
    MD5OfMessageBody: '6e2baaf3b97dbeef01c0043275f9a0e7',
    MD5OfMessageAttributes: 'a311262e065454b75da111d535b8dacd',
    MD5OfMessageSystemAttributes: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  });
});

test('does not mention digests of what was not sent', async () => {
  const answer = await fixture.call('SendMessage', {
    QueueUrl: await fixture.queue('q'),
    MessageBody: 'msg',
  });
  expect(Object.keys(answer)).toEqual(['MessageId', 'MD5OfMessageBody']);
});

test.each([
  ['a body of the most bytes', 'é'.repeat(512), {}],
  ['a body that fits with its attribute', 'a'.repeat(1024 - 12), { name: text('ab') }],
])('measures body and attributes in bytes and takes %s', async (_, MessageBody, MessageAttributes) => {
  const QueueUrl = await fixture.queue('q', { MaximumMessageSize: '1024' });
  await fixture.send(QueueUrl, MessageBody, { MessageAttributes });
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test.each([
  ['a body of one byte more', 'é'.repeat(512) + 'a', {}],
  ['an attribute that makes it one byte more', 'a'.repeat(1024 - 11), { name: text('ab') }],
])('measures body and attributes in bytes and refuses %s', async (_, MessageBody, MessageAttributes) => {
  const QueueUrl = await fixture.queue('q', { MaximumMessageSize: '1024' });
  expect(await errorOf(() => fixture.send(QueueUrl, MessageBody, { MessageAttributes }))).toEqual({
    code: 'InvalidParameterValue',
    message: 'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    httpStatus: 400,
  });
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('the trace header does not count toward the size', async () => {
  const QueueUrl = await fixture.queue('q', { MaximumMessageSize: '1024' });
  const MessageSystemAttributes = { AWSTraceHeader: text('Root=1') };
  await fixture.send(QueueUrl, 'a'.repeat(1024), { MessageSystemAttributes });
  expect((await fixture.receiveOne(QueueUrl)).Attributes?.AWSTraceHeader).toBe('Root=1');
});

test.each(['\u0000', '\u001F', '\uFFFE', '\uFFFF', 'a\uD800b', '\uDC00', '\uDC00\uD800'])(
  'refuses the characters %j',
  async (MessageBody) => {
    const QueueUrl = await fixture.queue('q');
    expect(await errorOf(() => fixture.send(QueueUrl, MessageBody))).toEqual({
      code: 'InvalidMessageContents',
      message:
        'Invalid characters found. Valid unicode characters are ' +
        '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
      httpStatus: 400,
    });
  },
);

test.each(['\t\n\r', '\u007F\u0085', '\uD7FF\uE000\uFFFD', '\u{10000}\u{1F600}\u{10FFFF}'])(
  'takes the characters %j as they are',
  async (MessageBody) => {
    const QueueUrl = await fixture.queue('q');
    await fixture.send(QueueUrl, MessageBody);
    expect((await fixture.receiveOne(QueueUrl)).Body).toBe(MessageBody);
  },
);

const refusals: [string, Partial<SendMessageRequest>, string, string][] = [
  [
    'an empty body',
    { MessageBody: '' },
    'MissingParameter',
    'The request must contain the parameter MessageBody.',
  ],
  [
    'a missing body',
    { MessageBody: undefined },
    'MissingParameter',
    'The request must contain the parameter MessageBody.',
  ],
  [
    'a delay beyond 900 seconds',
    { DelaySeconds: 901 },
    'InvalidParameterValue',
    'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
  ],
  [
    'a group id with a blank',
    { MessageGroupId: 'group 123' },
    'InvalidParameterValue',
    'Value group 123 for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include ' +
      'alphanumeric and punctuation characters. 1 to 128 in length.',
  ],
  [
    'a deduplication id, which only FIFO queues have',
    { MessageDeduplicationId: 'x' },
    'InvalidParameterValue',
    'Value x for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is ' +
      'not valid for this queue type.',
  ],
  [
    'no queue URL',
    { QueueUrl: undefined },
    'MissingParameter',
    'The request must contain the parameter QueueUrl.',
  ],
];

test.each(refusals)('refuses %s', async (_, input, code, message) => {
  const QueueUrl = await fixture.queue('q');
  const error = await errorOf(() => fixture.call('SendMessage', { QueueUrl, MessageBody: 'x', ...input }));
  expect(error).toEqual({ code, message, httpStatus: 400 });
});

test.each([
  'http://127.0.0.1:4566/000000000000/q',
  'http://localhost:1/000000000000/q',
  'https://sqs.eu-west-1.amazonaws.com/000000000000/q',
])('knows a queue by the path of its URL: %s', async (QueueUrl) => {
  const url = await fixture.queue('q');
  await fixture.send(QueueUrl, 'x');
  expect(await fixture.counts(url)).toEqual([1, 0, 0]);
});

test.each([
  ['a queue that is not there', 'http://127.0.0.1:4566/000000000000/none'],
  ['a queue of another account', 'http://127.0.0.1:4566/111111111111/q'],
])('refuses %s', async (_, QueueUrl) => {
  await fixture.queue('q');
  expect(await errorOf(() => fixture.send(QueueUrl, 'x'))).toEqual({
    code: 'AWS.SimpleQueueService.NonExistentQueue',
    message: 'The specified queue does not exist.',
    httpStatus: 400,
  });
});

test('refuses what is no queue URL', async () => {
  expect(await errorOf(() => fixture.send('a b', 'x'))).toEqual({
    code: 'InvalidAddress',
    message: 'The address a b is not valid for this endpoint.',
    httpStatus: 404,
  });
});
