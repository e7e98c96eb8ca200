import { formatOf, HttpApiStack, logged, NO_TRUST } from './http-api-stack';

let stack: HttpApiStack | undefined;

async function start(...given: Parameters<typeof HttpApiStack.start>): Promise<HttpApiStack> {
  stack = await HttpApiStack.start(...given);
  return stack;
}

afterEach(async () => {
  await stack?.stop();
  stack = undefined;
});

test('the access log tells of a message what came of it', async () => {
  const api = await start({
    format: formatOf(
      'routeKey',
      'status',
      'responseLength',
      'dataProcessed',
      'integration.status',
      'integrationStatus',
      'integrationLatency',
      'responseLatency',
      'error.message',
      'integrationErrorMessage',
    ),
  });

  const { headers, body = '' } = await api.send({ body: 'x' });

  expect(logged(api)).toEqual({
    requestId: headers?.['apigw-requestid'],
    routeKey: 'POST /',
    status: '200',
    responseLength: String(body.length),
    dataProcessed: String(body.length + 1),
    'integration.status': '200',
    integrationStatus: '200',
    integrationLatency: expect.stringMatching(/^\d+$/) as string,
    responseLatency: expect.stringMatching(/^\d+$/) as string,
    'error.message': '-',
    integrationErrorMessage: '-',
  });
});

test('the access log has SQS’s request id under both names', async () => {
  const api = await start({ format: formatOf('integration.requestId', 'awsEndpointRequestId') });

  const { body } = await api.send({ body: 'x' });

  const requestId = /<RequestId>(.*)<\/RequestId>/.exec(String(body))?.[1];
  expect(logged(api)).toMatchObject({
    'integration.requestId': requestId,
    awsEndpointRequestId: requestId,
  });
});

test('the access log tells of a source without a value in AWS’s words', async () => {
  const api = await start({
    parameters: { MessageBody: 'a ${request.header.X-Tag}' },
    format: formatOf('status', 'integrationErrorMessage', 'integration.error', 'integration.status'),
  });
  const words = 'Unable to resolve property MessageBody from source $request.header.X-Tag.';

  await api.send({ body: 'x' });

  expect(logged(api)).toMatchObject({
    status: '400',
    integrationErrorMessage: words,
    'integration.error': words,
    'integration.status': '-',
  });
});

test('the access log tells of an error of SQS', async () => {
  const api = await start({ format: formatOf('status', 'integration.status', 'integrationErrorMessage') });

  const { body } = await api.send({ body: '' });

  expect(body).toContain('<Code>MissingParameter</Code>');
  expect(logged(api)).toMatchObject({
    status: '400',
    'integration.status': '400',
    integrationErrorMessage: 'The request must contain the parameter MessageBody.',
  });
});

test('the access log tells of a role without permission', async () => {
  const api = await start({
    role: { Policies: [] },
    format: formatOf('status', 'integrationErrorMessage'),
  });

  const { status, body } = await api.send({ body: 'x' });

  expect(status).toBe(403);
  expect(body).toContain('<Code>AccessDenied</Code>');
  expect(logged(api)).toMatchObject({
    status: '403',
    integrationErrorMessage: expect.stringContaining(
      'is not authorized to perform: sqs:sendmessage',
    ) as string,
  });
});

test('the access log tells of a role that cannot be assumed', async () => {
  const api = await start({ role: NO_TRUST, format: formatOf('status', 'integrationErrorMessage') });

  await api.send({ body: 'x' });

  expect(logged(api)).toMatchObject({
    status: '500',
    integrationErrorMessage: expect.stringMatching(/^The IAM role configured on the integration/) as string,
  });
});

test('the access log quotes an error’s message', async () => {
  const api = await start({
    format: '$context.requestId $context.error.messageString $context.error.responseType',
  });

  await api.send({ path: '/other' });

  expect(api.accessLog[0]).toMatch(/^\S+ "Not Found" RESOURCE_NOT_FOUND$/);
});

test('the access log says nothing of a payload that is too large', async () => {
  const api = await start();

  await api.send({ body: Buffer.alloc(10 * 1024 * 1024 + 1) });

  expect(api.accessLog).toEqual([]);
});

test('the access log tells of a request without a signature', async () => {
  const api = await start({
    route: { AuthorizationType: 'AWS_IAM' },
    format: formatOf('status', 'authorizer.error', 'identity.userArn'),
  });

  await api.send({ body: 'x' });

  expect(logged(api)).toMatchObject({
    status: '403',
    'authorizer.error': 'Missing Authentication Token',
    'identity.userArn': '-',
  });
});

test('the access log has the account’s time: when the request came, and how long it took', async () => {
  const format = formatOf('requestTimeEpoch', 'requestTime', 'integrationLatency', 'responseLatency');
  const api = await start({ format }, (clock) => clock.advance(7));
  const receivedAt = api.clock.now();

  await api.send({ body: 'x' });

  expect(logged(api)).toMatchObject({
    requestTimeEpoch: String(receivedAt),
    requestTime: '01/Jan/2026:00:00:00 +0000',
    integrationLatency: '7',
    responseLatency: '7',
  });
});
