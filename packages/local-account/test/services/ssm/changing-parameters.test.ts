import type { LocalAccount } from '../../../src/local-account';
import { MemoryStore } from '../../../src/store/memory-store';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { callJson } from '../call-account';

let account: LocalAccount;
beforeEach(() => {
  account = accountUnderTest();
});
afterEach(() => account[Symbol.asyncDispose]());

const call = (operation: string, input: object, of = account) =>
  callJson(of, 'ssm', `AmazonSSM.${operation}`, input);
const put = (input: object) => call('PutParameter', { Name: '/a/b', Type: 'String', Value: 'one', ...input });
const valueOf = async (Name: string, WithDecryption = false) =>
  ((await call('GetParameter', { Name, WithDecryption })).Parameter as { Value: string }).Value;

test('a parameter is made, gets versions, and is deleted', async () => {
  await expect(put({})).resolves.toEqual({ Version: 1, Tier: 'Standard' });
  await expect(put({ Value: 'two' })).resolves.toEqual({
    __type: 'ParameterAlreadyExists',
    message:
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  });
  await expect(put({ Value: 'two', Type: undefined, Overwrite: true })).resolves.toMatchObject({
    Version: 2,
  });
  await expect(valueOf('/a/b')).resolves.toBe('two');
  await expect(valueOf('/a/b:1')).resolves.toBe('one');
  await expect(call('GetParameterHistory', { Name: '/a/b' })).resolves.toMatchObject({
    Parameters: [
      { Version: 1, Value: 'one' },
      { Version: 2, Value: 'two' },
    ],
  });
  await expect(call('DeleteParameter', { Name: '/a/b' })).resolves.toEqual({});
  await expect(call('DeleteParameter', { Name: '/a/b' })).resolves.toMatchObject({
    __type: 'ParameterNotFound',
  });
});

test('parameters are deleted together', async () => {
  await put({});
  await put({ Name: 'c' });
  await expect(call('DeleteParameters', { Names: ['/a/b', 'none', 'c'] })).resolves.toEqual({
    DeletedParameters: ['/a/b', 'c'],
    InvalidParameters: ['none'],
  });
});

test('a SecureString shows its value only decrypted', async () => {
  await put({ Type: 'SecureString', Value: 'secret' });
  expect(await valueOf('/a/b')).not.toContain('secret');
  await expect(valueOf('/a/b', true)).resolves.toBe('secret');
  const { Parameters } = await call('DescribeParameters', {});
  expect(Parameters).toMatchObject([{ Type: 'SecureString', KeyId: 'alias/aws/ssm' }]);
  await expect(put({ Name: 'other', Type: 'SecureString', KeyId: 'alias/none' })).resolves.toMatchObject({
    __type: 'NotFoundException',
  });
  await expect(
    deployTemplate(account, {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: '{{resolve:ssm:/a/b}}' } } },
    }),
  ).rejects.toThrow('/a/b');
});

test.each<[object, string, string]>([
  [{ Type: undefined }, 'ValidationException', 'A parameter type is required when you create a parameter.'],
  [{ Name: 'a/b' }, 'ValidationException', 'fully qualified name'],
  [{ Name: 'a b' }, 'ValidationException', 'Parameter name'],
  [{ Name: '/aws/a' }, 'AccessDeniedException', 'No access to reserved parameter name: /aws/a.'],
  [{ Name: '/a'.repeat(16) }, 'HierarchyLevelLimitExceededException', '15'],
  [{ Value: 'x'.repeat(4097) }, 'ValidationException', 'maximum parameter value of 4096 characters'],
  [{ Value: 'x'.repeat(8193), Tier: 'Advanced' }, 'ValidationException', 'maximum parameter value of 8192'],
  [{ AllowedPattern: '^two$' }, 'ParameterPatternMismatchException', '^two$'],
  [{ AllowedPattern: '(' }, 'InvalidAllowedPatternException', '('],
  [{ Policies: '[]' }, 'ValidationException', 'The local run has no parameter policies'],
  [{ DataType: 'aws:ec2:image' }, 'ValidationException', 'dataType'],
  [{ Overwrite: true, Tags: [{ Key: 'a', Value: 'b' }] }, 'ValidationException', "can't be used together"],
])('a parameter %j is refused', async (input, __type, message) => {
  const answer = await put(input);
  expect(answer.__type).toBe(__type);
  expect(answer.message).toContain(message);
});

test('a larger value takes a larger tier, and stays in it', async () => {
  const Value = 'x'.repeat(4097);
  await expect(put({ Value, Tier: 'Intelligent-Tiering' })).resolves.toMatchObject({ Tier: 'Advanced' });
  await expect(put({ Overwrite: true })).resolves.toMatchObject({ Tier: 'Advanced' });
});

test.each([
  [[{ Key: 'Name', Values: ['/a/b'] }], ['/a/b']],
  [[{ Key: 'Name', Option: 'BeginsWith', Values: ['/a'] }], ['/a/b', '/a/c/d']],
  [[{ Key: 'Name', Option: 'Contains', Values: ['c'] }], ['/a/c/d', 'c']],
  [[{ Key: 'Path', Values: ['/a'] }], ['/a/b']],
  [
    [
      { Key: 'Path', Option: 'Recursive', Values: ['/a'] },
      { Key: 'Type', Values: ['StringList'] },
    ],
    ['/a/c/d'],
  ],
])('DescribeParameters takes filters: %j', async (ParameterFilters, names) => {
  await put({});
  await put({ Name: '/a/c/d', Type: 'StringList' });
  await put({ Name: 'c' });
  const { Parameters } = await call('DescribeParameters', { ParameterFilters });
  expect((Parameters as { Name: string }[]).map(({ Name }) => Name)).toEqual(names);
});

test('tags are added, listed and removed', async () => {
  await put({ Tags: [{ Key: 'a', Value: '1' }] });
  const at = { ResourceType: 'Parameter', ResourceId: '/a/b' };
  await call('AddTagsToResource', { ...at, Tags: [{ Key: 'b', Value: '2' }] });
  await call('RemoveTagsFromResource', { ...at, TagKeys: ['a'] });
  await expect(call('ListTagsForResource', at)).resolves.toEqual({ TagList: [{ Key: 'b', Value: '2' }] });
  await expect(call('ListTagsForResource', { ...at, ResourceId: 'none' })).resolves.toMatchObject({
    __type: 'InvalidResourceId',
  });
});

test('a parameter that a client has made is there in the next run', async () => {
  const store = new MemoryStore();
  const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
  {
    await using first = accountUnderTest({ store });
    await deployTemplate(first, template);
    await call(
      'PutParameter',
      { Name: 'kept', Type: 'String', Value: '1', Tags: [{ Key: 'a', Value: 'b' }] },
      first,
    );
    await call('PutParameter', { Name: 'kept', Value: '2', Overwrite: true }, first);
  }
  await using second = accountUnderTest({ store });
  await deployTemplate(second, template);
  await expect(call('GetParameter', { Name: 'kept' }, second)).resolves.toMatchObject({
    Parameter: { Value: '2', Version: 2 },
  });
  const at = { ResourceType: 'Parameter', ResourceId: 'kept' };
  await expect(call('ListTagsForResource', at, second)).resolves.toEqual({
    TagList: [{ Key: 'a', Value: 'b' }],
  });
});
