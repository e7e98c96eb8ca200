import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TraceRecord } from '@pipeline/local-account';
import { runOpenLoop } from '../../../commands/load/open-loop';
import { readCloudAssembly, type SynthesizedStack } from '../../../local/cloud-assembly';
import { quotaValues } from '../../../scale/quotas/quotas';
import { parametersOf } from '../../../scale/settings/pipeline-parameters';
import { readSimulatedSettings } from '../../../scale/settings/simulated-settings';
import { Ages } from '../../../scale/simulation/ages';
import { SimulatedPipeline, underWayOf } from '../../../scale/simulation/simulated-pipeline';
import { post, startRun, type TestRun } from './run';
import { templateOf, withTemplate } from './template-json';

const LOAD = { rate: 10, burst: 6, durationMs: 3_000 };
const THROTTLE = { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 7 };
/** At once. */
const INVOCATIONS = 2;
const FUNCTION_MS = 200;

/** How far the simulation may be from what the local run came to, as docs/scale.md says it: a busy machine makes everything late. */
const TOLERANCES = { accepted: 0.1, processed: 0.25, throughput: 0.25, meanAgeSeconds: 0.4 };

const folder = mkdtempSync(join(tmpdir(), 'slow-function-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The stack with a throttle that refuses some, a function that takes a while and runs twice at once, and retries within a second. */
function narrow(synthesized: SynthesizedStack): SynthesizedStack {
  const template = templateOf(synthesized);
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    if (Type === 'AWS::Lambda::Function') Properties.ReservedConcurrentExecutions = INVOCATIONS;
    if (Type === 'AWS::ApiGatewayV2::Stage') Properties.DefaultRouteSettings = THROTTLE;
  }
  const text = JSON.stringify(template).replaceAll(
    /(IntervalSeconds|MaxDelaySeconds)\\":\d+/g,
    String.raw`$1\":1`,
  );
  writeFileSync(
    join(folder, 'index.js'),
    `exports.handler = () => new Promise((resolve) => setTimeout(resolve, ${FUNCTION_MS}, 'done'));`,
  );
  return { ...withTemplate(synthesized, JSON.parse(text) as object), assetDirectory: () => folder };
}

/** What came of the same arrivals, here or there. */
interface Outcome {
  readonly accepted: number;
  readonly processed: number;
  /** A second, from the first arrival to the last end. */
  readonly throughput: number;
  /** Of those that were processed. */
  readonly meanAgeSeconds: number;
}

interface LocalOutcome extends Outcome {
  /** When each request came, in seconds from the first. */
  readonly arrivedAt: readonly number[];
  /** What an invocation took, on the average. */
  readonly functionSeconds: number;
}

async function sendLoad(run: TestRun): Promise<LocalOutcome> {
  const before = run.trace.records.length;
  await runOpenLoop({
    ...LOAD,
    signal: new AbortController().signal,
    send: async (number) => {
      const count = number === 0 ? LOAD.burst + 1 : 1;
      await Promise.all(Array.from({ length: count }, () => post(run, '{}')));
    },
  });
  const records = () => run.trace.records.slice(before);
  const count = (of: (record: TraceRecord) => boolean) => records().filter(of).length;
  await run.trace.waitFor('the end of each', () => count(isEnd) === count(isAccepted));
  const answers = records().filter(({ what }) => what === 'RequestAnswered');
  const [{ time: startedAt } = { time: 0 }] = answers;
  const seconds = (time: number) => (time - startedAt) / 1_000;
  const acceptedAt = new Map(answers.map(({ transaction, time }) => [transaction.id, time]));
  const succeeded = records().filter((record) => isEnd(record) && record.status === 'SUCCEEDED');
  const ages = succeeded
    .map(({ time, transaction }) => (time - acceptedAt.get(transaction.id)!) / 1_000)
    .sort((one, other) => one - other);
  const durations = records().flatMap((record) =>
    record.what === 'FunctionEnded' ? [record.durationMs] : [],
  );
  return {
    accepted: count(isAccepted),
    processed: succeeded.length,
    throughput: succeeded.length / seconds(Math.max(...succeeded.map(({ time }) => time))),
    meanAgeSeconds: meanOf(ages),
    arrivedAt: answers.map(({ time }) => seconds(time)),
    functionSeconds: meanOf(durations) / 1_000,
  };
}

function isAccepted(record: TraceRecord): boolean {
  return record.what === 'RequestAnswered' && record.status === 200;
}

function isEnd(record: TraceRecord): record is TraceRecord & { readonly what: 'ExecutionEnded' } {
  return record.what === 'ExecutionEnded';
}

const STEP_SECONDS = 0.01;

/** The same arrivals through the simulation, with the function's own time and what else the local run is. */
function simulateLoad(
  synthesized: SynthesizedStack,
  { arrivedAt, functionSeconds }: LocalOutcome,
  seed: number,
): Outcome {
  const parameters = parametersOf({
    settings: readSimulatedSettings(templateOf(synthesized)),
    quotas: quotaValues({
      'function-concurrency': INVOCATIONS,
      // An environment here takes as many as it can, and one pipe has one worker.
      'function-requests': 1 / STEP_SECONDS,
      'pipe-batches': 1,
    }),
    times: { batchSeconds: STEP_SECONDS, overheadSeconds: 0, functionSeconds, initSeconds: 0 },
    shards: 1,
  });
  const pipeline = new SimulatedPipeline(parameters, { stepSeconds: STEP_SECONDS, seed });
  const ages = new Ages();
  const last = Math.floor(Math.max(...arrivedAt) / STEP_SECONDS);
  let lastProcessed = 0;
  for (let step = 0; step <= last || underWayOf(pipeline.standing) > 0; step++) {
    const arrived = arrivedAt.filter((seconds) => Math.floor(seconds / STEP_SECONDS) === step).length;
    for (const { ageSteps, count } of pipeline.advance(arrived)) {
      ages.record(ageSteps, count);
      lastProcessed = step;
    }
  }
  const { accepted, processed } = pipeline.standing;
  return {
    accepted,
    processed,
    throughput: processed / (lastProcessed * STEP_SECONDS),
    meanAgeSeconds: (ages.mean ?? 0) * STEP_SECONDS,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** So many seeds: retries are at random times. */
const SEEDS = 20;

test('simulation and local run come to the same with the same arrivals, throttle, concurrency and retries', async () => {
  const synthesized = narrow(readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? ''));
  await using run = await startRun(synthesized);
  // The first ones start the function's processes, and leave the throttle's bucket full behind them.
  await Promise.all([post(run, '{}'), post(run, '{}')]);
  await run.trace.waitFor('two ends', () => run.trace.records.filter(isEnd).length === 2);

  const real = await sendLoad(run);
  const outcomes = Array.from({ length: SEEDS }, (_, seed) => simulateLoad(synthesized, real, seed));

  for (const figure of ['accepted', 'processed', 'throughput', 'meanAgeSeconds'] as const) {
    const simulated = meanOf(outcomes.map((outcome) => outcome[figure]));
    const isClose = Math.abs(simulated / real[figure] - 1) <= TOLERANCES[figure];
    expect({ figure, real: real[figure], simulated, isClose }).toMatchObject({ isClose: true });
  }
  // The throttle has refused some, and many had to wait for the function.
  expect(real.accepted).toBeLessThan(real.arrivedAt.length);
  expect(real.meanAgeSeconds).toBeGreaterThan(1.5 * real.functionSeconds);
}, 60_000);
