import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { signedFor } from '../../wire/toy-apis';
import { wireRequest } from '../http-api/wire-request';
import { toyService } from './toy-service';

const TEMPLATE = {
  Resources: {
    Box: { Type: 'AWS::Toys::Box', Properties: { BoxName: 'box', Content: 'a ball' } },
    Shelf: { Type: 'AWS::Toys::Shelf' },
  },
  Outputs: { BoxArn: { Value: { 'Fn::GetAtt': ['Box', 'Arn'] } } },
};

/** A call of a client, signed as clients do. */
async function openBox(account: LocalAccount, BoxName: string) {
  const { status, body } = await account.answer(
    wireRequest({
      headers: { ...signedFor('toys'), 'x-amz-target': 'Toys.OpenBox' },
      body: JSON.stringify({ BoxName }),
    }),
  );
  return { status, answer: JSON.parse(String(body)) as unknown };
}

let account: LocalAccount;
beforeEach(() => {
  account = accountUnderTest({ furtherServices: (ports) => [toyService(ports)] });
});
afterEach(() => account[Symbol.asyncDispose]());

test('a service that is one folder and one line has its resources created', async () => {
  const { outputs, notRun } = await deployTemplate(account, TEMPLATE);

  expect(outputs).toMatchObject([{ name: 'BoxArn', value: 'arn:aws:toys:us-east-1:000000000000:box/box' }]);
  expect(notRun).toEqual([
    { logicalId: 'Shelf', type: 'AWS::Toys::Shelf', reason: 'nothing is looked for on it' },
  ]);
});

test('and its operations called, by clients of AWS', async () => {
  await deployTemplate(account, TEMPLATE);

  await expect(openBox(account, 'box')).resolves.toEqual({ status: 200, answer: { Content: 'a ball' } });
  await expect(openBox(account, 'other')).resolves.toEqual({
    status: 404,
    answer: { __type: 'NoSuchBox', message: 'There is no box other.' },
  });
  await expect(openBox(account, 'a name too long')).resolves.toMatchObject({ status: 400 });
});
