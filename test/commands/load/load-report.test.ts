import { LatencyHistogram } from '../../../commands/load/latencies';
import { loadBody } from '../../../commands/load/load-body';
import type { LoadRecord } from '../../../commands/load/load-record';
import { loadReport } from '../../../commands/load/load-report';
import { LoadTally } from '../../../commands/load/load-tally';
import { drawPlot } from '../../../commands/load/plot';
import { ticksUpTo } from '../../../commands/load/ticks';
import type { SentRecord } from '../../../commands/send/sent-record';

const sent = (apiRequestId: string, of: Partial<SentRecord> = {}): SentRecord => ({
  outcome: 'accepted',
  apiRequestId,
  bytes: 1,
  sha256: 'a',
  md5: 'b',
  latencyMs: 1,
  ...of,
});
const processed = (apiRequestId: string) => ({
  apiRequestId,
  sha256: 'a',
  body: '',
  bytes: 1,
  time: 900,
  sentTimestamp: 500,
});

/** Of four: one processed twice, one lost, one refused, one altered on arrival and processed. */
function fill(tally: LoadTally): LoadTally {
  tally.countAnswer(sent('1'), { dueMs: 0, acceptanceMs: 10 });
  tally.countAnswer(sent('2'), { dueMs: 500, acceptanceMs: 30 });
  tally.countAnswer(sent('3', { outcome: 'altered' }), { dueMs: 1_200, acceptanceMs: 20 });
  tally.countAnswer(sent('', { outcome: 'refused', error: '429 <b>Too Many' }), {
    dueMs: 1_500,
    acceptanceMs: 5,
  });
  for (const [event, id] of [
    ['e1', '1'],
    ['e2', '1'],
    ['e3', '3'],
  ] as const) {
    tally.ledger.enterRecord(event, processed(id));
  }
  return tally;
}

const plan = {
  rate: 2,
  durationMs: 2_000,
  bytes: 100,
  startedAt: '2026-11-26T14:00:00.000Z',
  sent: 4,
  behindMs: 3,
};

test('every transaction is accounted for, once', () => {
  const { counts, spans } = fill(new LoadTally(2_000)).sumUp(0);
  expect(counts).toMatchObject({
    accepted: 3,
    refused: 1,
    processed: 2,
    deadLettered: 0,
    waiting: 0,
    lost: 1,
    altered: 1,
    duplicated: 1,
    refusals: [{ error: '429 <b>Too Many', count: 1 }],
  });
  expect(counts.acceptance).toMatchObject({ count: 3, max: 30 });
  expect(counts.endToEnd).toMatchObject({ count: 2, max: expect.closeTo(420, 0) as number });
  expect(
    spans.map(({ dueRate, acceptedRate, processedRate }) => [dueRate, acceptedRate, processedRate]),
  ).toEqual([
    [2, 2, 1],
    [2, 1, 1],
  ]);
});

test('what nothing was seen of may be among the messages that are still in the queue', () => {
  expect(fill(new LoadTally(2_000)).sumUp(7).counts).toMatchObject({ waiting: 1, lost: 0 });
});

test('the report has the numbers beside the plots, needs no network, and escapes what is not its own', () => {
  const { counts, spans } = fill(new LoadTally(2_000)).sumUp(0);
  const record: LoadRecord = { ...plan, ...counts };
  const page = loadReport({ record, spans, areLettersSeen: false, place: '<script>alert(1)</script>' });
  expect(page).toContain('1 lost, 1 altered.');
  expect(page).toContain('Not all dead letters could be seen');
  expect(page.match(/<svg /g)).toHaveLength(3);
  expect(page).toContain('429 &lt;b&gt;Too Many');
  expect(page).not.toMatch(/<script|<b>|src=|href=|@import|url\(|NaN|undefined/);
});

test('a plot of nothing, of one point, and of gaps can be drawn', () => {
  const plot = (values: (number | undefined)[]) =>
    drawPlot({
      title: 'T',
      unit: 'ms',
      seconds: values.map((_, index) => index),
      series: [{ name: 'p50', colour: 'red', values }],
    });
  for (const values of [[], [3], [1, undefined, 3], [0, 0]])
    expect(plot(values)).not.toMatch(/NaN|Infinity|undefined/);
  expect(/d="M[^"]+h0M[^"]+h0"/.exec(plot([1, undefined, 3]))).not.toBeNull();
});

test.each([
  [0, [0, 1]],
  [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [37, [0, 10, 20, 30, 40]],
  [1_234, [0, 500, 1_000, 1_500]],
])('the ticks up to %d are round', (highest, ticks) => {
  expect(ticksUpTo(highest)).toEqual(ticks);
});

test('three digits of a percentile are right, and none of nothing is shown', () => {
  const histogram = new LatencyHistogram();
  expect(histogram.latencies()).toBeUndefined();
  for (let value = 1; value <= 1_000; value++) histogram.record(value);
  const { p50, p90, p99, max } = histogram.latencies()!;
  for (const [is, expected] of [
    [p50, 500],
    [p90, 900],
    [p99, 990],
    [max, 1_000],
  ] as const) {
    expect(Math.abs(is - expected) / expected).toBeLessThan(0.002);
  }
});

test('a body is JSON of exactly the size that is asked for, and each is another', () => {
  for (const bytes of [64, 1_000, 128_000]) {
    const body = loadBody('mf3k2a1x', 12_345, bytes);
    expect(body).toHaveLength(bytes);
    expect(JSON.parse(body.toString())).toMatchObject({ number: 12_345 });
  }
});
