import { createServer } from 'node:net';
import { codePackage } from '../../../../src/services/lambda/code/asset-package';
import { readUploadedCode } from '../../../../src/services/lambda/code/uploaded-code';
import { functionReference } from '../../../../src/services/lambda/function/function-name';
import { Inspectors } from '../../../../src/services/lambda/inspect/inspectors';
import { zipFile } from '../code/zip-file';
import { HurriedClock } from '../hurried-clock';
import { alarmIn, eventually, LocalLambda } from '../local-lambda';
import { InspectorClient, inspectorTarget } from './inspector-client';

/** Holds itself, if a debugger is there. */
const CODE = `exports.handler = async (event) => {
  if (event.hold) debugger;
  if (event.spin) for (;;);
  console.log('went on');
  return process.pid;
};`;

const TIMEOUT_SECONDS = 10;

let lambda: LocalLambda;
let clock: HurriedClock;
/** Whether time is held. */
let isHeld: boolean;
beforeEach(async () => {
  clock = new HurriedClock();
  isHeld = false;
  const hold = () => {
    isHeld = true;
    return () => (isHeld = false);
  };
  const changes = { timeoutSeconds: TIMEOUT_SECONDS };
  lambda = await LocalLambda.start(CODE, changes, { clock, inspect: { firstPort: 0, hold } });
});
afterEach(() => lambda.stop());

const port = () => lambda.ports.inspectors!.all[0]!.port!;

async function attached(): Promise<InspectorClient> {
  await lambda.result();
  const client = await InspectorClient.attach(port());
  await client.call('Debugger.enable');
  return client;
}

test('time is held while a debugger holds a function', async () => {
  using client = await attached();
  const invoked = lambda.result({ hold: true });
  await client.notified('Debugger.paused');
  await eventually(() => isHeld);
  await client.call('Debugger.resume');
  await expect(invoked).resolves.toEqual(expect.any(Number));
  await eventually(() => !isHeld);
});

test('what Node.js says of the debugger is not in the function’s log', async () => {
  using client = await attached();
  await lambda.result();
  expect(client.messages.length).toBeGreaterThan(0);
  expect(lambda.records.map(({ message }) => message)).toEqual(['went on', 'went on']);
});

test('a debugger that goes away lets function and time go on', async () => {
  const client = await attached();
  const invoked = lambda.result({ hold: true });
  await client.notified('Debugger.paused');
  await eventually(() => isHeld);
  client[Symbol.dispose]();
  await expect(invoked).resolves.toBeDefined();
  await eventually(() => !isHeld);
});

test('a function that nobody holds times out, and a debugger finds the next process where the last one was', async () => {
  using client = await attached();
  const before = await inspectorTarget(port());
  const failed = lambda.failure({ spin: true });
  await alarmIn(TIMEOUT_SECONDS * 1000, clock);
  await clock.advance(TIMEOUT_SECONDS * 1000);
  await expect(failed).resolves.toMatchObject({ errorType: 'Sandbox.Timedout' });
  expect(client.messages.some(({ method }) => method === 'Debugger.paused')).toBe(false);

  await lambda.result();
  await expect(inspectorTarget(port())).resolves.not.toEqual(before);
});

test('new code is debugged where the old one was, and one process handles all events', async () => {
  const before = port();
  const { account, functions } = lambda.ports;
  const versioned = functions.versioned(functionReference(account, { FunctionName: 'Fixture' }));
  await functions.replaceCode(
    versioned,
    codePackage(readUploadedCode(zipFile([{ name: 'index.js', content: CODE }]))),
  );
  const results = await Promise.all([lambda.result(), lambda.result(), lambda.result()]);
  expect(new Set(results).size).toBe(1);
  expect(lambda.ports.inspectors!.all).toEqual([{ functionName: 'Fixture', port: before }]);
  await expect(inspectorTarget(before)).resolves.toBeDefined();
});

test('a port that is taken is passed over, and versions have their own', async () => {
  const taken = createServer();
  const firstPort = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
  });
  await using inspectors = new Inspectors({ firstPort, hold: () => () => undefined });
  const { configuration } = lambda.ports.functions.all[0]!.latest;
  await inspectors.gateOf(configuration);
  await inspectors.gateOf({ ...configuration, version: '1' });
  await inspectors.gateOf({ ...configuration, functionName: 'Snake', runtime: 'python3.13' });
  const [latest, version, python] = inspectors.all;
  expect(latest!.functionName).toBe('Fixture');
  expect(latest!.port).toBeGreaterThan(firstPort);
  expect(version!.functionName).toBe('Fixture:1');
  expect(version!.port).toBeGreaterThan(latest!.port!);
  expect(python).toEqual({ functionName: 'Snake' });
  await new Promise((resolve) => taken.close(resolve));
});
