import type { FunctionConfiguration } from '../../../../src/services/lambda/function/function-configuration';
import { functionReference } from '../../../../src/services/lambda/function/function-name';
import type { Functions } from '../../../../src/services/lambda/function/functions';
import { invokeFunction } from '../../../../src/services/lambda/invocation/invoke-function';
import { createLambdaPorts, type LambdaPorts } from '../../../../src/services/lambda/ports';
import { accountPorts } from '../../../account-ports';
import { logSink, NO_DESTINATIONS, NO_SOURCES } from '../log-sink';

const CONFIGURATION: Omit<FunctionConfiguration, 'version'> = {
  functionName: 'F',
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:F',
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  timeoutSeconds: 10,
  memorySizeMb: 256,
  environment: {},
  codeDirectory: __dirname,
  roleArn: 'arn:aws:iam::000000000000:role/F',
  logging: { logGroupName: '/aws/lambda/F', logFormat: 'JSON' },
};

function lambdaPorts(): LambdaPorts {
  return createLambdaPorts(accountPorts(), {
    logs: logSink(),
    destinations: NO_DESTINATIONS,
    sources: NO_SOURCES,
  });
}

function noFunctions(): Functions {
  return lambdaPorts().functions;
}

describe('createFunction', () => {
  it.each([
    [
      'a runtime of another language',
      { runtime: 'java21' },
      'InvalidParameterValueException',
      /java21 is not supported by the local run: only nodejs and python are/,
    ],
    [
      'a runtime of the past',
      { runtime: 'nodejs14.x' },
      'InvalidParameterValueException',
      /^The runtime parameter of nodejs14\.x is no longer supported for creating or updating AWS Lambda functions\. We recommend you use a supported runtime while creating or updating functions\.$/,
    ],
    [
      'a runtime that never was',
      { runtime: 'nodejs21.x' },
      'InvalidParameterValueException',
      /^Value nodejs21\.x at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[nodejs20\.x, .*, java8\.al2\] or be a valid ARN$/,
    ],
    [
      'a name of 65 characters',
      { functionName: 'a'.repeat(65) },
      'InvalidParameterValueException',
      /^1 validation error detected: Value 'a{65}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64$/,
    ],
    [
      'a name with a colon',
      { functionName: 'a:b' },
      'ValidationException',
      /^1 validation error detected: Value 'a:b' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: \(arn:/,
    ],
    [
      'a handler with a space',
      { handler: 'index handler' },
      'ValidationException',
      /'index handler' at 'handler'/,
    ],
    ['a timeout of 0', { timeoutSeconds: 0 }, 'ValidationException', /Value '0' at 'timeout'/],
    ['a timeout of 901', { timeoutSeconds: 901 }, 'ValidationException', /less than or equal to 900/],
    ['memory of 127', { memorySizeMb: 127 }, 'ValidationException', /greater than or equal to 128/],
    [
      'a reserved variable',
      { environment: { AWS_REGION: 'x' } },
      'InvalidParameterValueException',
      /Reserved keys used in this request: AWS_REGION$/,
    ],
    [
      'a variable that is no name',
      { environment: { '1': 'x' } },
      'ValidationException',
      /'environment\.variables'/,
    ],
    [
      'more than 4 KB of variables',
      { environment: { AB: 'x'.repeat(4090) } },
      'InvalidParameterValueException',
      /exceeded the 4KB limit/,
    ],
  ])('refuses %s', (_what, changes, code, message) => {
    const create = () => noFunctions().create({ ...CONFIGURATION, ...changes });
    expect(create).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error,
    );
  });

  it('takes 4 KB of variables', () => {
    // {"AB":"…"} has nine characters around the value.
    expect(() =>
      noFunctions().create({ ...CONFIGURATION, environment: { AB: 'x'.repeat(4087) } }),
    ).not.toThrow();
  });

  it('refuses a second function of the same name', () => {
    const functions = noFunctions();
    functions.create(CONFIGURATION);
    expect(() => functions.create(CONFIGURATION)).toThrow('Function already exist: F');
  });

  it('makes a function that cannot be invoked until it is started', async () => {
    const ports = lambdaPorts();
    ports.functions.create(CONFIGURATION);
    const reference = functionReference(ports.account, { FunctionName: 'F' });
    const request = { reference, payload: '{}', requestId: 'r-1', transaction: {} };
    await expect(invokeFunction(ports, request)).rejects.toMatchObject({
      code: 'ResourceConflictException',
      httpStatus: 409,
    });
  });
});
