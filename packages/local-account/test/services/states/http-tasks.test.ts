import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { callJson } from '../call-account';
import { HttpApiStack } from '../http-api/http-api-stack';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const seen: Seen[] = [];

/** What a test's endpoint answers, by the path. */
const ANSWERS: Record<string, { status?: number; type?: string; body: string | Buffer }> = {
  '/json': { type: 'application/json; charset=utf-8', body: '{"n":1.0}' },
  '/text': { type: 'text/plain', body: 'hello' },
  '/busy': { status: 429, type: 'text/plain', body: 'slow down' },
  '/picture': { type: 'image/png', body: 'picture' },
  '/bytes': { type: 'text/plain', body: Buffer.from([0xff, 0xfe]) },
  '/token': { type: 'application/json', body: '{"access_token":"t-1","expires_in":60}' },
};

const server = createServer((request, response) => {
  void text(request).then((body) => {
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body });
    const answer = ANSWERS[new URL(url ?? '', 'http://h').pathname] ?? { status: 404, body: '' };
    response.writeHead(
      answer.status ?? 200,
      answer.type === undefined ? {} : { 'content-type': answer.type },
    );
    response.end(answer.body);
  });
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => (seen.length = 0));
afterAll(() => server.close());

const allow = (Action: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...(Condition && { Condition }),
});

const machine = (name: string, resource: string) => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    StateMachineName: name,
    StateMachineType: 'EXPRESS',
    RoleArn: { 'Fn::GetAtt': ['Workflow', 'Arn'] },
    DefinitionString: JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'Task',
      States: {
        Task: { Type: 'Task', Resource: resource, Arguments: '{% $states.input %}', End: true },
      },
    }),
  },
});

interface Setting {
  readonly statements?: readonly object[];
  readonly connection?: object;
  readonly route?: Record<string, unknown>;
}

const API_KEY = {
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' } },
};

/** An HTTP API, a connection, and two workflows that make of their input a call. */
async function world({ statements = [allow('*')], connection = API_KEY, route = {} }: Setting = {}) {
  const stack = await HttpApiStack.start({
    route,
    resources: {
      Workflow: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'states.amazonaws.com' } },
            ],
          },
          Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statements } }],
        },
      },
      Connection: { Type: 'AWS::Events::Connection', Properties: { Name: 'shop', ...connection } },
      ApiCaller: machine('api', 'arn:aws:states:::apigateway:invoke'),
      HttpCaller: machine('http', 'arn:aws:states:::http:invoke'),
    },
  });
  const { account } = stack;
  const describe = () => callJson(account, 'events', 'AWSEvents.DescribeConnection', { Name: 'shop' });
  const { ConnectionArn } = await describe();
  const run = (name: string, input: object) =>
    callJson(account, 'states', 'AWSStepFunctions.StartSyncExecution', {
      stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`,
      input: JSON.stringify(input),
    });
  const connected = { Authentication: { ConnectionArn } };
  return {
    stack,
    describe,
    callApi: (args: object) => run('api', args),
    callHttp: (args: object) => run('http', { Method: 'GET', ...connected, ...args }),
  };
}

const outputOf = ({ output }: Record<string, unknown>) => JSON.parse(output as string) as unknown;

/** The id of the API, by which the trace knows it. */
function apiIdOf({ account }: HttpApiStack): string {
  return account.trace.records.find(({ what }) => what === 'RequestAnswered')?.resource ?? '';
}

describe('apigateway:invoke', () => {
  test('calls the API of the account by its address, with the body as JSON', async () => {
    const { callApi, stack } = await world();
    const args = { ApiEndpoint: '127.0.0.1:4566', Method: 'POST', Path: '/', RequestBody: { a: [1] } };
    expect(outputOf(await callApi(args))).toEqual({
      Headers: { 'Content-Type': ['text/xml'], 'Apigw-Requestid': [expect.any(String) as string] },
      ResponseBody: expect.stringContaining('<MessageId>') as string,
      StatusCode: 200,
      StatusText: 'OK',
    });
    // Recorded on AWS: a text has quotes.
    await callApi({ ...args, RequestBody: 'text' });
    expect((await stack.messages()).map(({ Body }) => Body).sort()).toEqual(['"text"', '{"a":[1]}']);
  });

  test('an answer that is no success is the task’s error, with the body as the cause', async () => {
    const { callApi } = await world();
    await expect(
      callApi({ ApiEndpoint: '127.0.0.1:4566', Method: 'PUT', Path: 'elsewhere' }),
    ).resolves.toMatchObject({ error: 'ApiGateway.404', cause: '{"message":"Not Found"}' });
  });

  test('signs with the role of the state machine, which has to be allowed to invoke the route', async () => {
    const { callApi, stack } = await world({
      route: { AuthorizationType: 'AWS_IAM' },
      statements: [{ ...allow('execute-api:Invoke'), Resource: 'arn:aws:execute-api:*:*:*/$default/POST/' }],
    });
    const forbidden = { error: 'ApiGateway.403', cause: '{"message":"Forbidden"}' };
    const args = { ApiEndpoint: '127.0.0.1:4566', Method: 'POST' };
    await expect(callApi(args)).resolves.toMatchObject(forbidden);
    const ApiEndpoint = `${apiIdOf(stack)}.execute-api.us-east-1.amazonaws.com`;
    await expect(callApi({ ApiEndpoint, Method: 'POST', AuthType: 'IAM_ROLE' })).resolves.toMatchObject(
      // It came to SQS, which takes no empty message.
      { error: 'ApiGateway.400' },
    );
    const withBody = { ApiEndpoint, Method: 'POST', AuthType: 'IAM_ROLE', RequestBody: 1 };
    await expect(callApi(withBody)).resolves.toMatchObject({ status: 'SUCCEEDED' });
  });

  test.each([
    [{ ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com' }, 'is no HTTP API of this account'],
    [{ ApiEndpoint: '127.0.0.1:4566', AuthType: 'RESOURCE_POLICY' }, 'RESOURCE_POLICY is of REST APIs'],
    // Recorded on AWS.
    [
      { ApiEndpoint: '127.0.0.1:4566', Headers: 'a' },
      "[The value of the field 'Headers' has an invalid format]",
    ],
    [{ ApiEndpoint: '127.0.0.1:4566', Headers: { 'X-Amz-Date': ['now'] } }, "The header 'X-Amz-Date'"],
  ])('refuses %j by name', async (args, cause) => {
    const { callApi } = await world();
    await expect(callApi({ Method: 'POST', ...args })).resolves.toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining(cause) as string,
    });
  });
});

describe('http:invoke', () => {
  test('merges what the task and the connection say, and calls the endpoint', async () => {
    const { callHttp } = await world({
      connection: {
        AuthorizationType: 'BASIC',
        AuthParameters: {
          BasicAuthParameters: { Username: 'u', Password: 'p' },
          InvocationHttpParameters: {
            BodyParameters: [{ Key: 'mode', Value: 'connection' }],
            HeaderParameters: [{ Key: 'X-Mode', Value: 'connection' }],
            QueryStringParameters: [{ Key: 'mode', Value: 'connection' }],
          },
        },
      },
    });
    const output = await callHttp({
      ApiEndpoint: `${origin}/json`,
      Method: 'POST',
      Headers: { 'x-mode': 'task', 'x-own': '1' },
      QueryParameters: { mode: 'task', q: 'a b' },
      RequestBody: { mode: 'task', n: 1 },
    });
    // A number keeps the text that it came with.
    expect(output).toMatchObject({
      output: expect.stringContaining(
        '"ResponseBody":{"n":1.0},"StatusCode":200,"StatusText":"OK"}',
      ) as string,
    });
    const [request] = seen;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/json?mode=connection&q=a+b',
      body: '{"mode":"connection","n":1}',
      headers: {
        authorization: `Basic ${Buffer.from('u:p').toString('base64')}`,
        'content-type': 'application/json; charset=UTF-8',
        range: 'bytes=0-262144',
        'user-agent': 'Amazon|StepFunctions|HttpInvoke|us-east-1',
        'x-mode': 'connection',
        'x-own': '1',
      },
    });
  });

  test('sends a body with GET, and a form', async () => {
    const { callHttp } = await world();
    const output = await callHttp({ ApiEndpoint: `${origin}/text`, RequestBody: { a: 1 } });
    expect(outputOf(output)).toMatchObject({ ResponseBody: 'hello' });
    await callHttp({
      ApiEndpoint: `${origin}/text`,
      Method: 'POST',
      Headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      Transform: { RequestBodyEncoding: 'URL_ENCODED' },
      RequestBody: { description: 'Monthly fee', metadata: { order: ['a', 'b'] } },
    });
    expect(seen).toMatchObject([
      { method: 'GET', body: '{"a":1}', headers: { 'x-key': 'secret' } },
      { body: 'description=Monthly%20fee&metadata%5Border%5D%5B0%5D=a&metadata%5Border%5D%5B1%5D=b' },
    ]);
  });

  test('gets a token from the authorization server, and uses it while it holds', async () => {
    const { callHttp, describe, stack } = await world({
      connection: {
        AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
        AuthParameters: {
          OAuthParameters: {
            AuthorizationEndpoint: `${origin}/token`,
            ClientParameters: { ClientID: 'c', ClientSecret: 's' },
            HttpMethod: 'POST',
          },
        },
      },
    });
    await expect(describe()).resolves.toMatchObject({ ConnectionState: 'AUTHORIZING' });
    await callHttp({ ApiEndpoint: `${origin}/text` });
    await callHttp({ ApiEndpoint: `${origin}/text` });
    await stack.clock.advance(61_000);
    await callHttp({ ApiEndpoint: `${origin}/text` });
    expect(seen.map(({ url }) => url)).toEqual(['/token', '/text', '/text', '/token', '/text']);
    expect(seen[1]?.headers.authorization).toBe('Bearer t-1');
    await expect(describe()).resolves.toMatchObject({ ConnectionState: 'AUTHORIZED' });
  });

  test.each([
    ['/busy', 'States.Http.StatusCode.429', 'slow down'],
    ['/picture', 'States.Runtime', 'A response of the type image/png is not supported'],
    ['/bytes', 'States.Runtime', 'The response cannot be read as a text'],
  ])('fails for what %s answers: %s', async (path, error, cause) => {
    const { callHttp } = await world();
    await expect(callHttp({ ApiEndpoint: origin + path })).resolves.toMatchObject({ error, cause });
  });

  test.each([
    ['http://127.0.0.1:1/', 'States.Http.Socket', 'http://127.0.0.1:1 could not be called'],
    ['http://example.com/', 'States.Runtime', 'is no URL that begins with https://'],
    ['example.com', 'States.Runtime', "[The value for the 'ApiEndpoint' field is not valid]"],
  ])('refuses or fails to call %s', async (ApiEndpoint, error, cause) => {
    const { callHttp } = await world();
    const failure = { error, cause: expect.stringContaining(cause) as string };
    await expect(callHttp({ ApiEndpoint })).resolves.toMatchObject(failure);
  });

  test('the role needs the connection, its secret, and the endpoint with its method', async () => {
    const reading = [allow('events:RetrieveConnectionCredentials'), allow('secretsmanager:*')];
    const calling = allow('states:InvokeHTTPEndpoint', {
      StringEquals: { 'states:HTTPMethod': 'GET' },
      StringLike: { 'states:HTTPEndpoint': `${origin}/t*` },
    });
    const denied = (await world({ statements: reading.slice(0, 1) })).callHttp;
    await expect(denied({ ApiEndpoint: `${origin}/text` })).resolves.toMatchObject({
      error: 'Events.ConnectionResource.AccessDenied',
      cause: expect.stringContaining('secretsmanager:GetSecretValue') as string,
    });
    const { callHttp } = await world({ statements: [...reading, calling] });
    await expect(callHttp({ ApiEndpoint: `${origin}/text` })).resolves.toMatchObject({ status: 'SUCCEEDED' });
    for (const args of [
      { ApiEndpoint: `${origin}/json` },
      { ApiEndpoint: `${origin}/text`, Method: 'PUT' },
    ]) {
      await expect(callHttp(args)).resolves.toMatchObject({
        error: 'States.Permissions',
        cause: expect.stringContaining(
          `states:InvokeHTTPEndpoint on API Endpoint ${args.ApiEndpoint}.`,
        ) as string,
      });
    }
  });

  test('says what is wrong with its arguments before it calls', async () => {
    const { callHttp } = await world();
    const args = { ApiEndpoint: `${origin}/text`, Headers: { Host: 'h' }, Authentication: {} };
    const output = await callHttp(args);
    expect(output).toMatchObject({ error: 'States.Runtime' });
    expect(output.cause).toContain("The field 'ConnectionArn' is required but was missing");
    expect(output.cause).toContain("The header 'Host' is not allowed");
    const Authentication = { ConnectionArn: 'arn:aws:events:us-east-1:000000000000:connection/none/1' };
    await expect(callHttp({ ApiEndpoint: `${origin}/text`, Authentication })).resolves.toMatchObject({
      error: 'Events.ConnectionResource.ResourceNotFound',
    });
    expect(seen).toEqual([]);
  });
});
