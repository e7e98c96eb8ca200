import {
  runSimulation,
  type ScaleReport,
  type SimulationRequest,
} from '../../../scale/command/run-simulation';
import type { SimulatedSettings } from '../../../scale/settings/simulated-settings';
import type { SimulatedSpan } from '../../../scale/simulation/simulate';

/** Something that is simulated for the page. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** What is typed for the same, behind `npm run scale --`. */
  readonly options: string;
  readonly request: SimulationRequest;
  /** What of the configuration is other than by default. */
  readonly configured: Partial<Pick<SimulatedSettings, 'throttleRateLimit' | 'throttleBurstLimit'>>;
  /** What is seen, in a sentence or two. */
  readonly meaning: string;
  readonly lines: readonly { readonly name: string; readonly of: (span: SimulatedSpan) => number }[];
}

const MINUTE_MS = 60_000;

const accepted = { name: 'accepted so far', of: (span: SimulatedSpan) => span.accepted };
const processed = { name: 'processed so far', of: (span: SimulatedSpan) => span.processed };
const inQueue = { name: 'in the queue', of: (span: SimulatedSpan) => span.queued + span.inFlight };
const onBus = { name: 'on the bus', of: (span: SimulatedSpan) => span.delayed + span.retrying };
const dead = {
  name: 'dead letters',
  of: (span: SimulatedSpan) => span.undelivered + span.unprocessed,
};

/** What the page shows. Each is what its command line says. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'cold-start',
    title: 'From nothing to 5,000 a second',
    options: '--rate 5000 --duration 2m --follow 3m -c throttleRateLimit=5000 -c throttleBurstLimit=5000',
    request: { rate: 5_000, duration: 2 * MINUTE_MS, follow: 3 * MINUTE_MS },
    configured: { throttleRateLimit: 5_000, throttleBurstLimit: 5_000 },
    meaning: `A pipe begins with five batches at once, and takes half a minute until it has as many as the rate needs. Until then the queue fills. Then it takes more than the rate, and for a while more than the workflow can be started with: what is left of the backlog is tried again by the rule. Nobody is refused, and nothing is lost, but the first half minute is late. A pipe adds 300 batches a minute, here 9,000 transactions a second in each minute: a rate that grows more slowly finds them there.`,
    lines: [accepted, processed, inQueue, onBus],
  },
  {
    name: 'workflow-bound',
    title: '10,000 a second with the default of 6,000 StartExecution',
    options: '--rate 10000 --duration 1m --follow 4m -c throttleRateLimit=10000 -c throttleBurstLimit=5000',
    request: { rate: 10_000, duration: MINUTE_MS, follow: 4 * MINUTE_MS },
    configured: { throttleRateLimit: 10_000, throttleBurstLimit: 5_000 },
    meaning: `What StartExecution refuses stays on the bus: the rule tries it again, and it is processed later. Nothing is lost as long as that takes less than a day.`,
    lines: [accepted, processed, inQueue, onBus],
  },
  {
    name: 'function-bound',
    title: '1,000 a second with a function that takes 2 s',
    options: '--rate 1000 --duration 3m --follow 5m --function-time 2000 -c throttleRateLimit=1000',
    request: { rate: 1_000, duration: 3 * MINUTE_MS, follow: 5 * MINUTE_MS, functionTime: 2_000 },
    configured: { throttleRateLimit: 1_000 },
    meaning: `A thousand environments of 2 s each take 500 a second, and StartExecution lets through 6,000: so each execution waits by itself, for a minute, and what has no luck is a dead letter. They are not lost, and can be redriven, but somebody has to. This is what to avoid.`,
    lines: [accepted, processed, dead],
  },
  {
    name: 'planned',
    title: '10,000 a second as planned',
    options: '--rate 10000 --duration 2m --follow 5m --planned',
    request: { rate: 10_000, duration: 2 * MINUTE_MS, follow: 5 * MINUTE_MS, planned: true },
    configured: {},
    meaning: `With the quotas that were asked for and two copies, the same cold start is over after a minute and a half, and no invocation is throttled.`,
    lines: [accepted, processed, inQueue, onBus],
  },
];

/** A scenario, and what comes of it. */
export interface SimulatedScenario {
  readonly scenario: Scenario;
  readonly report: ScaleReport;
}

export function simulateScenarios(settings: SimulatedSettings): SimulatedScenario[] {
  return SCENARIOS.map((scenario) => ({
    scenario,
    report: runSimulation({ ...settings, ...scenario.configured }, scenario.request),
  }));
}
