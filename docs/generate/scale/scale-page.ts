import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import { QUOTAS, quotaValues } from '../../../scale/quotas/quotas';
import { hopCapacities } from '../../../scale/settings/hop-capacities';
import { planCells, USED_SHARE } from '../../../scale/settings/plan-cells';
import { ASSUMED_TIMES } from '../../../scale/settings/service-times';
import type { SimulatedSettings } from '../../../scale/settings/simulated-settings';
import { code, table } from '../local-run/markdown';
import { drawScenario } from './draw-scenario';
import { figure, share, time } from './figures';
import { ownSettings, waitsOf } from './own-settings';
import { COSTED_BYTES, planTable } from './plan-tables';
import { capacityTable, loadTable, quotaTable } from './quota-tables';
import { drawingOf, scenarioSection } from './scenario-section';
import type { SimulatedScenario } from './scenarios';
import { unknowns } from './unknowns';

const RATES = [1, 100, 10_000, 1_000_000];
const CELL_RATE = 10_000;
const MOST_RATE = 1_000_000;
/** Of an account in a Region: about what the defaults take, what the plan takes, and what needs much from AWS. */
const CELL_RATES = [4_500, 10_000, 50_000];

export interface ScalePageProps {
  /** Of the pipeline as it is delivered. */
  readonly settings: SimulatedSettings;
  /** What its costs follow from. */
  readonly costs: PipelineSettings;
  readonly scenarios: readonly SimulatedScenario[];
}

/** The text of docs/scale.md, and the drawings that it shows, by their names in docs/. */
export function scalePage(props: ScalePageProps): {
  readonly page: string;
  readonly drawings: ReadonlyMap<string, string>;
} {
  return {
    page: pageOf(props),
    drawings: new Map(
      props.scenarios.map((simulated) => [drawingOf(simulated.scenario), drawScenario(simulated)]),
    ),
  };
}

function pageOf({ settings, costs, scenarios }: ScalePageProps): string {
  const given = { settings, quotas: quotaValues(), times: ASSUMED_TIMES };
  const capacities = hopCapacities(given);
  const plans = RATES.map((rate) => planCells(rate, CELL_RATE, given));
  const [narrowest, ...others] = [...capacities].sort((one, other) => one.perSecond - other.perSecond);
  const next = others[0];
  return `<!-- Made by docs/generate/write.ts from scale/. Do not edit. -->

# Scale

How much the pipeline takes, what binds first, what to ask AWS for, and what to change. All of it is computed: from AWS's quotas as its pages have them
(${QUOTAS.region}, read ${QUOTAS.read}), from the synthesized template, and from a simulation of the hops. Nothing on this page was measured on AWS.

**In short:** as delivered, a setting of ours binds first: ${code(narrowest?.limit ?? '')} at ${figure(narrowest?.perSecond ?? 0)} a second. Raised, the first quota of AWS's is
${code(next?.limit ?? '')} at ${figure(next?.perSecond ?? 0)} a second. One account in one Region takes ${figure(CELL_RATE)} a second after ${figure(planCells(CELL_RATE, CELL_RATE, given).requests.length)} requests to AWS; beyond, cells are added:
an account in a Region each, with the stack in it.

\`\`\`sh
npm run scale -- --rate 10000 --planned
\`\`\`

prints, for any rate and configuration, what each limit lets through, what to ask for, and how it goes, second by second (\`--help\` has the rest).

## AWS's quotas

Defaults in ${QUOTAS.region}. An account has each anew in every Region, and shares it with whatever else runs there.

${quotaTable()}

**The Region matters.** Only us-east-1, us-west-2 and eu-west-1 have these defaults for the bus, the rule and all pipes. Elsewhere the rule's invocations
bind first: at 4,500 a second in Frankfurt and Ohio, at 750 in many others.

## What each hop lets through

With the default configuration, batches of ${figure(settings.batchSize)}, ${time(ASSUMED_TIMES.batchSeconds)} for a batch and ${time(ASSUMED_TIMES.functionSeconds)} for an invocation:

${capacityTable(capacities)}

So much of each limit a rate takes, with one copy of the stack in one account. Above 100 % it binds:

${loadTable(capacities, RATES)}

- **1 a second**: nothing binds. **100 a second**: nothing; ${share(100 / settings.throttleRateLimit)} of our own throttle is the most that is used.
- **10,000 a second**: first our throttle (429 to clients); when that is raised, StartExecution, and the account's API rate and Lambda's concurrency are used to the brim.
- **1,000,000 a second**: everything but the queue.

## What to ask for, and what to change

A quota is planned to be used to ${share(USED_SHARE)} at the most: the rest is for retries, for a replay, and for what the pipe brings in when it catches up. A
cell, an account in a Region, takes up to ${figure(CELL_RATE)} a second. Then:

- cells = rate ÷ ${figure(CELL_RATE)}, rounded up;
- copies of the stack in a cell = (rate of the cell ÷ ${USED_SHARE}) ÷ what the narrowest limit of a copy lets through, rounded up. With the throttle at its highest, ${figure(10_000)}, that is the
  throttle: ${figure(CELL_RATE)} ÷ ${USED_SHARE} ÷ 10,000 = ${figure(CELL_RATE / USED_SHARE / 10_000)}, so ${figure(planCells(CELL_RATE, CELL_RATE, given).shards)};
- each quota of the account that lets through less than (rate of the cell ÷ ${USED_SHARE}) is asked for in proportion. Where StartExecution is raised, Lambda's
  concurrency is raised by a quarter more than that: what the rule cannot start it tries again for ${time(settings.maximumEventAgeSeconds)}, what has started waits for the function ${time(waitsOf(settings))} at
  the most, so the function has to be the wider of the two.

${planTable(plans, costs)}

Costs are those of [cost.md](cost.md) for transactions of ${figure(COSTED_BYTES)} bytes, a month of 730 hours, without free tiers and without discounts, which nobody who sends ${figure(MOST_RATE)} a second
goes without.

**Smaller or larger cells** for ${figure(MOST_RATE)} a second. The smallest ask AWS for little and fail alone; the largest are fewer accounts to run:

${planTable(
  CELL_RATES.map((cellRate) => planCells(MOST_RATE, cellRate, given)),
  costs,
)}

**How cells are made.** A copy is the same app with another name, \`-c stackName=Pipeline2\`, in the same account and Region or in others: nothing has a fixed name
([deployment.md](deployment.md)). The stack does not choose a cell for a client: give each client the addresses of its cells, and let it send to any; a weighted record of your DNS in front of custom domain names does the same. Each
cell has its own archive, dead letters and alarms, and the [commands](commands.md) work on one at a time. What crosses cells is only \`apiRequestId\`, which is unique.

**How to ask**, for one quota in one cell:

\`\`\`text
aws service-quotas request-service-quota-increase --service-code states --quota-code L-7B8A8E4B --desired-value 12500
\`\`\`

## Settings of ours that bind before AWS's

${ownSettings(settings)}

## The simulation

\`scale/simulation/\` has each hop in a file of its own. Time goes in steps of a tenth of a second, as long as an environment takes for an invocation by Lambda's quota of ten a second; transactions
are counted, not followed one by one, so a million a second take no longer than one. Retries wait by the numbers of the synthesized template, with full jitter from a seed: the same command gives the
same figures. After each step, accepted = processed + dead letters + under way; a test asserts it whatever binds, and others recompute hops by hand.

${scenarios.map(scenarioSection).join('\n\n')}

### Checked against the local run

\`test/e2e/local-run/simulation.test.ts\` sends the same arrivals through the [local run](local-run.md) and through the simulation: a burst and a steady rate, above the throttle and above what a function
of 0.2 s with two environments takes, so that some are refused, and many throttled and tried again. It passes if what is accepted is within 10 %, what is processed and the throughput within 25 %, and
the mean age within 40 %. Four runs on a busy machine came to these, the simulation averaged over twenty seeds:

${table(
  ['', 'Local run', 'Simulation'],
  [
    ['Accepted', '33, 34, 33, 33', '32, 34, 32, 33'],
    ['Processed', '31, 33, 30, 33', '29.6, 32, 29.9, 31.4'],
    ['Processed a second', '6.7, 6.9, 6.6, 6.8', '6.4, 7.2, 7, 7.1'],
    ['Mean age', '1.1 s, 1 s, 0.9 s, 1.2 s', '1 s, 0.9 s, 0.9 s, 0.9 s'],
  ],
)}

That checks throttle, concurrency and retries. It says nothing about how long AWS takes for a hop.

## What nobody knows

${unknowns()}
`;
}
