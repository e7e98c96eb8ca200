import type { Caller } from '../../../src/access/caller';
import { errorOf, useSqs } from './fixture';

const KEY = 'arn:aws:kms:eu-west-1:000000000000:key/k';

const fixture = useSqs();
let QueueUrl: string;
beforeEach(async () => {
  QueueUrl = await fixture.queue('q', { KmsMasterKeyId: KEY });
});

/** Sets the policy of the key: who may do what with it. */
function allow(...Action: string[]): void {
  const Statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action, Resource: '*' };
  fixture.access.setResourcePolicy(KEY, 'key policy', { Version: '2012-10-17', Statement });
}

test('who may use the key sends and receives', async () => {
  allow('kms:GenerateDataKey', 'kms:Decrypt');

  await fixture.send(QueueUrl, 'x');

  expect(await fixture.receiveOne(QueueUrl)).toMatchObject({ Body: 'x' });
});

test.each([
  ['kms:GenerateDataKey', ['kms:Decrypt']],
  ['kms:Decrypt', ['kms:GenerateDataKey']],
])('who lacks %s cannot send', async (missing, allowed) => {
  allow(...allowed);

  expect(await errorOf(() => fixture.send(QueueUrl, 'x'))).toMatchObject({
    code: 'KMS.AccessDeniedException',
    httpStatus: 400,
    message: expect.stringContaining(`${missing} on resource: ${KEY}`) as string,
  });
});

test('who may not decrypt cannot receive, and the message stays', async () => {
  allow('kms:GenerateDataKey', 'kms:Decrypt');
  await fixture.send(QueueUrl, 'x');
  allow('kms:GenerateDataKey');

  expect(await errorOf(() => fixture.receive(QueueUrl))).toMatchObject({ code: 'KMS.AccessDeniedException' });
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test.each([
  ['an ARN', KEY, `Key '${KEY}' does not exist`],
  ['an id', 'testKeyId', "Key 'arn:aws:kms:eu-west-1:000000000000:key/testKeyId' does not exist"],
  ['an alias', 'alias/mine', 'Alias arn:aws:kms:eu-west-1:000000000000:alias/mine is not found.'],
])('a queue is given a key that does not exist, by %s, and cannot be used', async (_, keyId, message) => {
  const other = await fixture.queue('other', { KmsMasterKeyId: keyId });
  const expected = { code: 'KMS.NotFoundException', message, httpStatus: 400 };

  expect(await errorOf(() => fixture.send(other, 'x'))).toEqual(expected);
  expect(await errorOf(() => fixture.receive(other))).toEqual(expected);
});

test('a key is known by its id, too', async () => {
  allow('kms:GenerateDataKey', 'kms:Decrypt');
  const other = await fixture.queue('other', { KmsMasterKeyId: 'k' });

  await fixture.send(other, 'x');

  expect(await fixture.receiveOne(other)).toMatchObject({ Body: 'x' });
});

test('a queue with SQS’s own key of AWS is for everybody who may use the queue', async () => {
  const other = await fixture.queue('other', { KmsMasterKeyId: 'alias/aws/sqs' });
  const sender = fixture.role(['SendMessage'], fixture.arn('other'));

  await fixture.call('SendMessage', { QueueUrl: other, MessageBody: 'x' }, sender);

  expect(await fixture.receiveOne(other)).toMatchObject({ Body: 'x' });
});

test('AWS’s own key is not for a service that sends in its own name', async () => {
  const other = await fixture.queue('other', { KmsMasterKeyId: 'alias/aws/sqs' });
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:*',
    Resource: '*',
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await fixture.call('SetQueueAttributes', { QueueUrl: other, Attributes: { Policy } });
  const sns: Caller = { principal: { type: 'service', service: 'sns.amazonaws.com' } };

  const send = () => fixture.call('SendMessage', { QueueUrl: other, MessageBody: 'x' }, sns);

  expect(await errorOf(send)).toMatchObject({ code: 'KMS.AccessDeniedException' });
});

test('a queue with a key uses data keys for five minutes, unless it says otherwise', async () => {
  expect(await fixture.attributes(QueueUrl)).toMatchObject({ KmsDataKeyReusePeriodSeconds: '300' });
  await fixture.call('SetQueueAttributes', { QueueUrl, Attributes: { KmsDataKeyReusePeriodSeconds: '60' } });
  expect(await fixture.attributes(QueueUrl)).toMatchObject({ KmsDataKeyReusePeriodSeconds: '60' });
});
