import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  GetPolicyCommand,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { ARN, errorOf, ServedFunctions } from '../served-functions';

let served: ServedFunctions;
beforeAll(async () => {
  served = await ServedFunctions.start('exports.handler = async () => 1;', {
    Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Function' } } },
    Alias: {
      Type: 'AWS::Lambda::Alias',
      Properties: {
        FunctionName: { Ref: 'Function' },
        FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
        Name: 'live',
      },
    },
  });
});
afterAll(() => served[Symbol.asyncDispose]());

const S3 = { Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' };

const add = (given: Partial<AddPermissionCommandInput>) =>
  served.client.send(new AddPermissionCommand({ FunctionName: 'F', StatementId: 's3', ...S3, ...given }));
const remove = (given: object) =>
  served.client.send(new RemovePermissionCommand({ FunctionName: 'F', StatementId: 's3', ...given }));
const getPolicy = (given: object = {}) =>
  served.client.send(new GetPolicyCommand({ FunctionName: 'F', ...given }));

/** The forms are recorded on AWS. */
test.each<[string, Partial<AddPermissionCommandInput>, object]>([
  [
    'a service for a resource',
    { SourceArn: 'arn:aws:s3:::bucket' },
    {
      Principal: { Service: 's3.amazonaws.com' },
      Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::bucket' } },
    },
  ],
  [
    'everybody of an account',
    { Principal: '*', SourceAccount: '000000000000' },
    { Principal: '*', Condition: { StringEquals: { 'AWS:SourceAccount': '000000000000' } } },
  ],
  ['an account', { Principal: '111111111111' }, { Principal: { AWS: 'arn:aws:iam::111111111111:root' } }],
  [
    'a role',
    { Principal: 'arn:aws:iam::000000000000:role/Caller' },
    { Principal: { AWS: 'arn:aws:iam::000000000000:role/Caller' } },
  ],
  [
    'callers of a URL',
    {
      Action: 'lambda:InvokeFunctionUrl',
      Principal: '*',
      PrincipalOrgID: 'o-1234567890',
      FunctionUrlAuthType: 'NONE',
    },
    {
      Action: 'lambda:InvokeFunctionUrl',
      Principal: '*',
      Condition: {
        StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE', 'aws:PrincipalOrgID': 'o-1234567890' },
      },
    },
  ],
])('a permission of %s is a statement of the policy', async (_, given, members) => {
  const added = await add(given);
  const statement = {
    Sid: 's3',
    Effect: 'Allow',
    Action: 'lambda:InvokeFunction',
    Resource: ARN,
    ...members,
  };
  expect(added.$metadata.httpStatusCode).toBe(201);
  expect(JSON.parse(added.Statement!)).toEqual(statement);
  const { Policy } = await getPolicy();
  expect(JSON.parse(Policy!)).toEqual({ Version: '2012-10-17', Id: 'default', Statement: [statement] });
  await expect(remove({})).resolves.toMatchObject({ $metadata: { httpStatusCode: 204 } });
});

test('a policy is for the ARN alone that it was given to', async () => {
  await add({ Qualifier: 'live' });
  const { Policy } = await getPolicy({ Qualifier: 'live' });
  expect(JSON.parse(Policy!)).toMatchObject({ Statement: [{ Resource: `${ARN}:live` }] });
  await expect(getPolicy()).rejects.toThrow('The resource you requested does not exist.');
  await expect(getPolicy({ Qualifier: '1' })).rejects.toThrow('The resource you requested does not exist.');
  await remove({ Qualifier: 'live' });
});

test('a change by an old revision is refused', async () => {
  await add({});
  const error = await errorOf(add({ StatementId: 'other', RevisionId: 'wrong' }));
  expect(error).toMatchObject({
    name: 'PreconditionFailedException',
    message:
      'The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id',
    $metadata: { httpStatusCode: 412 },
  });
  const { RevisionId } = await getPolicy();
  await expect(remove({ RevisionId })).resolves.toBeDefined();
});

/** The words are recorded on AWS. */
test.each<[string, Partial<AddPermissionCommandInput>, string, string]>([
  [
    'an id that is none',
    { StatementId: 'example.com' },
    'ValidationException',
    "1 validation error detected: Value 'example.com' at 'statementId' failed to satisfy constraint: Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)",
  ],
  [
    'two qualifiers',
    { FunctionName: 'F:live', Qualifier: '42' },
    'InvalidParameterValueException',
    'The derived qualifier from the function name does not match the specified qualifier.',
  ],
  [
    '$LATEST',
    { Qualifier: '$LATEST' },
    'InvalidParameterValueException',
    'We currently do not support adding policies for $LATEST.',
  ],
  [
    'a principal that is none',
    { Principal: 'invalid.nonaws.com' },
    'InvalidParameterValueException',
    'The provided principal was invalid. Please check the principal and try again.',
  ],
  [
    'no function',
    { FunctionName: 'G' },
    'ResourceNotFoundException',
    `Function not found: ${ARN.replace(/F$/, 'G')}`,
  ],
  [
    'no alias',
    { FunctionName: 'F:nobody' },
    'ResourceNotFoundException',
    `Cannot find alias arn: ${ARN}:nobody`,
  ],
  ['no version', { Qualifier: '42' }, 'ResourceNotFoundException', `Function not found: ${ARN}:42`],
  ['neither', { Qualifier: 'x-$-y' }, 'ResourceNotFoundException', `Function not found: ${ARN}:x-$-y`],
])('a permission for %s is refused', async (_, given, name, message) => {
  expect(await errorOf(add(given))).toMatchObject({ name, message });
});

test('a statement that there is, or is not, is told', async () => {
  await expect(remove({})).rejects.toThrow('No policy is associated with the given resource.');
  await expect(remove({ FunctionName: 'G' })).rejects.toThrow(/^No policy found for: arn:.*:G$/);
  await add({});
  expect(await errorOf(add({}))).toMatchObject({
    name: 'ResourceConflictException',
    message:
      'The statement id (s3) provided already exists. Please provide a new statement id, or remove the existing statement.',
  });
  await expect(remove({ Qualifier: 'nobody' })).rejects.toThrow(`Cannot find alias arn: ${ARN}:nobody`);
  await expect(remove({ StatementId: 'x' })).rejects.toThrow('Statement x is not found in resource policy.');
  await remove({});
});
