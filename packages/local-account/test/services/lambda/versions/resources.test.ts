import { InvokeCommand } from '@aws-sdk/client-lambda';
import { ARN, ServedFunctions } from '../served-functions';

const CODE = 'exports.handler = async (event, context) => context.functionVersion;';

const version = (properties: object = {}) => ({
  Type: 'AWS::Lambda::Version',
  Properties: { FunctionName: { Ref: 'Function' }, ...properties },
});

const alias = (properties: object = {}) => ({
  Type: 'AWS::Lambda::Alias',
  Properties: {
    FunctionName: { Ref: 'Function' },
    FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
    Name: 'live',
    ...properties,
  },
});

test('a version, an alias and its permission are created as CDK writes them', async () => {
  await using served = await ServedFunctions.start(CODE, {
    Version: version({ Description: 'Of the template' }),
    Alias: alias(),
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: 'Alias' },
        Principal: 'events.amazonaws.com',
        SourceArn: 'arn:aws:events:us-east-1:000000000000:rule/r',
      },
    },
  });
  const { Payload } = await served.client.send(new InvokeCommand({ FunctionName: `${ARN}:live` }));
  expect(Buffer.from(Payload!).toString()).toBe('"1"');
});

test('two versions of the same code are refused, as on AWS', async () => {
  await expect(
    ServedFunctions.start(CODE, { Version: version(), Again: { ...version(), DependsOn: 'Version' } }),
  ).rejects.toThrow(
    'Again (AWS::Lambda::Version) could not be created: A version for this Lambda function exists ( 1 ). Modify the function to create a new version.',
  );
});

test.each([
  [{ Version: version({ CodeSha256: 'x' }) }, 'Version (AWS::Lambda::Version), property CodeSha256'],
  [
    { Version: version({ ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } }) },
    'Version (AWS::Lambda::Version), property ProvisionedConcurrencyConfig',
  ],
  [
    { Version: version(), Alias: alias({ Name: '7' }) },
    'Alias (AWS::Lambda::Alias), property Name: It takes a name that is no number, not "7".',
  ],
])('what is not run is refused by name: %j', async (resources, message) => {
  await expect(ServedFunctions.start(CODE, resources)).rejects.toThrow(message);
});
