import { chunks, expressGbHours, expressMemoryMb, functionGbSeconds } from '../../../cost/model/metering';
import { chargesFor, tieredUsd, type Use } from '../../../cost/price-list/charge';
import { type PriceId, PRICES } from '../../../cost/price-list/price-list';

const HOURS_OF_31_DAYS = 24 * 31;

function usd(uses: readonly Use[], freeTiers: boolean): number {
  return chargesFor(uses, PRICES, { freeTiers }).reduce((sum, charge) => sum + charge.usd, 0);
}

/** @see https://aws.amazon.com/step-functions/pricing/ */
describe('examples of Step Functions’ page of prices', () => {
  test('a hundred million Express executions of 10 s in 64 MB cost 100 USD and, in three tiers, 382.97', () => {
    const hours = 100e6 * expressGbHours(10_000, 64);

    expect(hours).toBeCloseTo(17_361.11, 2);
    expect(usd([{ price: 'expressRequest', quantity: 100e6 }], false)).toBeCloseTo(100, 6);
    expect(usd([{ price: 'expressDuration', quantity: hours }], false)).toBeCloseTo(382.97, 2);
  });

  test('a workflow with a definition of 50 KB and 400 Map steps of 32 KB takes 62.85 MB, charged as 64', () => {
    const memoryMb = expressMemoryMb(50e3, 32e3, 400);

    expect(memoryMb).toBeCloseTo(62.85, 2);
    expect(expressGbHours(100, memoryMb)).toBe(expressGbHours(100, 64));
  });
});

/** @see https://aws.amazon.com/xray/pricing/ */
test('X-Ray’s example: 2,000 requests an hour of which a tenth is recorded cost 0.24 USD in 31 days, after 100,000 free ones', () => {
  const recorded = 2_000 * HOURS_OF_31_DAYS * 0.1;

  expect(recorded).toBe(148_800);
  expect(usd([{ price: 'recordedTrace', quantity: recorded }], true)).toBeCloseTo(0.244, 6);
});

/** @see https://aws.amazon.com/lambda/pricing/ */
test('Lambda’s example: three million invocations of 120 ms in 1,536 MB cost 2.73 USD, after what is free', () => {
  const uses: Use[] = [
    { price: 'functionRequest', quantity: 3e6 },
    { price: 'functionDurationX86', quantity: 3e6 * functionGbSeconds(120, 1_536) },
  ];

  expect(uses[1]?.quantity).toBeCloseTo(540_000, 6);
  expect(usd(uses, true)).toBeCloseTo(2.73, 2);
});

/** @see https://www.duckbillgroup.com/?p=9080 */
test('60,000 GB of logs of functions in a month cost 12,500 USD instead of 30,000', () => {
  expect(usd([{ price: 'logIngestion', quantity: 60_000 }], false)).toBeCloseTo(12_500, 6);
});

/** @see https://aws.amazon.com/eventbridge/pricing/ and https://aws.amazon.com/sqs/pricing/ */
test.each([
  ['an event of 256 KB is charged as 4', 256, 4],
  ['a message of 1 MB is charged as 16', 1_024, 16],
  ['one of 64 KB is charged as one', 64, 1],
])('%s', (_, kilobytes, expected) => {
  expect(chunks(kilobytes * 1_024)).toBe(expected);
});

/** @see https://awsforengineers.com/blog/aws-api-gateway-pricing-explained */
test('400 million requests of an HTTP API cost 300 USD, and 0.90 a million above 300 million', () => {
  expect(usd([{ price: 'httpApiRequest', quantity: 400e6 }], false)).toBeCloseTo(390, 6);
});

/** @see https://signoz.io/guides/cloudwatch-pricing */
test('27 alarm metrics and a dashboard cost 5.70 USD a month, and 1.70 beside ten free metrics and three free dashboards', () => {
  const uses: Use[] = [
    { price: 'alarmMetric', quantity: 27 },
    { price: 'dashboard', quantity: 1 },
  ];

  expect(usd(uses, false)).toBeCloseTo(5.7, 6);
  expect(usd(uses, true)).toBeCloseTo(1.7, 6);
});

describe('free quantities and tiers', () => {
  test('count anew in each month that a load lasts', () => {
    const charges = chargesFor([{ price: 'queueRequest', quantity: 3e6 }], PRICES, {
      months: 3,
      freeTiers: true,
    });

    expect(charges[0]?.usd).toBe(0);
  });

  test('are whole in a part of a month; what is free for a month’s time is shared', () => {
    const half = { months: 0.5, freeTiers: true };

    expect(chargesFor([{ price: 'queueRequest', quantity: 1e6 }], PRICES, half)[0]?.usd).toBe(0);
    expect(chargesFor([{ price: 'alarmMetric', quantity: 27 / 2 }], PRICES, half)[0]?.usd).toBeCloseTo(
      0.85,
      6,
    );
  });

  test('never make a charge negative', () => {
    expect(chargesFor([{ price: 'functionRequest', quantity: 1 }], PRICES, { freeTiers: true })[0]?.usd).toBe(
      0,
    );
  });
});

test.each(Object.keys(PRICES) as PriceId[])(
  '%s has tiers that go up in quantity and never in price',
  (id) => {
    const { tiers } = PRICES[id];
    const ends = tiers.map(({ upTo = Infinity }) => upTo);

    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(ends.at(-1)).toBe(Infinity);
    expect(tiers.map(({ usd: price }) => price)).toEqual(
      tiers.map(({ usd: price }) => price).sort((a, b) => b - a),
    );
  },
);

test('a tier’s price holds for its part of the quantity', () => {
  const price = { per: 10, tiers: [{ upTo: 100, usd: 2 }, { usd: 1 }] };

  expect(tieredUsd(0, price)).toBe(0);
  expect(tieredUsd(100, price)).toBe(20);
  expect(tieredUsd(110, price)).toBe(21);
});
