import type { ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../src/access/caller';
import { errorOf, NOW, useSqs } from './fixture';

const fixture = useSqs();

test('gives the message and all its system attributes', async () => {
  const QueueUrl = await fixture.queue('q');
  const MessageId = await fixture.send(QueueUrl, 'msg', { MessageGroupId: 'group' });
  await fixture.clock.advance(2000);
  expect(await fixture.receiveOne(QueueUrl)).toEqual({
    MessageId,
    ReceiptHandle: expect.any(String) as string,
    MD5OfBody: '6e2baaf3b97dbeef01c0043275f9a0e7',
    Body: 'msg',
    Attributes: {
      SenderId: '000000000000',
      SentTimestamp: String(NOW),
      ApproximateReceiveCount: '1',
      ApproximateFirstReceiveTimestamp: String(NOW + 2000),
      MessageGroupId: 'group',
    },
  });
});

test('counts each receive and remembers the first', async () => {
  const QueueUrl = await fixture.queue('q', { VisibilityTimeout: '10' });
  await fixture.send(QueueUrl, 'msg');
  await fixture.receiveOne(QueueUrl);
  await fixture.clock.advance(10_000);
  expect((await fixture.receiveOne(QueueUrl)).Attributes).toMatchObject({
    ApproximateReceiveCount: '2',
    ApproximateFirstReceiveTimestamp: String(NOW),
  });
});

test.each<[Partial<ReceiveMessageRequest>, string[]]>([
  [{}, []],
  [{ AttributeNames: ['All'] }, ['All of them']],
  [{ AttributeNames: ['SentTimestamp' as 'All'] }, ['SentTimestamp']],
  [{ AttributeNames: ['All'], MessageSystemAttributeNames: ['SenderId'] }, ['SenderId']],
])('gives the system attributes that %j selects', async (input, names) => {
  const QueueUrl = await fixture.queue('q');
  await fixture.send(QueueUrl, 'msg');
  const { Messages } = await fixture.call('ReceiveMessage', { QueueUrl, ...input });
  const all = ['SenderId', 'SentTimestamp', 'ApproximateReceiveCount', 'ApproximateFirstReceiveTimestamp'];
  expect(Object.keys(Messages?.[0]?.Attributes ?? {})).toEqual(names[0] === 'All of them' ? all : names);
});

test.each<[string, Caller, RegExp]>([
  [
    'a session with the id of its role',
    {
      principal: {
        type: 'role',
        roleArn: 'arn:aws:iam::000000000000:role/api',
        sessionName: 'session',
        accountId: '000000000000',
        roleId: 'AROAEXAMPLE',
      },
    },
    /^AROAEXAMPLE:session$/,
  ],
  [
    'a session of a role of which no id is known',
    {
      principal: {
        type: 'role',
        roleArn: 'arn:aws:iam::000000000000:role/api',
        sessionName: 'session',
        accountId: '000000000000',
      },
    },
    /^AROA[A-Z2-7]{17}:session$/,
  ],
  ['a service', { principal: { type: 'service', service: 'events.amazonaws.com' } }, /^AIDA[A-Z2-7]{17}$/],
])('names the sender: %s', async (_, caller, expected) => {
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' },
  };
  const QueueUrl = await fixture.queue('q', { Policy: JSON.stringify(policy) });
  await fixture.call('SendMessage', { QueueUrl, MessageBody: 'msg' }, caller);
  const { Attributes } = await fixture.receiveOne(QueueUrl);
  expect(Attributes?.SenderId).toMatch(expected);
});

test('gives one message when not asked for more, and the one that came first', async () => {
  const QueueUrl = await fixture.queue('q');
  await fixture.send(QueueUrl, 'first');
  await fixture.send(QueueUrl, 'second');
  const { Messages } = await fixture.call('ReceiveMessage', { QueueUrl });
  expect(Messages?.map(({ Body }) => Body)).toEqual(['first']);
});

test('answers a short poll of an empty queue at once, with nothing', async () => {
  const QueueUrl = await fixture.queue('q');
  expect(await fixture.call('ReceiveMessage', { QueueUrl })).toEqual({});
});

test.each<[Partial<ReceiveMessageRequest>, string]>([
  [
    { MaxNumberOfMessages: 11 },
    'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
  ],
  [
    { MaxNumberOfMessages: 0 },
    'Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
  ],
  [
    { WaitTimeSeconds: 21 },
    'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
  ],
  [
    { WaitTimeSeconds: -1 },
    'Value -1 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
  ],
  [
    { VisibilityTimeout: 43_201 },
    'Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= 43200, if provided.',
  ],
])('refuses %j', async (input, message) => {
  const QueueUrl = await fixture.queue('q');
  expect(await errorOf(() => fixture.call('ReceiveMessage', { QueueUrl, ...input }))).toEqual({
    code: 'InvalidParameterValue',
    message,
    httpStatus: 400,
  });
});
