import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest } from '../../account-under-test';
import { createLive } from '../../create-live';
import { createApi, createQueueAndRole, ENDPOINT, integrationOf, request, takeBodies } from './api-world';

let account: LocalAccount;
let world: Awaited<ReturnType<typeof createApi>>;
beforeEach(async () => {
  account = accountUnderTest();
  await createQueueAndRole(account);
  world = await createApi(account, 'api');
});
afterEach(() => account[Symbol.asyncDispose]());

const send = (path = '/', headers: Record<string, string> = {}, method = 'POST') =>
  request(account, `${ENDPOINT}${path}`, { headers, method });
const statusOf = async (path?: string) => (await send(path)).status;

test('a route takes on another key, integration and authorization in place, and back', async () => {
  const { apiId, route } = world;
  const other = await createLive(
    account,
    'AWS::ApiGatewayV2::Integration',
    integrationOf(apiId, 'other'),
    'other',
  );

  await route.update({ ApiId: apiId, RouteKey: 'POST /orders', Target: `integrations/${other.ref}` });
  expect([await statusOf(), await statusOf('/orders')]).toEqual([404, 200]);
  await route.update({ ...route.properties, AuthorizationType: 'AWS_IAM' });
  expect([await statusOf(), account.clientCredentials]).toEqual([403, expect.anything()]);
  await route.update(route.properties);
  expect([await statusOf(), await statusOf('/orders')]).toEqual([200, 404]);

  expect(account.clientCredentials).toBeUndefined();
  expect(await takeBodies(account)).toEqual(['api /', 'other']);
});

test('an integration takes on another mapping in place, and back, without its route', async () => {
  const { apiId, integration } = world;

  await integration.update(integrationOf(apiId, 'after'));
  expect(await statusOf()).toBe(200);
  await integration.update(integration.properties);
  expect(await statusOf()).toBe(200);

  expect(await takeBodies(account)).toEqual(['after', 'api /'].sort());
});

test('a stage takes on other limits, variables and an access log in place, and back', async () => {
  const { apiId, integration, stage } = world;
  await createLive(account, 'AWS::Logs::LogGroup', { LogGroupName: 'access' });
  const DestinationArn = 'arn:aws:logs:us-east-1:000000000000:log-group:access';
  await integration.update(integrationOf(apiId, '$stageVariables.v'));

  await stage.update({
    ...stage.properties,
    StageVariables: { v: 'after' },
    DefaultRouteSettings: { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0.001 },
    AccessLogSettings: { DestinationArn, Format: '$context.requestId $context.status' },
  });
  expect([await statusOf(), await statusOf()]).toEqual([200, 429]);
  const logged = account.trace.records.filter(({ what }) => what === 'LogWritten');
  await stage.update(stage.properties);
  await integration.update(integration.properties);
  expect([await statusOf(), await statusOf()]).toEqual([200, 200]);

  expect(logged).toHaveLength(2);
  expect(account.trace.records.filter(({ what }) => what === 'LogWritten')).toHaveLength(2);
  expect(await takeBodies(account)).toEqual(['after', 'api /', 'api /'].sort());
});

test('an API takes on CORS in place, and back', async () => {
  const { api } = world;
  const preflight = async () => {
    const headers = { origin: 'https://a.example', 'access-control-request-method': 'POST' };
    return (await send('/', headers, 'OPTIONS')).status;
  };

  expect(await preflight()).toBe(404);
  await api.update({ ...api.properties, CorsConfiguration: { AllowOrigins: ['*'] } });
  expect(await preflight()).toBe(204);
  await api.update(api.properties);

  expect(await preflight()).toBe(404);
  expect(await statusOf()).toBe(200);
});

type Part = 'api' | 'integration' | 'route' | 'stage';

test.each<[Part, object, string]>([
  [
    'api',
    { CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: true } },
    'allow-credentials is not supported',
  ],
  ['integration', { RequestParameters: { QueueUrl: '$unknown.x', MessageBody: 'x' } }, 'QueueUrl'],
  ['route', { RouteKey: 'FETCH /' }, 'is not a route key'],
  ['route', { Target: 'integrations/none' }, 'There is no integrations/none.'],
  ['stage', { RouteSettings: { 'GET /': { ThrottlingRateLimit: 1 } } }, 'Unable to find Route by key GET /'],
  [
    'stage',
    {
      AccessLogSettings: {
        DestinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:none',
        Format: '$context.requestId',
      },
    },
    'The specified log group does not exist',
  ],
])('%s with %j is refused, and stays as it was', async (part, changed, message) => {
  const { properties, update } = world[part];

  await expect(update({ ...properties, ...changed })).rejects.toThrow(message);

  expect(await statusOf()).toBe(200);
  expect(await takeBodies(account)).toEqual(['api /']);
});

test('what is taken already is refused', async () => {
  const { route, stage } = world;

  await expect(createLive(account, 'AWS::ApiGatewayV2::Route', route.properties, 'another')).rejects.toThrow(
    'Route with key POST / already exists',
  );
  await expect(createLive(account, 'AWS::ApiGatewayV2::Stage', stage.properties, 'another')).rejects.toThrow(
    'Stage already exists',
  );

  expect(await statusOf()).toBe(200);
});

test('an integration that a route leads to is not deleted', async () => {
  const { integration, route } = world;

  await expect(integration.delete()).rejects.toThrow(
    `Cannot delete Integration because it is referenced by the following Routes with Ids: [${route.ref}]`,
  );

  expect(await statusOf()).toBe(200);
});

test('a route is deleted, then its integration, the stage and the API', async () => {
  const { api, integration, route, stage } = world;

  for (const part of [route, integration, stage]) {
    await part.delete();
    expect(await send()).toMatchObject({
      status: 404,
      body: expect.stringContaining('Not Found') as unknown,
    });
  }
  await api.delete();

  expect(await send()).toMatchObject({ status: 404, body: 'There is no HTTP API at this address.\n' });
});

test('the parts of an API that is deleted already are deleted without a word', async () => {
  const { api, integration, route } = world;
  await api.delete();

  await expect(Promise.all([route.delete(), integration.delete()])).resolves.toBeDefined();
});
