import { functionRole, lambdaFunction } from '../lambda/function-stack';
import { ServedFunctions } from '../lambda/served-functions';

/** Answers as most providers do: over HTTPS, to the host of the address alone, with what was loaded when the function started. */
const OVER_HTTPS = `
  const https = require('node:https');
  exports.handler = (event) => new Promise((resolve, reject) => {
    const { hostname, pathname, search } = new URL(event.ResponseURL);
    const Data = { Type: event.RequestType };
    const body = JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId: 'it', Data });
    const options = { hostname, port: 443, path: pathname + search, method: 'PUT', headers: { 'content-length': body.length } };
    const request = https.request(options, (response) => resolve(response.statusCode));
    request.on('error', reject);
    request.end(body);
  });`;

const BY_MODULE = `
  const response = require('cfn-response');
  exports.handler = (event, context) =>
    response.send(event, context, event.ResourceProperties.Fails ? response.FAILED : response.SUCCESS, { Type: event.RequestType });`;

const custom = (properties: object = {}) => ({
  Type: 'Custom::Thing',
  Properties: { ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] }, ...properties },
});

const source = (Resources: object) => ({
  stackName: 'Things',
  templateText: JSON.stringify({
    Resources,
    Outputs: { Type: { Value: { 'Fn::GetAtt': ['Thing', 'Type'] } } },
  }),
});

test('functions answer over HTTPS, or by the module that CloudFormation puts beside their code, and can fail', async () => {
  await using served = await ServedFunctions.start('');
  const provided = (ZipFile: string, properties?: object) => ({
    Role: functionRole(),
    Function: lambdaFunction({ FunctionName: 'provider', Code: { ZipFile } }),
    Thing: custom(properties),
  });
  const { account } = served;
  const stack = await account.deploy(source(provided(OVER_HTTPS)));
  expect(stack.outputs).toMatchObject([{ value: 'Create' }]);
  await account.update(source(provided(BY_MODULE, { Number: 1 })));
  expect(stack.outputs).toMatchObject([{ value: 'Update' }]);
  await expect(account.update(source(provided(BY_MODULE, { Fails: true })))).rejects.toThrow(
    /Thing \(Custom::Thing\): Received response status \[FAILED\] from custom resource. Message returned: See the details in CloudWatch Log Stream: \d{4}/,
  );
});
