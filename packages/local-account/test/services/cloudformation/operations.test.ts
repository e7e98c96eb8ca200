import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { signedFor } from '../../wire/toy-apis';
import { wireRequest } from '../http-api/wire-request';

const queue = { Type: 'AWS::SQS::Queue' };

let account: LocalAccount;

beforeEach(async () => {
  account = accountUnderTest();
  await deployTemplate(account, { Resources: { Queue: queue, Topic: { Type: 'AWS::SNS::Topic' } } }, 'First');
});
afterEach(() => account[Symbol.asyncDispose]());

async function call(
  Action: string,
  input: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const { status, body } = await account.answer(
    wireRequest({
      headers: { ...signedFor('cloudformation'), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ Version: '2010-05-15', Action, ...input }).toString(),
    }),
  );
  return { status, text: String(body) };
}

const error = (code: string, message: string) => `<Code>${code}</Code><Message>${message}</Message>`;

const CHANGE_SET = 'arn:aws:cloudformation:us-east-1:000000000000:changeSet/none/1';

test.each([
  [{}, 400, error('ValidationError', 'StackName is required if ChangeSetName is not specified.')],
  [{ ChangeSetName: 'none' }, 400, error('ValidationError', 'StackName is a required parameter.')],
  [
    { ChangeSetName: CHANGE_SET },
    404,
    error('ChangeSetNotFound', `ChangeSet [${CHANGE_SET}] does not exist`),
  ],
  [
    { ChangeSetName: 'none', StackName: 'First' },
    404,
    error('ChangeSetNotFound', 'ChangeSet [none] does not exist'),
  ],
  [{ StackName: 'none' }, 400, error('ValidationError', 'Stack with id none does not exist')],
])('GetTemplate with %j is answered with %i', async (input, status, text) => {
  expect(await call('GetTemplate', input as Record<string, string>)).toEqual({
    status,
    text: expect.stringContaining(text) as string,
  });
});

test.each([
  ['DescribeStacks', {}],
  ['ListStacks', {}],
  ['ListExports', {}],
  ['ListStackResources', { StackName: 'First' }],
  ['DescribeStackEvents', { StackName: 'First' }],
])('%s refuses a token that it did not give', async (operation, input) => {
  const answers = [
    await call(operation, { ...input, NextToken: 'made-up' }),
    await call(operation, { ...input, NextToken: '' }),
  ];

  expect(answers).toEqual([
    {
      status: 400,
      text: expect.stringContaining(error('ValidationError', 'made-up is not a valid NextToken')) as string,
    },
    {
      status: 400,
      text: expect.stringContaining('Member must have length greater than or equal to 1') as string,
    },
  ]);
});

test('ListExports gives a hundred at a time, and the token for the rest', async () => {
  const Outputs = Object.fromEntries(
    Array.from({ length: 101 }, (_, index) => [
      `O${index}`,
      { Value: 'x', Export: { Name: `export-${String(index).padStart(3, '0')}` } },
    ]),
  );
  await deployTemplate(account, { Resources: { Queue: queue }, Outputs }, 'Exporting');

  const { text } = await call('ListExports', {});
  const [, NextToken = ''] = /<NextToken>(.*)<\/NextToken>/.exec(text) ?? [];
  const { text: rest } = await call('ListExports', { NextToken });

  expect(text.match(/<Name>/g)).toHaveLength(100);
  expect(rest.match(/<Name>[^<]*/g)).toEqual(['<Name>export-100']);
  expect(rest).not.toContain('NextToken');
});

test('what is accepted and not run is among the resources of its stack', async () => {
  const { text } = await call('DescribeStackResources', { StackName: 'First', LogicalResourceId: 'Topic' });

  expect(text).toMatch(/<PhysicalResourceId>arn:aws:sns:us-east-1:000000000000:First-Topic-[0-9A-F]{12}</);
});
