import { describeBroken, describeReport } from '../../../local/soak/describe-report';
import { describeProgress, SoakProgress } from '../../../local/soak/soak-progress';
import { emptyReport, isKept, withRound } from '../../../local/soak/soak-report';

const round = {
  transactions: 10,
  accepted: 9,
  logged: 8,
  deadLettered: 3,
  redriven: 2,
  duplicated: 1,
  lost: 0,
  altered: 0,
};

test('rounds are added up, by fault as well', () => {
  const first = withRound(emptyReport(7), round, { crash: 1 });
  const second = withRound(first, round, { crash: 2, hang: 3 });
  expect(second).toEqual({
    seed: 7,
    transactions: 20,
    accepted: 18,
    logged: 16,
    deadLettered: 6,
    redriven: 4,
    duplicated: 2,
    lost: 0,
    altered: 0,
    faults: { crash: 3, hang: 3 },
  });
});

test.each([
  [{}, true],
  [{ lost: 1 }, false],
  [{ altered: 1 }, false],
])('with %j the promise is kept: %j', (counts, expected) => {
  expect(isKept({ ...round, ...counts })).toBe(expected);
});

test('a person reads a table', () => {
  const text = describeReport(withRound(emptyReport(7), { ...round, transactions: 12_345 }, { crash: 1 }));
  expect(text).toContain('seed 7\n      12,345  transactions\n');
  expect(text).toContain('\nfaults\n           1  crash');
});

test('what was not kept is named, with the beginning of its body', () => {
  expect(describeBroken({ what: 'lost', apiRequestId: 'a', body: '{"x":\n1}' })).toBe(
    String.raw`lost: a, "{\"x\":\n1}"`,
  );
  expect(describeBroken({ what: 'altered', apiRequestId: 'a' })).toBe('altered: a, nobody was told of it');
});

test.each([
  [1_000, 10_000, '1,000 of 10,000 sent, 100/s, 90 s left'],
  [1_000, 1_000_000, '1,000 of 1,000,000 sent, 100/s, 2.8 h left'],
  [1_000, 100_000, '1,000 of 100,000 sent, 100/s, 17 min left'],
])('after %i of %i in ten seconds it says: %s', (sent, transactions, line) => {
  expect(describeProgress(sent, transactions, 10_000)).toBe(line);
});

test('what is no terminal is not written to at every transaction', () => {
  const written: string[] = [];
  const progress = new SoakProgress({ isTTY: false, write: (text: string) => written.push(text) > 0 }, 100);
  for (let sent = 0; sent < 100; sent++) progress.count();
  progress.clear();
  expect(written).toEqual([]);
});
