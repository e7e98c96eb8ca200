import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from '../../../src/errors/aws-error';
import { type Changes, formatOf, HttpApiStack, logged, NO_TRUST } from './http-api-stack';

let stack: HttpApiStack | undefined;

async function start(...given: Parameters<typeof HttpApiStack.start>): Promise<HttpApiStack> {
  stack = await HttpApiStack.start(...given);
  return stack;
}

afterEach(async () => {
  await stack?.stop();
  stack = undefined;
});

test('a request becomes a message, and gets SQS’s answer', async () => {
  const api = await start();

  const { status, headers, body } = await api.send({ body: '{"a":1}' });

  const [message] = await api.messages();
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/xml',
    'apigw-requestid': expect.stringMatching(/=$/) as string,
  });
  expect(body).toContain(`<MessageId>${message?.MessageId}</MessageId>`);
  expect(body).toContain(
    `<MD5OfMessageBody>${createHash('md5').update('{"a":1}').digest('hex')}</MD5OfMessageBody>`,
  );
  expect(message?.Body).toBe('{"a":1}');
});

test('all that the integration takes becomes part of the message', async () => {
  const attribute = (value: string) => `{"DataType":"String","StringValue":"${value}"}`;
  const api = await start({
    route: { RouteKey: 'ANY /{kind}/{proxy+}' },
    stage: { StageVariables: { team: 'blue' } },
    parameters: {
      MessageBody: '${request.path.kind} ${request.path.proxy} ${request.querystring.q} ${request.body.id}',
      MessageAttributes: `{"id":${attribute('${context.requestId}')},"team":${attribute('${stageVariables.team}')},"bytes":{"DataType":"Binary","BinaryValue":"\${request.header.bytes}"}}`,
      MessageSystemAttributes: `{"AWSTraceHeader":${attribute('${request.header.x-amzn-trace-id}')}}`,
      MessageGroupId: '$request.path.kind',
      DelaySeconds: '0',
      Region: 'us-east-1',
    },
  });

  const { status, headers } = await api.send({
    method: 'PUT',
    path: '/orders/7/a%20b',
    queryString: 'q=1&q=2',
    headers: { 'x-amzn-trace-id': 'Root=1-5759e988-bd862e3fe1be46a994272793', bytes: 'AQID' },
    body: '{"id":"x"}',
  });

  expect(status).toBe(200);
  expect(await api.messages()).toMatchObject([
    {
      Body: 'orders 7/a b 1,2 x',
      Attributes: { AWSTraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793', MessageGroupId: 'orders' },
      MessageAttributes: {
        id: { StringValue: headers?.['apigw-requestid'] },
        team: { StringValue: 'blue' },
        bytes: { BinaryValue: 'AQID' },
      },
    },
  ]);
});

test.each<[string, Changes, Parameters<HttpApiStack['send']>[0], number, string]>([
  ['no route', {}, { path: '/other' }, 404, 'Not Found'],
  ['no route with the method', {}, { method: 'HEAD' }, 404, 'Not Found'],
  ['no CORS and a preflight', {}, { method: 'OPTIONS', headers: { origin: 'https://a' } }, 404, 'Not Found'],
  [
    'a throttle of 0',
    { stage: { RouteSettings: { 'POST /': { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 } } } },
    {},
    429,
    'Too Many Requests',
  ],
  ['over 10 MB', {}, { body: Buffer.alloc(10 * 1024 * 1024 + 1) }, 413, 'Request Entity Too Large'],
  ['a body that was too large to be read', {}, { unreadBody: 413 }, 413, 'Request Entity Too Large'],
  ['a body that there was no memory for', {}, { unreadBody: 503 }, 503, 'Service Unavailable'],
  ['large headers', {}, { headers: { a: 'x'.repeat(10_241) } }, 431, 'Request Header Fields Too Large'],
  ['a large query', {}, { queryString: 'x'.repeat(10_241) }, 431, 'Request Header Fields Too Large'],
  ['a body that is not UTF-8', {}, { body: Buffer.from([0xff]) }, 400, 'Bad Request'],
  [
    'a source without a value',
    { parameters: { MessageBody: '$request.header.missing' } },
    {},
    400,
    'Bad Request',
  ],
  ['a role that cannot be assumed', { role: NO_TRUST }, { body: 'x' }, 500, 'Internal Server Error'],
  ['no signature', { route: { AuthorizationType: 'AWS_IAM' } }, { body: 'x' }, 403, 'Forbidden'],
])('%s: the API itself answers', async (_, changes, request, status, message) => {
  const api = await start(changes);

  const response = await api.send(request);

  expect(response).toMatchObject({
    status,
    headers: { 'content-type': 'application/json', 'apigw-requestid': expect.stringMatching(/./) as string },
    body: JSON.stringify({ message }),
  });
  expect(await api.messages()).toEqual([]);
});

test('10 MB and 10,240 bytes of head are not too much', async () => {
  const api = await start();
  const line = 'POST / HTTP/1.1';

  const large = await api.send({ body: Buffer.alloc(10 * 1024 * 1024, 'x') });
  const long = await api.send({ body: 'x', headers: { host: 'x'.repeat(10_240 - line.length) } });

  // SQS has a limit of its own, of 1 MiB.
  expect(large).toMatchObject({
    status: 400,
    body: expect.stringContaining('InvalidParameterValue') as string,
  });
  expect(long.status).toBe(200);
});

test('a preflight is answered without a route', async () => {
  const api = await start({
    api: { CorsConfiguration: { AllowOrigins: ['https://a'], AllowMethods: ['POST'] } },
  });
  const preflight = {
    method: 'OPTIONS',
    headers: { origin: 'https://a', 'access-control-request-method': 'POST' },
  };

  expect(await api.send(preflight)).toEqual({
    status: 204,
    headers: {
      'access-control-allow-origin': 'https://a',
      'access-control-allow-methods': 'POST',
      'apigw-requestid': expect.any(String) as string,
    },
  });
});

test('an answer carries CORS headers, also an error of the API’s own', async () => {
  const api = await start({ api: { CorsConfiguration: { AllowOrigins: ['*'] } } });
  const headers = { origin: 'https://a' };
  const allowed = { 'access-control-allow-origin': '*' };

  expect(await api.send({ body: 'x', headers })).toMatchObject({ status: 200, headers: allowed });
  expect(await api.send({ path: '/other', headers })).toMatchObject({ status: 404, headers: allowed });
});

test('a route that takes OPTIONS gets the preflight', async () => {
  const api = await start({
    api: { CorsConfiguration: { AllowOrigins: ['*'] } },
    route: { RouteKey: '$default' },
    parameters: { MessageBody: '$context.httpMethod' },
  });

  const { status } = await api.send({
    method: 'OPTIONS',
    headers: { origin: 'https://a', 'access-control-request-method': 'POST' },
  });

  expect(status).toBe(200);
  expect(await api.messages()).toMatchObject([{ Body: 'OPTIONS' }]);
});

test('a stage of another name is served below it', async () => {
  const api = await start({
    stage: { StageName: 'prod' },
    route: { RouteKey: 'POST /orders' },
    parameters: { MessageBody: '${context.stage} ${context.path} ${request.path}' },
  });

  expect((await api.send({ path: '/prod/orders' })).status).toBe(200);
  expect((await api.send({ path: '/orders' })).status).toBe(404);
  expect(await api.messages()).toMatchObject([{ Body: 'prod /prod/orders /orders' }]);
});

test('a request for no stage leaves no log', async () => {
  const api = await start({ stage: { StageName: 'prod' } });

  expect(await api.send({ path: '/' })).toMatchObject({ status: 404, body: '{"message":"Not Found"}' });
  expect(api.accessLog).toEqual([]);
});

test('a named stage comes before $default', async () => {
  const api = await start({
    route: { RouteKey: 'POST /{proxy+}' },
    parameters: { MessageBody: '${context.stage} ${request.path}' },
    resources: {
      Prod: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: { Ref: 'Api' }, AutoDeploy: true, StageName: 'prod' },
      },
    },
  });
  await api.send({ path: '/prod/a' });
  await api.send({ path: '/production/a' });

  const bodies = (await api.messages()).map(({ Body }) => Body).sort();
  expect(bodies).toEqual(['$default /production/a', 'prod /a']);
});

test('a caller whose signature is verified is the account’s administrator', async () => {
  const api = await start({
    stage: { StageName: 'prod' },
    route: { RouteKey: 'ANY /{proxy+}', AuthorizationType: 'AWS_IAM' },
    format: formatOf('status', 'identity.accountId', 'identity.caller', 'identity.user', 'identity.userArn'),
  });
  const { access } = api.ports;
  const required = jest.spyOn(access, 'require');
  const signer = new SignatureV4({
    credentials: api.account.clientCredentials!,
    region: 'us-east-1',
    service: 'execute-api',
    sha256: Sha256,
  });
  const request = { method: 'PUT', path: '/prod/orders/7', headers: { host: 'x' }, body: 'x' };
  const { headers } = await signer.sign({ ...request, protocol: 'http:', hostname: 'x' });

  expect((await api.send({ ...request, headers })).status).toBe(200);
  expect(required).toHaveBeenCalledWith(
    access.administrator,
    'execute-api:Invoke',
    expect.stringMatching(/^arn:aws:execute-api:us-east-1:000000000000:[0-9a-f]{10}\/prod\/PUT\/orders\/7$/),
  );
  expect(logged(api)).toMatchObject({
    status: '200',
    'identity.accountId': '000000000000',
    'identity.caller': '000000000000',
    'identity.user': '000000000000',
    'identity.userArn': 'arn:aws:iam::000000000000:root',
  });
});

test('the trace says why a request failed', async () => {
  const api = await start({ parameters: { MessageBody: '$request.header.missing' } });

  await api.send({});

  expect(api.account.trace.records).toContainEqual(
    expect.objectContaining({
      what: 'RequestAnswered',
      routeKey: 'POST /',
      status: 400,
      error: 'Unable to resolve property MessageBody from source $request.header.missing.',
    }),
  );
});

test('an integration that takes longer than its timeout gets 503', async () => {
  const api = await start(
    {
      integration: { TimeoutInMillis: 50 },
      format: formatOf('status', 'integrationErrorMessage', 'error.responseType', 'integrationLatency'),
    },
    () => new Promise(() => undefined),
  );

  const answered = jest.fn();
  const answering = api.send({ body: 'x' });
  void answering.then(answered);
  await api.clock.advance(49);
  expect(answered).not.toHaveBeenCalled();
  await api.clock.advance(1);

  expect(await answering).toMatchObject({
    status: 503,
    body: '{"message":"Service Unavailable"}',
  });
  expect(logged(api)).toMatchObject({
    status: '503',
    integrationErrorMessage: 'The integration did not answer within 50 ms.',
    'error.responseType': 'INTEGRATION_TIMEOUT',
    integrationLatency: '50',
  });
});

test('an outage of SQS is passed on', async () => {
  const api = await start({}, () => {
    throw new AwsError('ServiceUnavailable', 'The service cannot be reached.', 503);
  });

  expect(await api.send({ body: 'x' })).toMatchObject({
    status: 503,
    body: expect.stringContaining('<Type>Receiver</Type><Code>ServiceUnavailable</Code>') as string,
  });
});

test('requests beyond the throttle get 429 until tokens have come', async () => {
  const limits = { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 };
  const api = await start({ stage: { DefaultRouteSettings: limits } });
  const statuses = async (requests: number) => {
    const answers = await Promise.all(Array.from({ length: requests }, () => api.send({ body: 'x' })));
    return answers.map(({ status }) => status).sort();
  };

  expect(await statuses(4)).toEqual([200, 200, 429, 429]);
  await api.clock.advance(999);
  expect(await statuses(1)).toEqual([429]);
  await api.clock.advance(1);
  expect(await statuses(2)).toEqual([200, 429]);
  await api.clock.advance(3_600_000);
  expect(await statuses(3)).toEqual([200, 200, 429]);
});

test('what is no queue URL is answered as SQS does', async () => {
  const api = await start({ parameters: { QueueUrl: '$request.header.queue' } });

  expect(await api.send({ body: 'x', headers: { queue: 'nowhere' } })).toMatchObject({
    status: 404,
    body: expect.stringContaining('<Code>InvalidAddress</Code>') as string,
  });
});
