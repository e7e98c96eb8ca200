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
  const outputs = [
    { name: 'ApiEndpoint', value: `http://127.0.0.1:${(api.address() as AddressInfo).port}` },
    { name: 'LogGroupName', value: 'log' },
  ];
  return { outputs, trace } as unknown as LocalRun;
}

const logRecord = () =>
  trace.record('log', { id: ID }, { what: 'LogWritten', logStreamName: 's', message: '{}' });

const executionEnds = (status: 'SUCCEEDED' | 'FAILED') =>
  trace.record(
    'workflow',
    { id: ID },
    { what: 'ExecutionEnded', executionArn: 'e', status, error: 'Broken' },
  );

test('a transaction is logged when its workflow has succeeded and its record is in the log', async () => {
  logRecord();
  executionEnds('SUCCEEDED');

  await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toEqual({ logged: true });
});

test('a transaction whose workflow has failed is not logged, whatever the log says', async () => {
  logRecord();
  executionEnds('FAILED');

  await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toEqual({
    logged: false,
    reason: 'The workflow ended FAILED: Broken',
  });
});

test('a transaction that nothing is heard of is not logged', async () => {
  const outcome = await sendSampleTransaction(run(), 10);

  expect(outcome).toMatchObject({ logged: false });
  expect(outcome).toHaveProperty('reason', expect.stringContaining(`the workflow of transaction ${ID}`));
});
