import { Access } from '../../../src/access/access';
import { localAccount } from '../../../src/account';
import { type FunctionConfiguration, LambdaService } from '../../../src/services/lambda';
import { Trace } from '../../../src/trace/trace';

const CONFIGURATION: FunctionConfiguration = {
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

function service(): LambdaService {
  const account = localAccount('us-east-1');
  const trace = new Trace();
  const access = new Access(account, trace);
  return new LambdaService({ account, access, trace, logFor: () => ({ write: () => undefined }) });
}

describe('createFunction', () => {
  it.each([
    [
      'a runtime of another language',
      { runtime: 'python3.13' },
      'InvalidParameterValueException',
      /python3\.13/,
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
    const create = () => service().createFunction({ ...CONFIGURATION, ...changes });
    expect(create).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error,
    );
  });

  it('takes 4 KB of variables', () => {
    // {"AB":"…"} has nine characters around the value.
    expect(() =>
      service().createFunction({ ...CONFIGURATION, environment: { AB: 'x'.repeat(4087) } }),
    ).not.toThrow();
  });

  it('refuses a second function of the same name', () => {
    const lambda = service();
    lambda.createFunction(CONFIGURATION);
    expect(() => lambda.createFunction(CONFIGURATION)).toThrow('Function already exist: F');
  });

  it('makes a function that cannot be invoked until it is started', async () => {
    const account = localAccount('us-east-1');
    const lambda = service();
    lambda.createFunction(CONFIGURATION);
    const { administrator } = new Access(account, new Trace());
    await expect(lambda.invoke(administrator, { functionName: 'F', payload: '{}' })).rejects.toMatchObject({
      code: 'ResourceConflictException',
      httpStatus: 409,
    });
  });
});
