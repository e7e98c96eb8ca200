import { costOf, standingUsdPerMonth } from '../../../cost/model/cost';
import { loadOfMonth } from '../../../cost/model/load';
import { PRICES } from '../../../cost/price-list/price-list';
import { compare } from '../../../cost/report/comparison';
import { floorOf } from '../../../cost/settings/floor-settings';
import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import { readSettings } from '../../../cost/settings/read-settings';
import { SAMPLE_SETTINGS } from '../../../cost/settings/sample-settings';
import { synthesizePipeline } from '../../lib/synthesized-stack';

let settings: PipelineSettings;

beforeAll(() => {
  settings = readSettings(JSON.stringify(synthesizePipeline()));
});

const aMillion = (perSecond: number, bytes = 1_024) => ({ transactions: 1e6, bytes, perSecond });

test.each([
  [100, 0.8],
  [0.4, 0.6],
])('a million of 1 KB at %d a second cost at most %d of the sample’s settings', (perSecond, most) => {
  const { ours, sample } = compare(settings, aMillion(perSecond), {});

  expect(ours.usd / sample.usd).toBeLessThanOrEqual(most);
});

test('each hop is paid for', () => {
  const { charges } = costOf(settings, aMillion(100));

  expect(Object.fromEntries(charges.map(({ price, usd }) => [price, Number(usd.toFixed(2))]))).toEqual({
    httpApiRequest: 1,
    dataOut: 0.05,
    queueRequest: 0.8,
    pipeRequest: 0.4,
    customEvent: 1,
    archivedData: 0.22,
    archiveStorage: 0.01,
    expressRequest: 1,
    expressDuration: 0.1,
    functionRequest: 0.2,
    functionDurationArm: 0.01,
    logIngestion: 0.88,
    logStorage: 0.01,
  });
});

test.each([0.01, 0.4, 100, 100_000])('nothing is cheaper than the floor, at %d a second', (perSecond) => {
  for (const bytes of [1, 1_024, 64_000, 128_000]) {
    const load = aMillion(perSecond, bytes);
    const floor = costOf(floorOf(settings), load).usd;

    expect(costOf(settings, load).usd).toBeGreaterThan(floor);
    expect(costOf(SAMPLE_SETTINGS, load).usd).toBeGreaterThan(floor);
  }
});

test('a larger body never costs less', () => {
  const costs = [1, 1_024, 10_000, 50_000, 65_536, 100_000, 128_000].map(
    (bytes) => costOf(settings, aMillion(100, bytes)).usd,
  );

  expect(costs).toEqual([...costs].sort((a, b) => a - b));
});

test('what stands by the month is shared by the time that a load takes', () => {
  const month = standingUsdPerMonth(settings);
  const shareAt = (perSecond: number) =>
    costOf(settings, aMillion(perSecond), { standing: true }).usd - costOf(settings, aMillion(perSecond)).usd;

  expect(month).toBeCloseTo(5.7, 6);
  expect(shareAt(100)).toBeCloseTo((month * 10_000) / (730 * 3_600), 6);
  expect(shareAt(0.4)).toBeCloseTo((month * 2_500_000) / (730 * 3_600), 6);
});

test('a busy month is cheaper by the million than a quiet one: tiers', () => {
  const { usdPerMillion } = costOf(settings, loadOfMonth(10_000, 1_024));

  expect(usdPerMillion).toBeLessThan(costOf(settings, loadOfMonth(100, 1_024)).usdPerMillion);
  expect(usdPerMillion).toBeGreaterThan(costOf(floorOf(settings), loadOfMonth(10_000, 1_024)).usdPerMillion);
});

test('what an account has free makes a small load cheaper, and nothing dearer', () => {
  const paid = costOf(settings, aMillion(100));
  const free = costOf(settings, aMillion(100), { freeTiers: true });

  expect(free.usd).toBeLessThan(paid.usd - 1.5);
  for (const [index, charge] of free.charges.entries()) {
    expect(charge.usd).toBeLessThanOrEqual(paid.charges[index]!.usd);
  }
});

test('other prices are other costs', () => {
  const prices = { ...PRICES, httpApiRequest: { ...PRICES.httpApiRequest, tiers: [{ usd: 3.5 }] } };

  expect(costOf(settings, aMillion(100), { prices }).usd - costOf(settings, aMillion(100)).usd).toBeCloseTo(
    2.5,
    6,
  );
});
