import { localAccount } from '../../../../src/account';
import { functionReference } from '../../../../src/services/lambda/function/function-name';

const account = localAccount('us-east-1');
const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:F';

test.each([
  ['F', ARN],
  ['function:F', ARN],
  ['F:$LATEST', `${ARN}:$LATEST`],
  ['F:live', `${ARN}:live`],
  ['111111111111:function:F', 'arn:aws:lambda:us-east-1:111111111111:function:F'],
  [ARN, ARN],
  ['111111111111:F', 'arn:aws:lambda:us-east-1:111111111111:function:F'],
  ['us-east-1:000000000000:function:F', ARN],
  [`${ARN}:7`, `${ARN}:7`],
])('%s is the function %s', (FunctionName, functionArn) => {
  expect(functionReference(account, { FunctionName })).toMatchObject({ functionName: 'F', functionArn });
});

test('a qualifier stands in the name or beside it', () => {
  const reference = { functionName: 'F', functionArn: `${ARN}:7`, qualifier: '7' };
  expect(functionReference(account, { FunctionName: 'F:7' })).toEqual(reference);
  expect(functionReference(account, { FunctionName: 'F', Qualifier: '7' })).toEqual(reference);
  expect(functionReference(account, { FunctionName: 'F:7', Qualifier: '7' })).toEqual(reference);
  expect(() => functionReference(account, { FunctionName: 'F:7', Qualifier: '8' })).toThrow(
    'The derived qualifier from the function name does not match the specified qualifier.',
  );
});

test.each(['', 'a b', 'F:G:H', '1:function:F', 'arn:aws:sqs:us-east-1:000000000000:function:F'])(
  '%j names no function',
  (FunctionName) => {
    expect(() => functionReference(account, { FunctionName })).toThrow(
      `Value '${FunctionName}' at 'functionName' failed to satisfy constraint`,
    );
  },
);
