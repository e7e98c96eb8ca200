import { BodyBudget } from '../../src/wire/body-budget';

const KIB = 1024;

test('bodies take no more than the budget together', () => {
  const budget = new BodyBudget(100);
  expect(budget.open().grow(60)).toBe(true);
  expect(budget.open().grow(41)).toBe(false);
  expect(budget.open().grow(40)).toBe(true);
});

test('large bodies leave a quarter to small ones', () => {
  const budget = new BodyBudget(4_000 * KIB);
  const large = budget.open();
  expect(large.grow(3_000 * KIB)).toBe(true);
  expect(large.grow(1)).toBe(false);
  expect(budget.open().grow(257 * KIB)).toBe(false);
  expect(budget.open().grow(256 * KIB)).toBe(true);
});

test('what a body took is given back, once', () => {
  const budget = new BodyBudget(100);
  const body = budget.open();
  body.grow(60);
  body.release();
  body.release();
  expect(budget.usedBytes).toBe(0);
});
