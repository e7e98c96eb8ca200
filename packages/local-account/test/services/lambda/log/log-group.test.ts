import type { LocalAccount } from '../../../../src/local-account';
import { accountUnderTest } from '../../../account-under-test';
import { callJson } from '../../call-account';
import { CodeFolder, deployFunctions, functionRole, invokeFunction, lambdaFunction } from '../function-stack';

const GROUP_ARN = 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/F';
const LOG_ACTIONS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

const code = new CodeFolder({
  'index.js': `exports.handler = async () => { console.log('text'); return 1; };`,
});
afterAll(() => code[Symbol.dispose]());

async function logGroups(account: LocalAccount): Promise<unknown> {
  const { logGroups: groups } = await callJson(account, 'logs', 'Logs_20140328.DescribeLogGroups', {});
  return (groups as { logGroupName: string }[]).map(({ logGroupName }) => logGroupName);
}

/** What the role was denied: action and resource, each once. */
function denials(account: LocalAccount): unknown {
  const denied = account.trace.records.flatMap((record) =>
    record.what === 'AccessDenied' ? [`${record.action} ${record.resource}`] : [],
  );
  return [...new Set(denied)];
}

function written(account: LocalAccount): unknown {
  return account.trace.records.filter(({ what }) => what === 'LogWritten').length;
}

test('the first invocation makes the log group of a function', async () => {
  await using account = accountUnderTest();
  await deployFunctions(account, code, { Role: functionRole(...LOG_ACTIONS), Function: lambdaFunction() });
  await expect(logGroups(account)).resolves.toEqual([]);
  await expect(invokeFunction(account)).resolves.toBe(1);
  await expect(logGroups(account)).resolves.toEqual(['/aws/lambda/F']);
  expect(written(account)).toBeGreaterThan(0);
});

test('a log group of the template’s own can have the name of the function’s', async () => {
  await using account = accountUnderTest();
  await deployFunctions(account, code, {
    Role: functionRole('logs:CreateLogStream', 'logs:PutLogEvents'),
    Function: lambdaFunction(),
    Group: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: { 'Fn::Join': ['', ['/aws/lambda/', { Ref: 'Function' }]] } },
    },
  });
  await invokeFunction(account);
  expect(written(account)).toBeGreaterThan(0);
  expect(denials(account)).toEqual([]);
});

test.each([
  ['logs:CreateLogGroup', `${GROUP_ARN}:log-stream:`],
  ['logs:CreateLogStream', `${GROUP_ARN}:log-stream:`],
  ['logs:PutLogEvents', `${GROUP_ARN}:log-stream:`],
])('without %s a function runs, and nothing is logged', async (missing, resource) => {
  await using account = accountUnderTest();
  const actions = LOG_ACTIONS.filter((action) => action !== missing);
  await deployFunctions(account, code, { Role: functionRole(...actions), Function: lambdaFunction() });
  await expect(invokeFunction(account)).resolves.toBe(1);
  expect(written(account)).toBe(0);
  expect(denials(account)).toEqual([expect.stringContaining(`${missing} ${resource}`)]);
});

test('many environments that start at once make one group, and lose no line', async () => {
  await using account = accountUnderTest();
  await deployFunctions(account, code, { Role: functionRole(...LOG_ACTIONS), Function: lambdaFunction() });
  await Promise.all([1, 2, 3].map(() => invokeFunction(account)));
  const texts = account.trace.records.filter(
    (record) => record.what === 'LogWritten' && record.message.includes('\ttext'),
  );
  expect(texts).toHaveLength(3);
});
