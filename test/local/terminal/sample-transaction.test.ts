import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Trace } from '@pipeline/local-account';
import type { LocalRun } from '../../../local/local-run';
import { sendSampleTransaction } from '../../../local/terminal/sample-transaction';

const ID = 'JKJaXmPLvHcESHA=';
const DEADLINE_MS = 2_000;
/** The reason, where no end has been heard of. */
const IN_VAIN = expect.stringContaining(`in vain for the end of transaction ${ID}`) as string;

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

describe('a workflow that runs another one tells by its own end', () => {
  const told = { logged: false, reason: 'Its way ended at the workflow: FAILED: Broken: It is.' };

  beforeEach(() => {
    for (const executionArn of ['e', 'inner'])
      trace.record('workflow', { id: ID }, { what: 'ExecutionStarted', executionArn });
    trace.record('inner', { id: ID }, { what: 'ExecutionEnded', executionArn: 'inner', status: 'SUCCEEDED' });
  });

  test('which is known', async () => {
    executionEnds('FAILED');

    await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toEqual(told);
  });

  test('which is still to come', async () => {
    const wait = new Promise<void>((resolve) => {
      jest.spyOn(trace, 'subscribe').mockImplementation((listener) => {
        resolve();
        return Trace.prototype.subscribe.call(trace, listener);
      });
    });

    const outcome = sendSampleTransaction(run(), DEADLINE_MS);
    await Promise.race([wait, outcome]);
    executionEnds('FAILED');

    await expect(outcome).resolves.toEqual(told);
  });
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

type Happening = Parameters<Trace['record']>[2];

const ENDS: readonly [Happening, string][] = [
  [{ what: 'EventMatchedNoRule', eventId: 'v' }, 'bus: no rule matches: the event is dropped'],
  [
    { what: 'DeadLetterSent', eventId: 'v', code: 'NO_PERMISSIONS', queueArn: 'q' },
    'rule: gave up (NO_PERMISSIONS): the event is in the dead-letter queue',
  ],
  [
    { what: 'DeadLetterLost', eventId: 'v', code: 'NO_PERMISSIONS', message: 'No.' },
    'rule: gave up (NO_PERMISSIONS) and LOST the event: No.',
  ],
  [{ what: 'MessageExpired' }, 'queue: place dropped it: past its retention'],
  [{ what: 'MessageMoved', to: 'dead' }, 'queue: place moved it to dead'],
  [{ what: 'ExecutionEnded', executionArn: 'e', status: 'TIMED_OUT' }, 'workflow: TIMED_OUT'],
];

test.each(ENDS)('a transaction that has come to %j is not waited for', async (happening, told) => {
  trace.record('place', { id: ID }, happening);

  await expect(sendSampleTransaction(run(), DEADLINE_MS)).resolves.toEqual({
    logged: false,
    reason: `Its way ended at the ${told}`,
  });
});

test('a message that a move task has moved is on its way again', async () => {
  trace.record('dead', { id: ID }, { what: 'MessageMoved', to: 'queue', newMessageId: 'n' });

  await expect(sendSampleTransaction(run(), 10)).resolves.toMatchObject({ reason: IN_VAIN });
});

test('a transaction that nothing is heard of is not logged', async () => {
  await expect(sendSampleTransaction(run(), 10)).resolves.toEqual({ logged: false, reason: IN_VAIN });
});
