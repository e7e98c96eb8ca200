import { get } from 'node:http';
import type { Outcome } from '../../../../src/services/lambda/environment/outcome';
import {
  RuntimeApiServer,
  type RuntimeEvent,
} from '../../../../src/services/lambda/runtime-api/runtime-api-server';

const EVENT: RuntimeEvent = {
  requestId: 'request-1',
  invocationId: 'invocation-1',
  deadlineMs: 1_800_000_000_000,
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:F',
  traceId: 'Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0',
  payload: '{ "pretty":\t12345678901234567890,\n "emoji": "\u{1F600}" }',
};

describe('the Runtime API', () => {
  const outcomes: Outcome[] = [];
  let signalReady: () => void = () => undefined;
  let server: RuntimeApiServer;
  let root: string;

  beforeEach(async () => {
    outcomes.length = 0;
    server = new RuntimeApiServer({
      ready: () => signalReady(),
      initFailed: (failure) => outcomes.push(failure),
      answered: (outcome) => outcomes.push(outcome),
      memoryUsed: () => undefined,
      hasWritten: () => undefined,
    });
    root = `http://${await server.listen()}/2018-06-01/runtime`;
  });
  afterEach(() => server[Symbol.asyncDispose]());

  const next = () => fetch(`${root}/invocation/next`);
  const post = (path: string, body = '1', headers: Record<string, string> = {}) =>
    fetch(`${root}/${path}`, { method: 'POST', body, headers });
  /** Takes the event, as a runtime does. */
  const takeEvent = async (event = EVENT) => {
    const ready = new Promise<void>((resolve) => (signalReady = resolve));
    const response = next();
    await ready;
    server.deliver(event);
    return response;
  };

  it('holds the next event back until there is one, and gives it with its headers and the very bytes', async () => {
    const response = await takeEvent();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'lambda-runtime-aws-request-id': 'request-1',
      'lambda-runtime-deadline-ms': '1800000000000',
      'lambda-runtime-invocation-id': 'invocation-1',
      'lambda-runtime-invoked-function-arn': EVENT.functionArn,
      'lambda-runtime-trace-id': EVENT.traceId,
    });
    await expect(response.text()).resolves.toBe(EVENT.payload);
  });

  it.each([
    ['of another origin', { origin: 'https://attacker.example' }],
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['with a name of its own', { host: 'attacker.example' }],
  ])('has nothing for a web page %s', async (_, headers) => {
    const status = await new Promise((resolve, reject) => {
      get(`${root}/invocation/next`, { headers }, (response) => resolve(response.statusCode)).on(
        'error',
        reject,
      );
    });
    expect(status).toBe(404);
    expect((await takeEvent()).status).toBe(200);
  });

  it('answers a request id that is none', async () => {
    await takeEvent();
    expect((await post('invocation/%zz/response')).status).toBe(400);
  });

  it('accepts the response', async () => {
    await takeEvent();
    const response = await post('invocation/request-1/response', '{"a":"\u{1F600}"}');
    expect(response.status).toBe(202);
    await expect(response.json()).resolves.toEqual({ status: 'OK' });
    expect(outcomes).toEqual([{ status: 'success', payload: '{"a":"\u{1F600}"}' }]);
  });

  it.each([
    ['the body', '{"errorType":"A","errorMessage":"m"}', 'A'],
    ['the header, if the body does not say it', 'no JSON', 'B'],
  ])('accepts an error, whose type is that of %s', async (_what, body, errorType) => {
    await takeEvent();
    const response = await post('invocation/request-1/error', body, {
      'Lambda-Runtime-Function-Error-Type': 'B',
    });
    expect(response.status).toBe(202);
    expect(outcomes).toEqual([expect.objectContaining({ status: 'error', errorType })]);
  });

  it('accepts an error of the initialization, but only before the first event', async () => {
    await takeEvent();
    expect((await post('init/error', '{}')).status).toBe(403);
    expect(outcomes).toEqual([]);
  });

  it('accepts an error of the initialization', async () => {
    expect((await post('init/error', '{"errorType":"A"}')).status).toBe(202);
    expect(outcomes).toEqual([expect.objectContaining({ errorType: 'A' })]);
  });

  it.each([
    ['another request', 'invocation/request-2/response', {}, 400, 'InvalidRequestID'],
    [
      'another invocation',
      'invocation/request-1/response',
      { 'Lambda-Runtime-Invocation-Id': 'x' },
      400,
      'InvalidInvocationId',
    ],
    ['an unknown path', 'invocation/request-1/other', {}, 404, 'NotFound'],
    ['the wrong method', 'invocation/next', {}, 405, 'MethodNotAllowed'],
  ])('refuses %s', async (_what, path, headers: Record<string, string>, status, errorType) => {
    await takeEvent();
    const response = await post(path, '1', headers);
    expect(response.status).toBe(status);
    await expect(response.json()).resolves.toMatchObject({ errorType });
    expect(outcomes).toEqual([]);
  });

  it('refuses a second response', async () => {
    await takeEvent();
    await post('invocation/request-1/response');
    const response = await post('invocation/request-1/response');
    expect(response.status).toBe(403);
    await expect(response.json()).resolves.toMatchObject({ errorType: 'InvalidStateTransition' });
    expect(outcomes).toHaveLength(1);
  });

  it('refuses to give an event while another one is unanswered', async () => {
    await takeEvent();
    expect((await next()).status).toBe(403);
  });

  it('refuses a response that is too large', async () => {
    await takeEvent();
    const response = await post('invocation/request-1/response', 'x'.repeat(6_291_557));
    expect(response.status).toBe(413);
    expect(outcomes).toEqual([expect.objectContaining({ errorType: 'Function.ResponseSizeTooLarge' })]);
  });
});
