import { costOf, standingUsdPerMonth } from '../../../cost/model/cost';
import type { Load } from '../../../cost/model/load';
import { svgChart } from '../../../cost/plot/svg-chart';
import { PRICE_REGION, PRICES } from '../../../cost/price-list/price-list';
import { compare } from '../../../cost/report/comparison';
import { chartOverRate, chartOverSize } from '../../../cost/report/cost-charts';
import { changeTable, formatUsd, standingTable } from '../../../cost/report/cost-tables';
import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import { SAMPLE_FACTS, SAMPLE_SETTINGS } from '../../../cost/settings/sample-settings';
import { assumptionsTable } from './assumptions';
import { formatNumber, share } from './format';
import { markdownTable } from './markdown-table';
import { priceTable } from './price-table';
import { millionTable, rateTable } from './sum-tables';

const BYTES = 1_024;
const BUSY: Load = { transactions: 1e6, bytes: BYTES, perSecond: 100 };
const QUIET: Load = { transactions: 1e6, bytes: BYTES, perSecond: 0.4 };
/** The drawings of docs/cost.md, by the names of their files. */
export function costDrawings(settings: PipelineSettings): Readonly<Record<string, string>> {
  return {
    'cost-over-rate.svg': svgChart(chartOverRate(settings, BUSY, {})),
    'cost-over-size.svg': svgChart(chartOverSize(settings, BUSY, settings.maxBodyBytes, {})),
  };
}

/** The text of docs/cost.md, for the pipeline as it is delivered. */
export function costPage(settings: PipelineSettings): string {
  const busy = compare(settings, BUSY, {});
  const quiet = compare(settings, QUIET, {});
  const { throttlePerSecond: flood = 0, maxBodyBytes } = settings;
  const largest = compare(settings, { ...BUSY, bytes: maxBodyBytes }, {});
  return `<!-- Made by docs/generate/write.ts from cost/. Do not edit. -->

# Cost

What is on this page is computed: \`npm run cost\` reads the synthesized template and a list of prices, and asks nothing of AWS.

\`\`\`
npm run cost -- --transactions 1000000 --bytes 1024 --rate 100
npm run cost -- --rate 0.4 --standing -c workflowLogLevel=ALL
npm run --silent cost -- --json
\`\`\`

**Check the prices before you count on them**: they were collected in November 2026, for ${PRICE_REGION}, mostly from third
parties ([below](#prices)). Sums are without what an account has free each month (\`--free-tiers\` takes it off, as if the account
ran nothing else), and without what stands by the month (\`--standing\`).

## A million transactions

A million of 1 KB cost ${formatUsd(busy.ours.usd)} USD at a hundred a second, ${share(busy)} of what they cost with the settings of the
[sample](architecture.md#origin) that this project comes from, and ${formatUsd(quiet.ours.usd)} at 0.4 a second, ${share(quiet)} of it.
The _floor_ is what the services take for the same way with nothing that tells of a transaction: full batches, the smallest
function, the archive, and the body in a log for a day.

At a hundred a second, in USD a million:

${millionTable(busy, BUSY)}

At 0.4 a second, a million in four weeks:

${millionTable(quiet, QUIET)}

![USD a million, by transactions a second](cost-over-rate.svg)

![USD a million, by size](cost-over-size.svg)

Below one a second the pipe asks a queue that is mostly empty, and X-Ray, which the sample has on, records nearly each execution.

## What stands by the month

${settings.alarmMetrics} alarm metrics and ${settings.dashboards === 1 ? 'a dashboard' : `${settings.dashboards} dashboards`} cost ${formatUsd(standingUsdPerMonth(settings))} USD a month, whatever comes; ${formatUsd(standingUsdPerMonth(settings, { freeTiers: true }))} in an account
that has no others, since ten metrics and three dashboards are free. **The sample has neither**: nobody learns that its transactions are stuck or
dead-lettered. They are no cost of a transaction, so the sums leave them out and this table has both. A load's part is by how
long it lasts: a million at 0.4 a second take ${formatNumber((1e6 / 0.4 / 3_600 / 730) * 100)} % of a month.

${rateTable(settings, BUSY)}

So what watches makes a pipeline that little goes through cost more than the sample. \`-c dashboard=false\` saves most of it, and the first
ten alarm metrics of an account are free.

${markdownTable(standingTable(settings))}

## What a setting costs

At a hundred a second:

${markdownTable(changeTable(settings, BUSY, {}))}

And at 0.4, where tracing weighs most:

${markdownTable({ ...changeTable(settings, QUIET, {}), rows: changeTable(settings, QUIET, {}).rows.filter(([name = '']) => /tracing|workflowLogLevel=ALL$|47696/.test(name)) })}

**What the defaults give up for their price**: no trace, and of an execution that went well no record of its steps. The function's own record
tells when a transaction was sent, received and processed; \`npx pipeline trace\` shows its way from that. The access log
has what is not known elsewhere: who, what came of it and why; not the time, which is the log event's, the route, of which there is one, nor
SQS's request id, which the sender has.

**What could go lower, and would give up more**: without an access log a refused request leaves no trace, and a refusal is the one thing that happens
before the queue. In the class _Infrequent Access_ it would cost half, but neither \`npx pipeline trace\` nor \`tail\` could read it, and no metric filter. A
batching window would fill the pipe's batches at low rates, and stretch the retry of failed messages to some 7.5 minutes. A shorter record of the
function would have no digest or no times. None of these is worth its cents.

## What to look out for

- **Large bodies cost more.** SQS and EventBridge count each begun 64 KB as a request of its own, and each body is logged and archived. A million
  of ${formatNumber(maxBodyBytes)} bytes cost ${formatUsd(largest.ours.usd)} USD, ${share(largest)} of the sample's, whose log prints a body shorter than JSON
  escapes it, and leaves out what is long.
- **A flood is paid for.** The default throttle lets ${flood} requests a second through, ${formatNumber((flood * 86_400) / 1e6)} million a day: a single day costs
  **${formatNumber(floodUsdOfDay(settings, flood, BYTES))} USD** with 1 KB each, and ${formatNumber(floodUsdOfDay(settings, flood, maxBodyBytes))} with the largest bodies; of a month that goes on so, a day costs less, since
  volume is cheaper. Set \`throttleRateLimit\` to what you expect, lower \`maxTransactionBytes\`, and set a budget alarm.
- **Idle:** the pipe goes on asking the queue. With five requests open, of 20 s each, that is some 650,000 SQS requests a month, 0.26 USD.
- **A state machine as processor** is a second execution: 1.00 USD more a million, and its duration.
- **\`encryption=customer-managed\`**: the key stays when the stack goes, and costs on. Queues ask for it some 9,000 times a
  month for each caller; how often EventBridge, Step Functions and CloudWatch Logs ask is not documented.
- **\`processOnce\`** pays for the storage of its window, too ([idempotency.md](idempotency.md#window-and-cost)).
- **A replay** costs ${formatUsd(PRICES.customEvent.tiers[0]?.usd ?? 0)} USD a million events, and the workflow and the function again.
- **Failures** cost more than successes: each retry is a request, and an execution that fails writes its log at ERROR. The sums are of
  transactions that go well.

## The sample's settings

From its \`app.py\` and \`src/lambda/index.js\`. Prices are the same; what it leaves to defaults is taken as those are.

${markdownTable({ columns: [{ heading: 'Setting' }, { heading: 'What it is there' }], rows: SAMPLE_FACTS.map(({ setting, fact }) => [setting, fact]) })}

## How it is computed

For each hop: what a transaction needs of it, by the quantity that AWS charges for, times the price of that quantity in its tier. What AWS says
has its source in the code; what nobody says is an assumption, chosen against these settings where it makes a difference between the two. Each is a
function with a test of its own in \`cost/model/\`.

${assumptionsTable()}

Where nobody says anything and much hangs on it: if the sample's function log, which is kept for ever, were paid for a single year and not for two, these settings
would cost ${shareOfOneYear(settings)} of the sample's at a hundred a second; and if its steps were logged by longer names than are counted here, less.

Tests compute again what AWS's own pages of prices compute for Lambda, Step Functions and X-Ray, and what others have computed for CloudWatch, API
Gateway, SQS and EventBridge.

## Prices

${PRICE_REGION}, in USD, from \`cost/price-list/prices.json\`. Free is what an account has each month, for ever.

${priceTable()}
`;
}

/** Of ours in the sample's, if "for ever" were a year. */
function shareOfOneYear(settings: PipelineSettings): string {
  const functions = SAMPLE_SETTINGS.functions.map((one) => ({ ...one, retentionDays: 365 }));
  const sample = costOf({ ...SAMPLE_SETTINGS, functions }, BUSY);
  return (costOf(settings, BUSY).usd / sample.usd).toFixed(2);
}

/** Of a single day, before volume makes it cheaper. */
function floodUsdOfDay(settings: PipelineSettings, perSecond: number, bytes: number): number {
  return costOf(settings, { transactions: perSecond * 86_400, bytes, perSecond }).usd;
}
