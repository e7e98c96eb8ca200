import type { Caller } from '../../../src/access/caller';
import { errorOf, Fixture } from './fixture';

let fixture: Fixture;
let QueueUrl: string;
beforeEach(() => {
  fixture = new Fixture();
  QueueUrl = fixture.queue('q');
});
afterEach(() => {
  fixture.sqs.stop();
});

const roleArn = 'arn:aws:iam::000000000000:role/worker';
const worker: Caller = {
  principal: { type: 'role', roleArn, sessionName: 'session', accountId: '000000000000' },
};

const denied = (action: string, queueName = 'q') => ({
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
  ['SendMessage', () => fixture.sqs.sendMessage(worker, { QueueUrl: url(), MessageBody: 'x' })],
  ['SendMessage', () => fixture.sqs.sendMessageBatch(worker, { QueueUrl: url(), Entries: [] })],
  ['ReceiveMessage', () => fixture.sqs.receiveMessage(worker, { QueueUrl: url() })],
  ['DeleteMessage', () => fixture.sqs.deleteMessage(worker, { QueueUrl: url(), ReceiptHandle: 'x' })],
  ['DeleteMessage', () => fixture.sqs.deleteMessageBatch(worker, { QueueUrl: url(), Entries: [] })],
  [
    'ChangeMessageVisibility',
    () =>
      fixture.sqs.changeMessageVisibility(worker, {
        QueueUrl: url(),
        ReceiptHandle: 'x',
        VisibilityTimeout: 0,
      }),
  ],
  [
    'ChangeMessageVisibility',
    () => fixture.sqs.changeMessageVisibilityBatch(worker, { QueueUrl: url(), Entries: [] }),
  ],
  ['GetQueueAttributes', () => fixture.sqs.getQueueAttributes(worker, { QueueUrl: url() })],
  ['SetQueueAttributes', () => fixture.sqs.setQueueAttributes(worker, { QueueUrl: url(), Attributes: {} })],
  ['GetQueueUrl', () => fixture.sqs.getQueueUrl(worker, { QueueName: 'q' })],
  ['PurgeQueue', () => fixture.sqs.purgeQueue(worker, { QueueUrl: url() })],
  ['DeleteQueue', () => fixture.sqs.deleteQueue(worker, { QueueUrl: url() })],
  ['CreateQueue', () => fixture.sqs.createQueueAs(worker, { QueueName: 'q' })],
  ['TagQueue', () => fixture.sqs.tagQueue(worker, { QueueUrl: url(), Tags: {} })],
  ['UntagQueue', () => fixture.sqs.untagQueue(worker, { QueueUrl: url(), TagKeys: [] })],
  ['ListQueueTags', () => fixture.sqs.listQueueTags(worker, { QueueUrl: url() })],
  ['ListDeadLetterSourceQueues', () => fixture.sqs.listDeadLetterSourceQueues(worker, { QueueUrl: url() })],
  [
    'AddPermission',
    () =>
      fixture.sqs.addPermission(worker, {
        QueueUrl: url(),
        Label: 'l',
        AWSAccountIds: ['1'],
        Actions: ['*'],
      }),
  ],
  ['RemovePermission', () => fixture.sqs.removePermission(worker, { QueueUrl: url(), Label: 'l' })],
  ['StartMessageMoveTask', () => fixture.sqs.startMessageMoveTask(worker, { SourceArn: arn() })],
  ['ListMessageMoveTasks', () => fixture.sqs.listMessageMoveTasks(worker, { SourceArn: arn() })],
])('needs the permission sqs:%s', async (action, call) => {
  expect(await errorOf(call)).toEqual(denied(`sqs:${action}`));
});

test('ListQueues is a permission for all queues', async () => {
  expect(await errorOf(() => fixture.sqs.listQueues(worker, {}))).toMatchObject({ code: 'AccessDenied' });
});

test('who has no permission does not learn whether a queue exists', async () => {
  const none = QueueUrl.replace(/q$/, 'none');
  expect(await errorOf(() => fixture.sqs.receiveMessage(worker, { QueueUrl: none }))).toEqual(
    denied('sqs:ReceiveMessage', 'none'),
  );
});

test('a role with the permission gets through', async () => {
  const sender = fixture.role(['SendMessage'], fixture.arn('q'));
  await fixture.sqs.sendMessage(sender, { QueueUrl, MessageBody: 'x' });
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
  expect((await errorOf(() => fixture.sqs.receiveMessage(sender, { QueueUrl }))).code).toBe('AccessDenied');
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
  const sendAs = (caller: Caller) => () => fixture.sqs.sendMessage(caller, { QueueUrl, MessageBody: 'x' });

  test('lets a service in, for the source that it names', async () => {
    await fixture.sqs.setQueueAttributes(fixture.admin, { QueueUrl, Attributes: { Policy } });
    await sendAs(events(ruleArn))();
    expect((await errorOf(sendAs(events(`${ruleArn}2`)))).code).toBe('AccessDenied');
  });

  test('counts no more when it is taken away, or when the queue is made anew', async () => {
    await fixture.sqs.setQueueAttributes(fixture.admin, { QueueUrl, Attributes: { Policy } });
    await fixture.sqs.setQueueAttributes(fixture.admin, { QueueUrl, Attributes: { Policy: '' } });
    expect((await errorOf(sendAs(events(ruleArn)))).code).toBe('AccessDenied');
    await fixture.sqs.setQueueAttributes(fixture.admin, { QueueUrl, Attributes: { Policy } });
    await fixture.sqs.deleteQueue(fixture.admin, { QueueUrl });
    expect((await errorOf(sendAs(events(ruleArn)))).code).toBe('AccessDenied');
  });
});
