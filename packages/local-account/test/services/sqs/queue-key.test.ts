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
