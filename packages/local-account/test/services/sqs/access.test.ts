import type { Caller } from '../../../src/access/caller';
import { errorOf, useSqs } from './fixture';

const fixture = useSqs();
let QueueUrl: string;
beforeEach(async () => {
  QueueUrl = await fixture.queue('q');
});

const roleArn = 'arn:aws:iam::000000000000:role/worker';
const worker: Caller = {
  principal: { type: 'role', roleArn, sessionName: 'session', accountId: '000000000000' },
};

const denied = (action: string, queueName = 'q') => deniedInSqs(action.toLowerCase(), queueName);

const deniedInSqs = (action: string, queueName: string) => ({
  code: 'AccessDenied',
  message:
    'User: arn:aws:sts::000000000000:assumed-role/worker/session is not authorized to perform: ' +
    `${action} on resource: arn:aws:sqs:eu-west-1:000000000000:${queueName} ` +
    `because no identity-based policy allows the ${action} action`,
  httpStatus: 403,
});

const url = () => QueueUrl;
const arn = () => fixture.arn('q');

test.each<[string, () => Promise<unknown>]>([
  ['SendMessage', () => fixture.call('SendMessage', { QueueUrl: url(), MessageBody: 'x' }, worker)],
  ['SendMessage', () => fixture.call('SendMessageBatch', { QueueUrl: url(), Entries: [] }, worker)],
  ['ReceiveMessage', () => fixture.call('ReceiveMessage', { QueueUrl: url() }, worker)],
  ['DeleteMessage', () => fixture.call('DeleteMessage', { QueueUrl: url(), ReceiptHandle: 'x' }, worker)],
  ['DeleteMessage', () => fixture.call('DeleteMessageBatch', { QueueUrl: url(), Entries: [] }, worker)],
  [
    'ChangeMessageVisibility',
    () =>
      fixture.call(
        'ChangeMessageVisibility',
        {
          QueueUrl: url(),
          ReceiptHandle: 'x',
          VisibilityTimeout: 0,
        },
        worker,
      ),
  ],
  [
    'ChangeMessageVisibility',
    () => fixture.call('ChangeMessageVisibilityBatch', { QueueUrl: url(), Entries: [] }, worker),
  ],
  ['GetQueueAttributes', () => fixture.call('GetQueueAttributes', { QueueUrl: url() }, worker)],
  [
    'SetQueueAttributes',
    () => fixture.call('SetQueueAttributes', { QueueUrl: url(), Attributes: {} }, worker),
  ],
  ['GetQueueUrl', () => fixture.call('GetQueueUrl', { QueueName: 'q' }, worker)],
  ['PurgeQueue', () => fixture.call('PurgeQueue', { QueueUrl: url() }, worker)],
  ['DeleteQueue', () => fixture.call('DeleteQueue', { QueueUrl: url() }, worker)],
  ['CreateQueue', () => fixture.call('CreateQueue', { QueueName: 'q' }, worker)],
  ['TagQueue', () => fixture.call('TagQueue', { QueueUrl: url(), Tags: {} }, worker)],
  ['UntagQueue', () => fixture.call('UntagQueue', { QueueUrl: url(), TagKeys: [] }, worker)],
  ['ListQueueTags', () => fixture.call('ListQueueTags', { QueueUrl: url() }, worker)],
  [
    'ListDeadLetterSourceQueues',
    () => fixture.call('ListDeadLetterSourceQueues', { QueueUrl: url() }, worker),
  ],
  [
    'AddPermission',
    () =>
      fixture.call(
        'AddPermission',
        {
          QueueUrl: url(),
          Label: 'l',
          AWSAccountIds: ['1'],
          Actions: ['*'],
        },
        worker,
      ),
  ],
  ['RemovePermission', () => fixture.call('RemovePermission', { QueueUrl: url(), Label: 'l' }, worker)],
  ['StartMessageMoveTask', () => fixture.call('StartMessageMoveTask', { SourceArn: arn() }, worker)],
  ['ListMessageMoveTasks', () => fixture.call('ListMessageMoveTasks', { SourceArn: arn() }, worker)],
])('needs the permission sqs:%s', async (action, call) => {
  expect(await errorOf(call)).toEqual(denied(`sqs:${action}`));
});

test('CreateQueue with tags needs the permission to tag, too', async () => {
  const creator = fixture.role(['CreateQueue'], fixture.arn('new'));
  const create = (QueueName: string, tags?: Record<string, string>) =>
    fixture.call('CreateQueue', { QueueName, tags }, creator);
  expect(await errorOf(() => create('new', { team: 'a' }))).toEqual(denied('sqs:TagQueue', 'new'));
  await create('new');
});

test('ListQueues is a permission for all queues', async () => {
  expect(await errorOf(() => fixture.call('ListQueues', {}, worker))).toEqual(denied('sqs:ListQueues', ''));
});

test('who has no permission does not learn whether a queue exists', async () => {
  const none = QueueUrl.replace(/q$/, 'none');
  expect(await errorOf(() => fixture.call('ReceiveMessage', { QueueUrl: none }, worker))).toEqual(
    denied('sqs:ReceiveMessage', 'none'),
  );
});

test('a role with the permission gets through', async () => {
  const sender = fixture.role(['SendMessage'], fixture.arn('q'));
  await fixture.call('SendMessage', { QueueUrl, MessageBody: 'x' }, sender);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
  expect((await errorOf(() => fixture.call('ReceiveMessage', { QueueUrl }, sender))).code).toBe(
    'AccessDenied',
  );
});

describe('the policy of a queue', () => {
  const ruleArn = 'arn:aws:events:eu-west-1:000000000000:rule/bus/rule';
  const events = (sourceArn: string): Caller => ({
    principal: { type: 'service', service: 'events.amazonaws.com' },
    sourceArn,
  });
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
      },
    ],
  });
  const sendAs = (caller: Caller) => () =>
    fixture.call('SendMessage', { QueueUrl, MessageBody: 'x' }, caller);

  test('lets a service in, for the source that it names', async () => {
    await fixture.call('SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
    await sendAs(events(ruleArn))();
    expect((await errorOf(sendAs(events(`${ruleArn}2`)))).code).toBe('AccessDenied');
  });

  test('counts no more when it is taken away, or when the queue is made anew', async () => {
    await fixture.call('SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
    await fixture.call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: '' } });
    expect((await errorOf(sendAs(events(ruleArn)))).code).toBe('AccessDenied');
    await fixture.call('SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
    await fixture.call('DeleteQueue', { QueueUrl });
    expect((await errorOf(sendAs(events(ruleArn)))).code).toBe('AccessDenied');
  });
});
