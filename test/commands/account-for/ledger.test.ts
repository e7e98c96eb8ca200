import { Ledger } from '../../../commands/account-for/ledger';
import type { Letter } from '../../../commands/letters/letter';
import type { FunctionRecord } from '../../../commands/trace/function-record';

const ID = 'jyVMDq5V968SNFM=';
const processed = { apiRequestId: ID, sha256: 'a', body: '1', bytes: 1, time: 2_000, sentTimestamp: 1_500 };
const refused = (error: string): FunctionRecord => ({ apiRequestId: ID, error, time: 2_000 });
const letter = (code: string, of: Partial<Letter> = {}): Letter => ({
  queue: 'unprocessed',
  messageId: 'm',
  apiRequestId: ID,
  sentAt: 3_000,
  receiveCount: 1,
  error: { code, message: '' },
  message: {},
  ...of,
});

let ledger: Ledger;
beforeEach(() => {
  ledger = new Ledger();
  ledger.accept({ apiRequestId: ID, sha256: 'a' });
});
const end = () => [...ledger.ends()][0];

test('what nothing is seen of is missing', () => {
  expect(end()).toMatchObject({ outcome: 'missing', isAltered: false, times: 0 });
  expect(ledger.open).toBe(1);
});

test('what the function has logged is processed, and took as long as its record says', () => {
  expect(ledger.enterRecord('1', processed)).toBe(true);
  expect(end()).toMatchObject({ outcome: 'processed', isAltered: false, times: 1, processingMs: 500 });
  expect(ledger.open).toBe(0);
});

test('an event that is read twice counts once, another one is a duplicate', () => {
  ledger.enterRecord('1', processed);
  expect(ledger.enterRecord('1', processed)).toBe(false);
  expect(end()?.times).toBe(1);
  ledger.enterRecord('2', processed);
  expect([end()?.times, ledger.open]).toEqual([2, 0]);
});

test('another digest is an altered transaction', () => {
  ledger.enterRecord('1', { ...processed, sha256: 'b' });
  expect(end()).toMatchObject({ outcome: 'processed', isAltered: true });
});

test('what the function refuses is a dead letter once its letter is seen', () => {
  ledger.enterRecord('1', refused('MalformedTransactionError'));
  expect([end()?.outcome, ledger.open]).toEqual(['missing', 1]);
  expect(ledger.enterLetter(letter('MalformedTransactionError'))).toBe(true);
  expect(end()).toMatchObject({
    outcome: 'dead-lettered',
    queue: 'unprocessed',
    error: 'MalformedTransactionError',
    isAltered: false,
  });
  expect(ledger.open).toBe(0);
});

test.each([
  ['the record', () => ledger.enterRecord('1', refused('AlteredTransactionError'))],
  ['the letter', () => ledger.enterLetter(letter('AlteredTransactionError'))],
])('that the function found it altered, %s tells', (_, enter) => {
  enter();
  expect(end()?.isAltered).toBe(true);
});

test("others' transactions, and replays, are left out", () => {
  expect(ledger.enterRecord('1', { ...processed, apiRequestId: 'other' })).toBe(false);
  expect(ledger.enterRecord('2', { ...processed, replayName: 'r' })).toBe(false);
  expect(ledger.enterLetter(letter('E', { apiRequestId: undefined }))).toBe(false);
  expect(ledger.enterLetter(letter('E', { event: { replayName: 'r' } }))).toBe(false);
  expect([end()?.outcome, ledger.open]).toEqual(['missing', 1]);
});

test('a few are known by their ids', () => {
  expect(ledger.idsUpTo(1)).toEqual([ID]);
  ledger.accept({ apiRequestId: 'another', sha256: 'a' });
  expect(ledger.idsUpTo(1)).toBeUndefined();
});
