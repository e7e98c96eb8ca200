import { accountUnderTest } from '../../../account-under-test';
import { signedFor } from '../../../wire/toy-apis';
import { wireRequest } from '../../http-api/wire-request';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function';
const NAME_PATTERN = String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`;
const CHANGED_NAME_PATTERN = String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?`;
const QUALIFIER_PATTERN = String.raw`\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+`;

const account = accountUnderTest();
afterAll(() => account[Symbol.asyncDispose]());

interface Refusal {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** Calls an operation on a function that is not there. */
async function refusalOf(
  [method, operation]: readonly [method: string, operation: string],
  name: string,
  qualifier?: string,
): Promise<Refusal> {
  const { status, headers, body } = await account.answer(
    wireRequest({
      method,
      path: `/2015-03-31/functions/${encodeURIComponent(name)}${operation}`,
      queryString: qualifier === undefined ? '' : `Qualifier=${encodeURIComponent(qualifier)}`,
      headers: signedFor('lambda'),
    }),
  );
  const { message, Message } = JSON.parse(String(body)) as { message?: string; Message?: string };
  return { status, code: headers?.['x-amzn-errortype'], message: message ?? Message };
}

const OPERATIONS = {
  GetFunction: ['GET', ''],
  GetFunctionConfiguration: ['GET', '/configuration'],
  Invoke: ['POST', '/invocations'],
} as const;

/** All that follows is recorded on AWS of GetFunction and Invoke. */
describe.each(['GetFunction', 'GetFunctionConfiguration', 'Invoke'] as const)('%s', (operation) => {
  const refusal = (name: string, qualifier?: string) => refusalOf(OPERATIONS[operation], name, qualifier);

  test.each([
    '*',
    'my-function!',
    'invalid-account:function:my-function',
    'arn:aws:lambda:invalid-region:000000000000:function:my-function',
    `arn:aws:lambda:invalid-region:000000000000:function:my-function${'a'.repeat(170)}`,
    'arn:aws:ec2:us-east-1:000000000000:instance:i-1234567890abcdef0',
    'arn:aws:lambda:us-east-1:123400000000@function:myfn',
    `${ARN}:my-function:1:2`,
    'function:my-function:$LATEST:extra',
    'arn:aws:lambda::000000000000:function:my-function',
    'arn:aws:lambda:us-east-1::function:my-function',
    `${ARN}:my-function:$LATES`,
  ])('%s is no name', async (name) => {
    await expect(refusal(name)).resolves.toEqual({
      status: 400,
      code: 'ValidationException',
      message: `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${NAME_PATTERN}`,
    });
  });

  test.each([
    ['invalid!', `satisfy regular expression pattern: ${QUALIFIER_PATTERN}`],
    ['a'.repeat(129), 'have length less than or equal to 128'],
  ])('%s is no qualifier', async (qualifier, constraint) => {
    await expect(refusal('my-function', qualifier)).resolves.toEqual({
      status: 400,
      code: 'ValidationException',
      message: `1 validation error detected: Value '${qualifier}' at 'qualifier' failed to satisfy constraint: Member must ${constraint}`,
    });
  });

  test('a name and a qualifier that are none are told together', async () => {
    const { code, message } = await refusal('arn:aws:lambda:x:000000000000:function:f', 'a'.repeat(129));
    expect(code).toBe('ValidationException');
    expect(message).toMatch(/^2 validation errors detected: .*'functionName'.*'qualifier'/);
  });

  test.each([
    [`${ARN}:my-function:$LATEST`, '1'],
    [`${ARN}:my-function:1`, '$LATEST'],
  ])('%s does not match the qualifier %s', async (name, qualifier) => {
    await expect(refusal(name, qualifier)).resolves.toEqual({
      status: 400,
      code: 'InvalidParameterValueException',
      message: 'The derived qualifier from the function name does not match the specified qualifier.',
    });
  });

  test('functions of another Region are told before anything else of them', async () => {
    await expect(refusal('arn:aws:lambda:ap-southeast-1:000000000000:function:my-function')).resolves.toEqual(
      {
        status: 404,
        code: 'ResourceNotFoundException',
        message: "Functions from 'ap-southeast-1' are not reachable in this region ('us-east-1')",
      },
    );
  });

  const latest = operation === 'Invoke' ? ':$LATEST' : '';
  test.each([
    ['my-function', undefined, `my-function${latest}`],
    ['a'.repeat(65), undefined, `${'a'.repeat(65)}${latest}`],
    [ARN, undefined, `function${latest}`],
    ['000000000000:function:my-function', undefined, `my-function${latest}`],
    ['us-east-1:000000000000:my-function', undefined, `my-function${latest}`],
    ['my-function', '1221', 'my-function:1221'],
    ['my-function', 'a'.repeat(65), `my-function:${'a'.repeat(65)}`],
    [`${ARN}:my-function`, '$latest', 'my-function:$latest'],
    ['my-function:$LATEST', '$LATEST', 'my-function:$LATEST'],
  ])('%s with %s is not found as %s', async (name, qualifier, found) => {
    await expect(refusal(name, qualifier)).resolves.toEqual({
      status: 404,
      code: 'ResourceNotFoundException',
      message: `Function not found: ${ARN}:${found}`,
    });
  });
});

test.each([
  ['my.function', `satisfy regular expression pattern: ${CHANGED_NAME_PATTERN}`],
  ['a'.repeat(141), 'have length less than or equal to 140'],
])('UpdateFunctionCode takes less as a name: not %s', async (name, constraint) => {
  await expect(refusalOf(['PUT', '/code'], name)).resolves.toMatchObject({
    code: 'ValidationException',
    message: `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must ${constraint}`,
  });
});
