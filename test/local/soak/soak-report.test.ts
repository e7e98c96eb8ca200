import { describeBroken, describeReport } from '../../../local/soak/describe-report';
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
