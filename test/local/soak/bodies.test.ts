import { bodiesOf, HARD_TO_KEEP, OUTAGE_OF_BUS } from '../../../local/soak/bodies';
import { LARGEST_BYTES } from '../../../local/soak/body/at-the-limit';

test('the same seed and round have the same bodies, others have others', () => {
  const bodies = bodiesOf(7, 0, 50);
  expect(bodiesOf(7, 0, 50)).toEqual(bodies);
  expect(bodiesOf(7, 1, 50)).not.toEqual(bodies);
  expect(bodiesOf(8, 0, 50)).not.toEqual(bodies);
});

test('a thousand have every kind among them, none twice, and none beyond the limit', () => {
  const bodies = bodiesOf(1, 0, 1_000);
  const has = (condition: (body: string) => boolean) => bodies.some(condition);

  expect(new Set(bodies).size).toBe(1_000);
  expect(Math.max(...bodies.map((body) => Buffer.byteLength(body)))).toBeLessThanOrEqual(LARGEST_BYTES);
  expect(has((body) => body.startsWith(HARD_TO_KEEP))).toBe(true);
  expect(has((body) => body.includes(OUTAGE_OF_BUS))).toBe(true);
  expect(has((body) => Buffer.byteLength(body) > LARGEST_BYTES - 5)).toBe(true);
});
