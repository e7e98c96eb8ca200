import fc from 'fast-check';
import { FUNCTION_ARN, LocalLambda } from '../local-lambda';

describe('invoke', () => {
  let lambda: LocalLambda;
  beforeAll(async () => {
    lambda = await LocalLambda.start(
      'exports.handler = async (event) => event;',
      {},
      { identify: ({ body }) => ({ id: (JSON.parse(body) as { id?: string }).id }) },
    );
  });
  afterAll(() => lambda.stop());

  const invoke = (FunctionName: string, payload: string | Buffer = '{}') =>
    lambda.invokeAsClient({ FunctionName }, payload);

  it('gives what the handler returned, with the version and no error', async () => {
    const result = await lambda.invoke({ a: 1 });
    expect(result).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{"a":1}' });
    expect(result.FunctionError).toBeUndefined();
    expect(result.RequestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it.each([
    'Fixture',
    'Fixture:$LATEST',
    'function:Fixture',
    '000000000000:function:Fixture',
    FUNCTION_ARN,
    `${FUNCTION_ARN}:$LATEST`,
  ])('knows the function as %s', async (functionName) => {
    await expect(invoke(functionName)).resolves.toMatchObject({ Payload: '{}' });
  });

  it.each([
    ['Other', 'arn:aws:lambda:us-east-1:000000000000:function:Other:$LATEST'],
    ['Fixture:7', `${FUNCTION_ARN}:7`],
    ['111111111111:function:Fixture', 'arn:aws:lambda:us-east-1:111111111111:function:Fixture:$LATEST'],
  ])('does not find %s', async (functionName, arn) => {
    await expect(invoke(functionName)).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      httpStatus: 404,
      message: `Function not found: ${arn}`,
    });
  });

  it('takes every string in an event to the handler and back unchanged', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        await expect(lambda.result({ body })).resolves.toEqual({ body });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['pretty JSON', '{\n  "total": 1.0,\n\t"items": [ 1e400 ]\r\n}'],
    ['20-digit integers', '{"id":12345678901234567890}'],
    ['characters outside the BMP', '{"emoji":"\u{1F600}","musical":"\u{1D11E}"}'],
  ])('keeps %s in a body as it is', async (_what, body) => {
    await expect(lambda.result({ detail: { body } })).resolves.toEqual({ detail: { body } });
  });

  it('takes an empty payload for an empty object', async () => {
    await expect(invoke('Fixture', '')).resolves.toMatchObject({ Payload: '{}' });
  });

  const notJson = { code: 'InvalidRequestContentException', httpStatus: 400 };

  it.each(['{', 'a', Buffer.from([0x22, 0xff, 0x22])])('refuses the payload %j', async (payload) => {
    await expect(invoke('Fixture', payload)).rejects.toMatchObject(notJson);
  });

  it('refuses a payload that is nested deeper than 1,000 levels', async () => {
    const payload = '['.repeat(1_001) + ']'.repeat(1_001);
    await expect(invoke('Fixture', payload)).rejects.toMatchObject(notJson);
  });

  it('refuses half a surrogate pair in the text of another service', async () => {
    const input = { FunctionName: 'Fixture', Payload: '"\ud800"' };
    await expect(lambda.functions.invoke(lambda.call, input)).rejects.toMatchObject(notJson);
  });

  it('takes a payload of 6 MiB and refuses a larger one', async () => {
    const payload = JSON.stringify('x'.repeat(6_291_454));
    await expect(invoke('Fixture', payload)).resolves.toMatchObject({ Payload: payload });
    await expect(invoke('Fixture', `${payload} `)).rejects.toMatchObject({
      code: 'RequestTooLargeException',
      httpStatus: 413,
    });
  });

  it('requires lambda:InvokeFunction of the caller', async () => {
    const roleArn = 'arn:aws:iam::000000000000:role/Workflow';
    const principal = { type: 'role', roleArn, sessionName: 's', accountId: '000000000000' } as const;
    const input = { FunctionName: 'Fixture', Payload: '{}' };
    const call = { ...lambda.call, caller: { principal } };
    await expect(lambda.functions.invoke(call, input)).rejects.toMatchObject({
      code: 'AccessDeniedException',
      action: 'lambda:InvokeFunction',
      resource: FUNCTION_ARN,
    });
  });

  it.each([
    ['the call', { transaction: { id: 'of the call' } }, 'of the call'],
    ['the event, where the call brings none', {}, 'of the event'],
  ])('traces start and end with the transaction of %s', async (_, brought, id) => {
    const { RequestId } = await lambda.functions.invoke(
      { ...lambda.call, ...brought },
      { FunctionName: 'Fixture', Payload: '{"id":"of the event"}' },
    );
    const about = lambda.trace.records.filter(
      (record) => 'requestId' in record && record.requestId === RequestId,
    );
    const transaction = { id };
    expect(about).toEqual([
      expect.objectContaining({ what: 'FunctionStarted', resource: FUNCTION_ARN, transaction }),
      expect.objectContaining({
        what: 'FunctionEnded',
        resource: FUNCTION_ARN,
        transaction,
        durationMs: expect.any(Number) as number,
      }),
    ]);
  });
});

describe('the context of an invocation', () => {
  it('says which function runs, for which request and for how long', async () => {
    const lambda = await LocalLambda.start(
      `exports.handler = async (event, context) => ({
         ...context, remainingMs: context.getRemainingTimeInMillis() });`,
      { timeoutSeconds: 5 },
    );
    const { Payload, RequestId } = await lambda.invokeAsClient({ FunctionName: `${FUNCTION_ARN}:$LATEST` });
    const context = JSON.parse(Payload) as { remainingMs: number };
    expect(context).toMatchObject({
      functionName: 'Fixture',
      functionVersion: '$LATEST',
      invokedFunctionArn: `${FUNCTION_ARN}:$LATEST`,
      memoryLimitInMB: '256',
      awsRequestId: RequestId,
      logGroupName: '/aws/lambda/Fixture',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/) as string,
    });
    expect(context.remainingMs).toBeGreaterThan(0);
    expect(context.remainingMs).toBeLessThanOrEqual(5000);
    await lambda.stop();
  });
});

describe('handlers', () => {
  it.each([
    ['a CommonJS export', { 'index.js': 'exports.handler = async () => 1;' }, 'index.handler'],
    ['a CommonJS export that returns at once', { 'index.js': 'exports.handler = () => 1;' }, 'index.handler'],
    ['an ES module', { 'index.mjs': 'export const handler = async () => 1;' }, 'index.handler'],
    [
      'an ES module that awaits',
      { 'index.mjs': 'export const handler = await (async () => () => 1)();' },
      'index.handler',
    ],
    ['a default export', { 'index.mjs': 'export default { handler: async () => 1 };' }, 'index.handler'],
    ['a file in a folder', { 'src/api/app.js': 'exports.run = async () => 1;' }, 'src/api/app.run'],
    [
      'a nested export',
      { 'index.js': 'exports.a = { b: { handler: async () => 1 } };' },
      'index.a.b.handler',
    ],
  ])('are found in %s', async (_what, files, handler) => {
    const lambda = await LocalLambda.start(files, { handler });
    await expect(lambda.result()).resolves.toBe(1);
    await lambda.stop();
  });

  it('that return nothing give null', async () => {
    const lambda = await LocalLambda.start('exports.handler = async () => {};');
    await expect(lambda.invoke()).resolves.toMatchObject({ Payload: 'null' });
    await lambda.stop();
  });
});
