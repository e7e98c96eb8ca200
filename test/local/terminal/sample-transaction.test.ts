import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Trace } from '@pipeline/local-account';
import type { LocalRun } from '../../../local/local-run';
import { sendSampleTransaction } from '../../../local/terminal/sample-transaction';

const ID = 'JKJaXmPLvHcESHA=';
const DEADLINE_MS = 2_000;

let api: Server;
let trace: Trace;

beforeEach(async () => {
  trace = new Trace();
  api = createServer((request, response) => {
    request.resume().once('end', () => response.setHeader('apigw-requestid', ID).end());
  });
  await new Promise<void>((resolve) => {
    api.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => {
  api.closeAllConnections();
  api.close();
});

/** As much of a run as sending takes. */
function run(): LocalRun {
  const outputs = [{ name: 'ApiEndpoint', value: `http://127.0.0.1:${(api.address() as AddressInfo).port}` }];
  return { outputs, trace } as unknown as LocalRun;
}

const functionStarts = () =>
  trace.record('function', { id: ID }, { what: 'FunctionStarted', requestId: 'r' });

const logRecord = (resource = 'log') =>
  trace.record(resource, { id: ID }, { what: 'LogWritten', logStreamName: 's', message: '{}' });

const executionEnds = (status: 'SUCCEEDED' | 'FAILED') =>
  trace.record(
    'workflow',
    { id: ID },
    { what: 'ExecutionEnded', executionArn: 'e', status, ...(status === 'FAILED' && FAILURE) },
  );

const FAILURE = { error: 'Broken', cause: 'It is.' };

test('a transaction is logged when its workflow has succeeded and its function has logged it', async () => {
  functionStarts();
  logRecord();
  executionEnds('SUCCEEDED');

  await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toEqual({ logged: true });
});

test('a workflow that runs another one tells by its own end', async () => {
  for (const executionArn of ['e', 'inner'])
    trace.record('workflow', { id: ID }, { what: 'ExecutionStarted', executionArn });
  trace.record('inner', { id: ID }, { what: 'ExecutionEnded', executionArn: 'inner', status: 'SUCCEEDED' });
  executionEnds('FAILED');

  await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toMatchObject({ logged: false });
});

test('a workflow that calls no function tells by its end', async () => {
  executionEnds('SUCCEEDED');

  await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toEqual({ logged: true });
});

test('a transaction whose function has logged nothing is not logged, whatever the services log', async () => {
  functionStarts();
  logRecord('/aws/vendedlogs/states/Stack');
  executionEnds('SUCCEEDED');

  await expect(sendSampleTransaction(run(), 10)).resolves.toEqual({
    logged: false,
    reason: expect.stringContaining('log record') as string,
  });
});

test('a transaction whose workflow has failed is not logged, whatever the log says, and the cause is told', async () => {
  functionStarts();
  logRecord();
  executionEnds('FAILED');

  await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toEqual({
    logged: false,
    reason: 'Its way ended at the workflow: FAILED: Broken: It is.',
  });
});

test('a transaction that no rule matches is not waited for', async () => {
  trace.record('bus', { id: ID }, { what: 'EventMatchedNoRule', eventId: 'e' });

  await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toMatchObject({ logged: false });
});

test('a transaction that nothing is heard of is not logged', async () => {
  const outcome = await sendSampleTransaction(run(), 10);

  expect(outcome).toMatchObject({ logged: false });
  expect(outcome).toHaveProperty('reason', expect.stringContaining(`the end of transaction ${ID}`));
});
