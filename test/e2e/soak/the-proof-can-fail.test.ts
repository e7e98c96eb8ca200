import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultSpec, Intercept } from '@pipeline/local-account';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import type { PlannedFault } from '../../../local/soak/fault-plan';
import { soak, type SoakProps } from '../../../local/soak/soak';
import type { SoakReport } from '../../../local/soak/soak-report';
import { type SoakedRun, startSoakedRun } from '../../../local/soak/start-soaked-run';
import { RestartedRun } from './restarted-run';
import {
  alterBody,
  alterBodyAndDigest,
  answerWithoutStoring,
  deleteUndelivered,
  dropBeyond,
  dropLogsBeyond,
  ForgetfulClock,
  loseOneOfABatch,
  mixUpABatch,
  redrivenTwice,
  withoutCatch,
} from './sabotage';

const synthesized = readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? '');

/** So few are enough: one that is struck shows it. */
const TRANSACTIONS = 30;
const SEED = 1;

const planned = (name: string, spec: FaultSpec): PlannedFault => ({ name, spec: { ...spec, seed: SEED } });

/** What gives a sabotage the occasion that it needs: alone it does no harm. */
const FUNCTION_CRASHES = planned('function crashes', {
  hop: 'lambda:Invoke',
  fault: 'crash',
  probability: 0.3,
});
const BUS_FAILS = planned('bus fails', { hop: 'events:PutEvents', fault: 'error', probability: 0.3 });
const WORKFLOW_IS_THROTTLED = planned('workflow is throttled', {
  hop: 'states:StartExecution',
  caller: '*RuleRole*',
  fault: 'throttle',
  probability: 0.3,
});
/** Those that wait meanwhile come in batches. */
const BUS_IS_DOWN_AT_FIRST = planned('bus is down at first', {
  hop: 'events:PutEvents',
  fault: 'error',
  count: TRANSACTIONS / 2,
});

const stateFolder = mkdtempSync(join(tmpdir(), 'soak-state-'));

let sabotage: Intercept | undefined;
let run: SoakedRun;
beforeAll(async () => {
  const intercept: Intercept = (call, proceed) => (sabotage ? sabotage(call, proceed) : proceed(call.input));
  run = await startSoakedRun(synthesized, { intercept });
}, 60_000);
afterEach(() => {
  sabotage = undefined;
});
afterAll(async () => {
  await run[Symbol.asyncDispose]();
  rmSync(stateFolder, { recursive: true, force: true });
});

function soakOf(
  parts: Pick<SoakProps, 'pipeline' | 'faults' | 'time'>,
  ...plan: readonly PlannedFault[]
): Promise<SoakReport> {
  return soak({ ...parts, transactions: TRANSACTIONS, seed: SEED, plan });
}

test('with nothing broken, all that goes wrong is mended: nothing is lost or altered, and nothing comes twice', async () => {
  const report = await soakOf(run, FUNCTION_CRASHES, BUS_FAILS, WORKFLOW_IS_THROTTLED);

  expect(report).toMatchObject({ accepted: TRANSACTIONS, lost: 0, altered: 0, duplicated: 0 });
  for (const { name } of [FUNCTION_CRASHES, BUS_FAILS, WORKFLOW_IS_THROTTLED]) {
    expect(report.faults[name]).toBeGreaterThan(0);
  }
});

test.each<[string, Intercept, PlannedFault[], 'lost' | 'altered']>([
  ['the API answers before it has stored', answerWithoutStoring, [], 'lost'],
  ['the source queue drops at a bound', dropBeyond('Source', TRANSACTIONS / 2), [], 'lost'],
  ['the pipe deletes what was not delivered', deleteUndelivered, [BUS_FAILS], 'lost'],
  ['one of a batch is lost', loseOneOfABatch, [BUS_IS_DOWN_AT_FIRST], 'lost'],
  ['the bus mixes up whose bodies they are', mixUpABatch, [BUS_IS_DOWN_AT_FIRST], 'altered'],
  ['the bus alters bodies, which the function refuses', alterBody, [], 'altered'],
  ['the bus alters bodies and their digests', alterBodyAndDigest, [], 'altered'],
  ['the log drops at a bound', dropLogsBeyond(TRANSACTIONS / 2), [], 'lost'],
  ['unprocessed drops at a bound', dropBeyond('Unprocessed', 0), [FUNCTION_CRASHES], 'lost'],
])('when %s, the soak reports it', async (_, intercept, plan, verdict) => {
  sabotage = intercept;
  const report = await soakOf(run, ...plan);

  expect(report[verdict]).toBeGreaterThan(0);
});

test('when a redrive forgets what it has redriven, the soak reports it', async () => {
  const pipeline = redrivenTwice(run.pipeline);
  const report = await soakOf({ ...run, pipeline }, FUNCTION_CRASHES);

  expect(report).toMatchObject({ lost: 0, altered: 0 });
  expect(report.duplicated).toBeGreaterThan(0);
});

test('when a catch is gone, the soak reports it', async () => {
  await using broken = await startSoakedRun(withoutCatch(synthesized));
  const report = await soakOf(broken, FUNCTION_CRASHES);

  expect(report.lost).toBeGreaterThan(0);
});

test('when a timer is skipped, the soak reports it', async () => {
  await using broken = await startSoakedRun(synthesized, {
    clockOf: (settle) => new ForgetfulClock({ settle }),
  });
  const report = await soakOf(broken, WORKFLOW_IS_THROTTLED);

  expect(report.lost).toBeGreaterThan(0);
});

test('when a run that ends takes with it what it holds, the soak reports it', async () => {
  await using broken = await RestartedRun.start(synthesized, { afterPosts: TRANSACTIONS / 2 });
  const report = await soakOf(broken.parts);

  expect(broken.restarts).toBe(1);
  expect(report.lost).toBeGreaterThan(0);
});

test('when it leaves its state to the next, nothing is lost', async () => {
  await using restarted = await RestartedRun.start(synthesized, {
    afterPosts: TRANSACTIONS / 2,
    stateFolder,
  });
  const report = await soakOf(restarted.parts, FUNCTION_CRASHES);

  expect(restarted.restarts).toBe(1);
  expect(report).toMatchObject({ accepted: TRANSACTIONS, lost: 0, altered: 0 });
}, 60_000);
