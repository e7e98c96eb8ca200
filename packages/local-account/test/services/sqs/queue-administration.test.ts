import { errorOf, useSqs } from './fixture';

const fixture = useSqs();

const create = (QueueName: string, Attributes?: Record<string, string>, tags?: Record<string, string>) =>
  fixture.call('CreateQueue', { QueueName, Attributes, tags });

test('creating a queue again gives the same one, unless an attribute differs', async () => {
  const { QueueUrl } = await create('q', { DelaySeconds: '1', ReceiveMessageWaitTimeSeconds: '1' });
  expect(await create('q')).toEqual({ QueueUrl });
  expect(await create('q', { DelaySeconds: '1' })).toEqual({ QueueUrl });
  expect(await errorOf(() => create('q', { DelaySeconds: '2' }))).toEqual({
    code: 'QueueAlreadyExists',
    message: 'A queue already exists with the same name and a different value for attribute DelaySeconds',
    httpStatus: 400,
  });
});

test.each(['a b', 'q.fifo.x', 'x'.repeat(81)])('refuses the name %j', async (name) => {
  expect(await errorOf(() => fixture.queue(name))).toEqual({
    code: 'InvalidParameterValue',
    message: 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    httpStatus: 400,
  });
});

test.each([
  [{ FifoQueue: 'true' }, 'AWS.SimpleQueueService.UnsupportedOperation'],
  [{}, 'InvalidParameterValue'],
])('refuses a FIFO queue for being one, with the attributes %j', async (attributes, code) => {
  const { message, ...refusal } = await errorOf(() => fixture.queue('q.fifo', attributes));
  expect(refusal).toEqual({ code, httpStatus: 400 });
  expect(message).toContain('The local run has standard queues only, no FIFO queues.');
});

test('a deleted queue is gone with its messages, and its name rests for a minute', async () => {
  const QueueUrl = await fixture.queue('q');
  await fixture.send(QueueUrl, 'msg');
  await fixture.call('DeleteQueue', { QueueUrl });
  expect((await errorOf(() => fixture.send(QueueUrl, 'msg'))).code).toBe(
    'AWS.SimpleQueueService.NonExistentQueue',
  );
  await fixture.clock.advance(59_999);
  expect(await errorOf(() => create('q'))).toEqual({
    code: 'AWS.SimpleQueueService.QueueDeletedRecently',
    message:
      'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
    httpStatus: 400,
  });
  await fixture.clock.advance(1);
  await create('q');
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('tells the URL of a queue by its name', async () => {
  const QueueUrl = await fixture.queue('q');
  const get = (QueueName?: string, QueueOwnerAWSAccountId?: string) =>
    fixture.call('GetQueueUrl', { QueueName, QueueOwnerAWSAccountId });
  expect(await get('q')).toEqual({ QueueUrl });
  expect((await errorOf(() => get('none'))).code).toBe('AWS.SimpleQueueService.NonExistentQueue');
  expect((await errorOf(() => get('q', '111111111111'))).code).toBe(
    'AWS.SimpleQueueService.NonExistentQueue',
  );
  expect((await errorOf(() => get())).code).toBe('MissingParameter');
});

test('lists queues by name, by prefix and in pages', async () => {
  expect(await fixture.call('ListQueues', {})).toEqual({});
  const urls = await Promise.all(['a1', 'a2', 'a3', 'b1'].map((name) => fixture.queue(name)));
  const list = (input: object) => fixture.call('ListQueues', input);
  expect(await list({})).toEqual({ QueueUrls: urls });
  expect(await list({ QueueNamePrefix: 'b' })).toEqual({ QueueUrls: [urls[3]] });
  const first = await list({ QueueNamePrefix: 'a', MaxResults: 2 });
  expect(first.QueueUrls).toEqual(urls.slice(0, 2));
  expect(await list({ QueueNamePrefix: 'a', MaxResults: 2, NextToken: first.NextToken })).toEqual({
    QueueUrls: [urls[2]],
  });
  expect(await errorOf(() => list({ NextToken: 'garbage' }))).toMatchObject({
    message: 'Invalid or expired next token.',
  });
  expect((await errorOf(() => list({ MaxResults: 1001 }))).code).toBe('InvalidParameterValue');
});

test('purges all messages, once a minute', async () => {
  const QueueUrl = await fixture.queue('q');
  await fixture.send(QueueUrl, 'in flight');
  await fixture.receiveOne(QueueUrl);
  await fixture.send(QueueUrl, 'visible');
  await fixture.send(QueueUrl, 'delayed', { DelaySeconds: 10 });
  const purge = () => fixture.call('PurgeQueue', { QueueUrl });
  await purge();
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
  await fixture.clock.advance(59_999);
  expect(await errorOf(purge)).toEqual({
    code: 'AWS.SimpleQueueService.PurgeQueueInProgress',
    message: 'Only one PurgeQueue operation on q is allowed every 60 seconds.',
    httpStatus: 403,
  });
  await fixture.clock.advance(1);
  await purge();
});

test('tags and untags', async () => {
  const QueueUrl = await fixture.queue('q');
  const tags = () => fixture.call('ListQueueTags', { QueueUrl });
  expect(await tags()).toEqual({});
  await fixture.call('TagQueue', { QueueUrl, Tags: { tag1: 'a', tag2: '' } });
  await fixture.call('TagQueue', { QueueUrl, Tags: { tag1: 'b' } });
  expect(await tags()).toEqual({ Tags: { tag1: 'b', tag2: '' } });
  await fixture.call('UntagQueue', { QueueUrl, TagKeys: ['tag1', 'none'] });
  expect(await tags()).toEqual({ Tags: { tag2: '' } });
});

test.each([
  [{ '': 'x' }],
  [{ 'aws:x': 'x' }],
  [{ ['k'.repeat(129)]: 'x' }],
  [{ k: 'v'.repeat(257) }],
  [Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']))],
])('refuses tags beyond the limits', async (Tags) => {
  const QueueUrl = await fixture.queue('q');
  expect((await errorOf(() => fixture.call('TagQueue', { QueueUrl, Tags }))).code).toBe(
    'InvalidParameterValue',
  );
});

describe('permissions', () => {
  const add = (QueueUrl: string, Label: string, AWSAccountIds = ['111111111111']) =>
    fixture.call('AddPermission', {
      QueueUrl,
      Label,
      AWSAccountIds,
      Actions: ['ReceiveMessage'],
    });
  const remove = (QueueUrl: string, Label: string) => fixture.call('RemovePermission', { QueueUrl, Label });
  const statement = (Sid: string, AWS: string | string[]) => ({
    Sid,
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'SQS:ReceiveMessage',
    Resource: 'arn:aws:sqs:eu-west-1:000000000000:q',
  });

  test('come and go as statements of the policy', async () => {
    const QueueUrl = await fixture.queue('q');
    const policy = async () => {
      const { Policy } = await fixture.attributes(QueueUrl);
      return Policy === undefined ? undefined : (JSON.parse(Policy) as unknown);
    };
    await add(QueueUrl, 'one');
    await add(QueueUrl, 'two', ['111111111111', '222222222222']);
    expect(await policy()).toEqual({
      Version: '2008-10-17',
      Id: 'arn:aws:sqs:eu-west-1:000000000000:q/SQSDefaultPolicy',
      Statement: [
        statement('one', 'arn:aws:iam::111111111111:root'),
        statement('two', ['arn:aws:iam::111111111111:root', 'arn:aws:iam::222222222222:root']),
      ],
    });
    await remove(QueueUrl, 'one');
    await remove(QueueUrl, 'two');
    expect(await policy()).toBeUndefined();
  });

  test('have a label of their own', async () => {
    const QueueUrl = await fixture.queue('q');
    await add(QueueUrl, 'one');
    expect(await errorOf(() => add(QueueUrl, 'one'))).toMatchObject({
      code: 'InvalidParameterValue',
      message: 'Value one for parameter Label is invalid. Reason: Already exists.',
    });
    expect(await errorOf(() => remove(QueueUrl, 'two'))).toMatchObject({
      code: 'InvalidParameterValue',
      message: "Value two for parameter Label is invalid. Reason: can't find label.",
    });
  });
});
