import { Ledger } from '../../../local/soak/ledger';

const accepted = (apiRequestId: string) => ({ apiRequestId, isAccepted: true, isThrottled: false });
const refused = (apiRequestId: string) => ({ ...accepted(apiRequestId), isAccepted: false });

let ledger: Ledger;
beforeEach(() => {
  ledger = new Ledger();
});

const copy = (apiRequestId: string, body = '{}') => ({ apiRequestId, body });

test('what is accepted and nowhere is lost', () => {
  ledger.enter('{}', accepted('a'));
  expect(ledger.counts).toMatchObject({ transactions: 1, accepted: 1, lost: 1 });
  expect(ledger.broken).toEqual([{ apiRequestId: 'a', what: 'lost', body: '{}' }]);
});

test('what is refused may be nowhere, or arrive all the same', () => {
  ledger.enter('{}', refused('a'));
  ledger.enter('{}', refused('b'));
  ledger.findInLog(copy('b'));
  expect(ledger.counts).toMatchObject({ transactions: 2, accepted: 0, lost: 0, altered: 0 });
});

test('a request that gets no id is counted as sent', () => {
  ledger.enter('{}', { isAccepted: false, isThrottled: false });
  expect(ledger.counts).toMatchObject({ transactions: 1, accepted: 0 });
});

test('what is logged twice is a duplicate', () => {
  ledger.enter('{}', accepted('a'));
  ledger.findInLog(copy('a'));
  ledger.findInLog(copy('a'));
  expect(ledger.counts).toMatchObject({ logged: 1, duplicated: 1, lost: 0 });
});

test('what is no JSON is where it belongs as a dead letter', () => {
  ledger.enter('{', accepted('a'));
  ledger.findDeadLetter(copy('a', '{'));
  expect(ledger.counts).toMatchObject({ deadLettered: 1, lost: 0 });
  expect(ledger.isToBeRedriven(copy('a', '{'))).toBe(false);
});

test('what is well-formed is lost if a redrive does not bring it to the log', () => {
  ledger.enter('{}', accepted('a'));
  ledger.findDeadLetter(copy('a'));
  expect(ledger.isToBeRedriven(copy('a'))).toBe(true);
  ledger.redrive(copy('a'));
  expect(ledger.counts).toMatchObject({ deadLettered: 1, redriven: 1, lost: 1 });
  ledger.findInLog(copy('a'));
  expect(ledger.counts).toMatchObject({ deadLettered: 1, redriven: 1, logged: 1, lost: 0 });
});

test('what is logged, or was redriven, is not redriven', () => {
  ledger.enter('{}', accepted('a'));
  ledger.enter('{}', accepted('b'));
  ledger.findInLog(copy('a'));
  ledger.redrive(copy('b'));
  expect([copy('a'), copy('b'), copy('c')].map((one) => ledger.isToBeRedriven(one))).toEqual([
    false,
    false,
    false,
  ]);
});

test.each([
  ['the log', (found: Ledger) => found.findInLog(copy('a', '{} '))],
  ['a dead letter', (found: Ledger) => found.findDeadLetter(copy('a', '{} '))],
])('another body in %s is altered', (_, find) => {
  ledger.enter('{}', accepted('a'));
  find(ledger);
  expect(ledger.counts).toMatchObject({ altered: 1 });
  expect(ledger.broken).toContainEqual({ apiRequestId: 'a', what: 'altered', body: '{}' });
});

test('an id that nobody was told is altered', () => {
  ledger.findInLog(copy('stranger'));
  ledger.findDeadLetter({ apiRequestId: undefined, body: undefined });
  expect(ledger.counts).toMatchObject({ altered: 2 });
});
