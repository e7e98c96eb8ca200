import { layOutLine, type Printer } from '@pipeline/terminal';
import { costOf, standingUsdPerMonth } from '../../../cost/model/cost';
import { reportCost } from '../../../cost/report/report-cost';
import { SETTING_CHANGES, STANDING_CHANGES } from '../../../cost/report/setting-effects';
import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import { readSettings } from '../../../cost/settings/read-settings';
import { configurationKeys } from '../../../lib/configuration-schema';
import { pipeBatchSize } from '../../../lib/flow/transaction-sizes';
import { synthesizePipeline } from '../../lib/synthesized-stack';

let settings: PipelineSettings;

beforeAll(() => {
  settings = readSettings(JSON.stringify(synthesizePipeline()));
});

const ASKED = { transactions: 1e6, bytes: 1_024, perSecond: 100, freeTiers: false, standing: false };

function report(asked: Partial<typeof ASKED> = {}, of: PipelineSettings = settings) {
  const lines: string[] = [];
  const page = { columns: 120, paint: (text: string) => text };
  const print: Printer['print'] = (line) => {
    if (typeof line === 'object' && 'cells' in line) lines.push(...layOutLine(line, page));
    else lines.push(typeof line === 'string' ? line : line.text);
  };
  const summary = reportCost(of, { ...ASKED, ...asked }, { print, printLines: print });
  return { lines, summary };
}

test('the sums are those of the services', () => {
  const { summary } = report();
  const sum = (side: 'floor' | 'ours' | 'sample') =>
    Object.values(summary.services).reduce((total, service) => total + service[side], 0);

  expect(Object.keys(summary)).toEqual(['totalUsd', 'sampleUsd', 'floorUsd', 'ratio', 'services']);
  expect(summary.totalUsd).toBeCloseTo(sum('ours'), 4);
  expect(summary.sampleUsd).toBeCloseTo(sum('sample'), 4);
  expect(summary.floorUsd).toBeCloseTo(sum('floor'), 4);
  expect(summary.ratio).toBeCloseTo(summary.totalUsd / summary.sampleUsd, 3);
});

test('the table has each service, and what is paid together', () => {
  const { lines, summary } = report();

  for (const service of Object.keys(summary.services)) {
    expect(lines.some((line) => line.startsWith(service))).toBe(true);
  }
  expect(lines.find((line) => line.startsWith('together'))).toMatch(/ 5\.\d\d +5\.\d\d +7\.\d\d +4\.\d\d$/);
});

test('what stands by the month is told in any case, and is in the sums with --standing', () => {
  expect(report().lines.join('\n')).toContain(
    'What stands by the month (27 alarm metrics, 1 dashboard) costs 5.70 a month whatever comes; of that 0.022 for the time of this load.',
  );
  expect(report().summary.services).not.toHaveProperty('CloudWatch');
  expect(report({ standing: true, perSecond: 0.4 }).summary.services.CloudWatch?.ours).toBeCloseTo(5.42, 2);
});

test('a stack in which nothing stands by the month is told as such', () => {
  const bare = { ...settings, alarmMetrics: 0, dashboards: 0 };

  expect(report({}, bare).lines).toContain('Nothing stands by the month: no alarm, no dashboard, no key.');
});

test('two charts show it over rate and size', () => {
  const text = report().lines.join('\n');

  expect(text).toContain('USD a million transactions of 1,024 bytes, by how many arrive');
  expect(text).toContain('USD a million transactions at 100 a second, by size');
  expect(text).toContain('● these settings   ○ the sample’s settings   · the services’ floor');
});

test('a rate that the API would throttle is told', () => {
  const refused = 'above 500 a second (throttleRateLimit)';

  expect(report({ perSecond: 501 }).lines.join('\n')).toContain(refused);
  expect(report({ perSecond: 500 }).lines.join('\n')).not.toContain(refused);
});

test('a body that the stack refuses has no price', () => {
  expect(() => report({ bytes: 4_096 }, { ...settings, maxBodyBytes: 2_048 })).toThrow(
    '--bytes 4096 is more than the queue takes: in this configuration at most 2048. Raise maxTransactionBytes, or ask for less.',
  );
});

const CHANGES = [...SETTING_CHANGES, ...STANDING_CHANGES];

/** Each setting as the table has it that is not the default. */
const SET_OTHERWISE = {
  workflowLogLevel: 'ALL',
  tracing: true,
  logRetentionDays: 365,
  archiveRetentionDays: 30,
  encryption: 'customer-managed',
  dashboard: false,
};

test('each change changes the cost of the defaults, or of what is set otherwise', () => {
  const load = { transactions: 1e6, bytes: 1_024, perSecond: 10_000 };
  const cost = (one: PipelineSettings) => costOf(one, load).usd + standingUsdPerMonth(one);
  const others = readSettings(JSON.stringify(synthesizePipeline(SET_OTHERWISE)));
  const changing = [settings, others].flatMap((before) =>
    CHANGES.filter(({ change }) => cost(change(before)) !== cost(before)).map(({ name }) => name),
  );

  expect(new Set(changing)).toEqual(new Set(CHANGES.map(({ name }) => name)));
});

test('what is set already is not in the table, and the way back is, with what it saves', () => {
  const keys = Object.keys(SET_OTHERWISE);
  const valuesIn = (lines: readonly string[]) =>
    lines
      .map((line) => line.split(/ {2,}|,/)[0])
      .filter((name = '') => keys.includes(name.split('=')[0] ?? ''));
  const { lines } = report({}, readSettings(JSON.stringify(synthesizePipeline(SET_OTHERWISE))));

  expect(valuesIn(report().lines)).toEqual([
    'workflowLogLevel=ALL',
    'workflowLogLevel=ALL',
    'tracing=true',
    'logRetentionDays=365',
    'logRetentionDays=7',
    'archiveRetentionDays=30',
    'dashboard=false',
    'encryption=customer-managed',
  ]);
  expect(valuesIn(lines)).toEqual([
    'workflowLogLevel=ALL',
    'workflowLogLevel=ERROR',
    'tracing=false',
    'logRetentionDays=7',
    'logRetentionDays=30',
    'archiveRetentionDays=7',
    'dashboard=true',
    'encryption=aws-owned',
  ]);
  expect(lines.find((line) => line.startsWith('tracing=false'))).toMatch(/^tracing=false +−0\.30 /);
  expect(lines.find((line) => line.startsWith('encryption=aws-owned'))).toMatch(/ −1\.35 /);
});

test.each(CHANGES.map(({ name }) => name).filter((name) => name.includes('=')))(
  '%s is a key of the configuration',
  (name) => {
    expect(configurationKeys().map(({ key }) => key)).toContain(name.split('=')[0]);
  },
);

test('the size that is told for batches of ten is the largest one', () => {
  expect(pipeBatchSize(47_696)).toBe(10);
  expect(pipeBatchSize(47_697)).toBe(9);
});
