import type { LocalAccount } from '../../../src/local-account';
import { MemoryStore } from '../../../src/store/memory-store';
import { accountUnderTest } from '../../account-under-test';
import { createLive } from '../../create-live';
import { keysIn } from '../../keys-in';
import { callJson } from '../call-account';

const QUEUE = 'AWS::SQS::Queue';
const QueueUrl = 'http://127.0.0.1:4566/000000000000/q';

let account: LocalAccount;
let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
  account = accountUnderTest({ store });
});
afterEach(() => account[Symbol.asyncDispose]());

const call = (operation: string, input: object = {}) =>
  callJson(account, 'sqs', `AmazonSQS.${operation}`, { QueueUrl, ...input });
const queue = (properties: object = {}) => createLive(account, QUEUE, { QueueName: 'q', ...properties });
async function attributes(): Promise<Record<string, string>> {
  const { Attributes } = await call('GetQueueAttributes', { AttributeNames: ['All'] });
  return Attributes as Record<string, string>;
}

const BEFORE = { VisibilityTimeout: 60, Tags: [{ Key: 'team', Value: 'a' }] };

test('takes on other attributes and tags in place, and back, with the messages that it has', async () => {
  await createLive(account, QUEUE, { QueueName: 'dead' });
  const { update } = await queue(BEFORE);
  await call('SendMessage', { MessageBody: 'visible' });
  await call('SendMessage', { MessageBody: 'in flight' });
  await call('ReceiveMessage');
  await call('TagQueue', { Tags: { byClient: 'stays' } });
  const before = await attributes();

  await update({
    QueueName: 'q',
    DelaySeconds: '5',
    RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead', maxReceiveCount: 3 },
    SqsManagedSseEnabled: false,
    Tags: [{ Key: 'cost', Value: 'b' }],
  });

  expect(await attributes()).toMatchObject({
    DelaySeconds: '5',
    // Not given any more, so back at its default.
    VisibilityTimeout: '30',
    RedrivePolicy: expect.stringContaining('"maxReceiveCount":3') as unknown,
    SqsManagedSseEnabled: 'false',
    ApproximateNumberOfMessages: '1',
    ApproximateNumberOfMessagesNotVisible: '1',
  });
  expect(await call('ListQueueTags')).toEqual({ Tags: { byClient: 'stays', cost: 'b' } });

  await update({ QueueName: 'q', ...BEFORE });

  expect(await attributes()).toEqual({
    ...before,
    LastModifiedTimestamp: expect.any(String) as unknown,
  });
  expect(await call('ListQueueTags')).toEqual({ Tags: { byClient: 'stays', team: 'a' } });
});

test.each<[string, object, string]>([
  [
    'an attribute that SQS does not take',
    { VisibilityTimeout: 43_201 },
    'Invalid value for the parameter VisibilityTimeout',
  ],
  [
    'a dead-letter queue that is not there',
    { RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:none', maxReceiveCount: 3 } },
    'Dead letter target does not exist',
  ],
  [
    'a tag that SQS does not take',
    { VisibilityTimeout: 10, Tags: [{ Key: 'aws:x', Value: '' }] },
    "not begin with 'aws:'",
  ],
])('refuses %s, and changes nothing', async (_, changed, message) => {
  const { update } = await queue(BEFORE);
  const before = await attributes();

  await expect(update({ QueueName: 'q', ...changed })).rejects.toThrow(message);

  expect(await attributes()).toEqual(before);
  expect(await call('ListQueueTags')).toEqual({ Tags: { team: 'a' } });
});

test('is deleted with its messages, also from the store, and its name is free at once', async () => {
  const one = await queue();
  await call('SendMessage', { MessageBody: 'visible' });
  await call('SendMessage', { MessageBody: 'delayed', DelaySeconds: 9 });
  await call('SendMessage', { MessageBody: 'in flight' });
  await call('ReceiveMessage');

  await one.delete();

  expect(await call('ListQueues')).toEqual({});
  expect(await keysIn(store)).toEqual([]);
  await queue();
  expect(await attributes()).toMatchObject({ ApproximateNumberOfMessages: '0' });
});

test('a queue that a client has deleted is deleted', async () => {
  const one = await queue();
  await call('DeleteQueue');

  await expect(one.delete()).resolves.toBeUndefined();
});

test('a name that a queue has already is refused, and that queue stays as it is', async () => {
  await queue({ VisibilityTimeout: 60 });

  await expect(queue({ VisibilityTimeout: 10 })).rejects.toThrow(
    "Resource of type 'AWS::SQS::Queue' with identifier 'q' already exists.",
  );

  expect(await attributes()).toMatchObject({ VisibilityTimeout: '60' });
});

test('a queue that is not created for its tags leaves no queue behind', async () => {
  await expect(queue({ Tags: [{ Key: '', Value: '' }] })).rejects.toThrow('Tag key');

  expect(await call('ListQueues')).toEqual({});
});

describe('the policy of queues', () => {
  const POLICY = 'AWS::SQS::QueuePolicy';
  const urls = ['q', 'r', 's'].map((name) => `http://127.0.0.1:4566/000000000000/${name}`);
  const document = (Sid: string) => ({
    Version: '2012-10-17',
    Statement: [{ Sid, Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }],
  });
  /** The statement ids of the policies of all queues, by name. */
  async function policies(): Promise<Record<string, string | undefined>> {
    const found: Record<string, string | undefined> = {};
    for (const url of urls) {
      const { Attributes } = await call('GetQueueAttributes', { QueueUrl: url, AttributeNames: ['Policy'] });
      const policy = (Attributes as { Policy?: string } | undefined)?.Policy;
      if (policy !== undefined) found[url.slice(-1)] = /"Sid":"(\w+)"/.exec(policy)?.[1];
    }
    return found;
  }
  beforeEach(async () => {
    for (const QueueName of ['q', 'r', 's']) await createLive(account, QUEUE, { QueueName });
  });

  test('goes from queue to queue as the template says, and is gone when it is deleted', async () => {
    const policy = await createLive(account, POLICY, {
      PolicyDocument: document('one'),
      Queues: urls.slice(0, 2),
    });
    expect(await policies()).toEqual({ q: 'one', r: 'one' });

    await policy.update({ PolicyDocument: document('two'), Queues: urls.slice(1) });
    expect(await policies()).toEqual({ r: 'two', s: 'two' });

    await policy.delete();
    expect(await policies()).toEqual({});
  });

  test.each<[string, object, string]>([
    [
      'a queue that is not there',
      { PolicyDocument: document('two'), Queues: [urls[0], `${QueueUrl}x`] },
      'does not exist',
    ],
    [
      'a policy that is none',
      { PolicyDocument: { Statement: [{ Effect: 'Maybe' }] }, Queues: urls },
      'Invalid value for the parameter Policy',
    ],
  ])('stays as it was after %s', async (_, changed, message) => {
    const policy = await createLive(account, POLICY, {
      PolicyDocument: document('one'),
      Queues: urls.slice(0, 1),
    });

    await expect(policy.update(changed)).rejects.toThrow(message);

    expect(await policies()).toEqual({ q: 'one' });
  });

  test('stays when its queue changes', async () => {
    const other = await createLive(account, QUEUE, { QueueName: 'other' });
    const Queues = [`${QueueUrl.slice(0, -1)}other`];
    await createLive(account, POLICY, { PolicyDocument: document('one'), Queues });

    await other.update({ QueueName: 'other', DelaySeconds: 1 });

    expect(
      await call('GetQueueAttributes', { QueueUrl: Queues[0], AttributeNames: ['Policy', 'DelaySeconds'] }),
    ).toEqual({
      Attributes: { Policy: JSON.stringify(document('one')), DelaySeconds: '1' },
    });
  });
});
