import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { LocalAccount } from '../../src/local-account';
import { listen, type WireServer } from '../../src/wire/http-server';
import { accountUnderTest } from '../account-under-test';

let server: WireServer;
let account: LocalAccount;
beforeEach(async () => {
  server = await listen(0, (error) => {
    throw error;
  });
  account = accountUnderTest({ faults: [{ hop: 'sqs:SendMessage', fault: 'throttle', seed: 7 }] });
  server.answerWith(account);
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await account[Symbol.asyncDispose]();
});

async function ask(method = 'GET', query = '', body?: object) {
  const init = { method, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${server.url}/_local/faults${query}`, init);
  return { status: response.status, answer: await response.json() };
}

const FIRST = { id: 'fault-1', hop: 'sqs:SendMessage', fault: 'throttle', seed: 7, strikes: 0 };

test('what goes wrong from the start is listed', async () => {
  await expect(ask()).resolves.toEqual({ status: 200, answer: { faults: [FIRST] } });
});

test('faults are set, one or several, and answered with their ids and seeds', async () => {
  const one = await ask('POST', '', { hop: 'lambda:Invoke', fault: 'crash', count: 2 });
  const several = await ask('POST', '', [
    { hop: 'archive', fault: 'delay' },
    { hop: '*', fault: 'delay', for: 'PT5S', seed: 1 },
  ]);

  const seed = expect.any(Number) as number;
  expect(one).toEqual({
    status: 200,
    answer: {
      faults: [{ id: 'fault-2', hop: 'lambda:Invoke', fault: 'crash', count: 2, seed, strikes: 0 }],
    },
  });
  expect(several.answer).toEqual({
    faults: [
      { id: 'fault-3', hop: 'archive', fault: 'delay', seed, strikes: 0 },
      { id: 'fault-4', hop: '*', fault: 'delay', for: 'PT5S', seed: 1, strikes: 0 },
    ],
  });
  expect(account.faults.all).toHaveLength(4);
});

test('a client of AWS gets the error, and the strike is counted and in the trace', async () => {
  await ask('POST', '', { hop: 'sqs:GetQueueUrl', fault: 'error', code: 'OverLimit', status: 403 });
  const sqs = new SQSClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });

  await expect(sqs.send(new GetQueueUrlCommand({ QueueName: 'q' }))).rejects.toMatchObject({
    name: 'OverLimit',
    $metadata: { httpStatusCode: 403 },
  });
  sqs.destroy();
  await expect(ask()).resolves.toMatchObject({ answer: { faults: [FIRST, { strikes: 1 }] } });
  expect(account.trace.records).toMatchObject([{ what: 'FaultStruck', faultId: 'fault-2' }]);
});

test('a fault is cleared by its id, and all without one', async () => {
  await ask('POST', '', { hop: '*', fault: 'twice' });

  await expect(ask('DELETE', '?id=fault-1')).resolves.toEqual({ status: 200, answer: { faults: [FIRST] } });
  await expect(ask('DELETE', '?id=fault-1')).resolves.toEqual({
    status: 404,
    answer: { message: 'There is no fault fault-1. GET /_local/faults lists those that there are.' },
  });
  await expect(ask('DELETE')).resolves.toMatchObject({ answer: { faults: [{ id: 'fault-2' }] } });
  await expect(ask()).resolves.toEqual({ status: 200, answer: { faults: [] } });
});

test.each([
  [
    [{ hop: 'sqs:Send', fault: 'error' }],
    /^Fault: hop sqs:Send: the local run does not serve it\. Of sqs it serves /,
  ],
  [{ hop: '*', fault: 'throttle', code: 'X' }, /^Fault: "code": a fault throttle has hop, /],
])('%j is refused with what is wrong', async (body, message) => {
  await expect(ask('POST', '', body)).resolves.toEqual({
    status: 400,
    answer: { message: expect.stringMatching(message) as string },
  });
});

test('what is no JSON is refused, and so is a query that there is not', async () => {
  const response = await fetch(`${server.url}/_local/faults`, { method: 'POST', body: 'pipe throttle' });

  expect(response.status).toBe(400);
  await expect(response.json()).resolves.toEqual({
    message: 'A fault is JSON, such as {"hop": "sqs:SendMessage", "fault": "throttle"}.',
  });
  await expect(ask('DELETE', '?name=x')).resolves.toMatchObject({ status: 400 });
});

test('a page of another origin sets no faults', async () => {
  const response = await fetch(`${server.url}/_local/faults`, {
    method: 'POST',
    headers: { origin: 'https://example.com' },
    body: '{"hop":"*","fault":"error"}',
  });

  expect(response.status).toBe(403);
  expect(account.faults.all).toHaveLength(1);
});
