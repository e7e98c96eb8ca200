import { createHash } from 'node:crypto';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { eventually, post } from './follow-transaction';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

/** The name that the log groups of the stack have in theirs. */
const STACK_NAME = process.env.E2E_STACK_NAME ?? 'MyServerlessApplicationStack';

let stack: StackUnderTest;

beforeAll(async () => {
  stack = await stackUnderTest();
}, 60_000);

afterAll(() => stack.stop());

/** The access log's record of a request. */
async function accessLogOf(apiRequestId: string): Promise<Record<string, string>> {
  return eventually(`the access log of ${apiRequestId}`, async () => {
    const { events = [] } = await stack.logs.send(
      new FilterLogEventsCommand({
        logGroupName: `/aws/vendedlogs/apigateway/${STACK_NAME}`,
        filterPattern: `"${apiRequestId}"`,
      }),
    );
    const [event] = events;
    return event && (JSON.parse(event.message ?? '') as Record<string, string>);
  });
}

test('a request is in the access log, in the template’s own format', async () => {
  const { apiRequestId } = await post(stack, '{}');

  await expect(accessLogOf(apiRequestId)).resolves.toEqual({
    requestId: apiRequestId,
    status: '200',
    sourceIp: expect.any(String) as string,
    integrationStatus: '200',
    integrationError: '-',
    integrationLatencyMs: expect.stringMatching(/^\d+$/) as string,
    responseLatencyMs: expect.stringMatching(/^\d+$/) as string,
    error: '-',
  });
}, 90_000);

test('a refusal of SQS is in the access log, with SQS’s words', async () => {
  const { status, apiRequestId } = await post(stack, '');

  expect(status).toBe(400);
  await expect(accessLogOf(apiRequestId)).resolves.toMatchObject({
    status: '400',
    integrationStatus: '400',
    integrationError: expect.stringContaining('MessageBody') as string,
  });
}, 90_000);

test.each([
  ['GET', '/'],
  ['HEAD', '/'],
  ['OPTIONS', '/'],
  ['DELETE', '/'],
  ['POST', '/other'],
  ['POST', '//'],
])('%s %s is not found, and says so in the log', async (method, path) => {
  const response = await fetch(`${stack.outputs.ApiEndpoint}${path}`, { method });

  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.text()).toBe(method === 'HEAD' ? '' : '{"message":"Not Found"}');
  await expect(accessLogOf(response.headers.get('apigw-requestid') ?? '')).resolves.toMatchObject({
    status: '404',
    error: 'Not Found',
  });
});

test('a query string is no part of what is sent', async () => {
  const response = await fetch(`${stack.outputs.ApiEndpoint}/?a=1`, { method: 'POST', body: '{}' });

  expect(response.status).toBe(200);
  expect(await response.text()).toContain(createHash('md5').update('{}').digest('hex'));
});

test('a payload over 10 MB is too large', async () => {
  const { status, text } = await post(stack, Buffer.alloc(10 * 1024 * 1024 + 1, ' '));

  expect(status).toBe(413);
  expect(text).toBe('{"message":"Request Entity Too Large"}');
});

test('headers over 10,240 bytes are too large', async () => {
  const response = await fetch(stack.outputs.ApiEndpoint!, {
    method: 'POST',
    body: '{}',
    headers: { 'x-large': 'x'.repeat(10_240) },
  });

  expect(response.status).toBe(431);
});
