import fc from 'fast-check';
import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { describeProblems, fitMessage } from './describe-problems';

z.config(en());

function problemsOf(schema: z.ZodMiniType, value: unknown): string[] {
  return describeProblems(schema.safeParse(value, { reportInput: true }).error?.issues ?? []);
}

const order = z.strictObject({
  id: z.string().check(z.minLength(3)),
  lines: z.array(z.object({ price: z.number(), 'a/b~c': z.optional(z.boolean()) })),
  currency: z.enum(['EUR', 'USD']),
});

const valid = { id: 'A-1', lines: [{ price: 1 }], currency: 'EUR' };

test('what is right has no problems', () => {
  expect(problemsOf(order, valid)).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ['a value of another type', { ...valid, id: 7 }, ['/id: expected string, received number']],
  [
    'a member of a list',
    { ...valid, lines: [{ price: '1' }] },
    ['/lines/0/price: expected number, received string'],
  ],
  ['nothing where something must be', { ...valid, id: undefined }, ['/id: missing']],
  ['null', { ...valid, id: null }, ['/id: expected string, received null']],
  ['a member that is not known', { ...valid, extra: 1, 'x/y': 2 }, ['/extra: not known', '/x~1y: not known']],
  [
    'a name that a JSON pointer escapes',
    { ...valid, lines: [{ price: 1, 'a/b~c': 0 }] },
    ['/lines/0/a~1b~0c: expected boolean, received number'],
  ],
  [
    'a value that is none of a list',
    { ...valid, currency: 'GBP' },
    [`/currency: Invalid option: expected one of 'EUR'|'USD'`],
  ],
  [
    'a text that is too short',
    { ...valid, id: 'A' },
    ['/id: Too small: expected string to have >=3 characters'],
  ],
  ['another thing altogether', [], ['the transaction: expected object, received array']],
])('%s is named by its place and what is expected', (_, value, problems) => {
  expect(problemsOf(order, value)).toEqual(problems);
});

test('what is missing comes before what is wrong, and the outer before the inner', () => {
  expect(problemsOf(order, { id: 7, lines: [{}] })).toEqual([
    '/currency: missing',
    '/id: expected string, received number',
    '/lines/0/price: missing',
  ]);
});

test('nothing of a value is in a message', () => {
  const secret = 'SECRET-0123456789';
  const anything = fc.anything({ values: [fc.constant(secret)], withNullPrototype: false });
  let refused = 0;
  fc.assert(
    fc.property(anything, anything, anything, (id, lines, currency) => {
      const problems = problemsOf(order, { id, lines, currency });
      if (problems.length > 0 && JSON.stringify({ id, lines, currency })?.includes(secret)) refused++;
      expect(problems.join('\n').replace(/^.*: not known$/gm, '')).not.toContain(secret);
    }),
  );
  expect(refused).toBeGreaterThan(10);
});

describe('the message', () => {
  const problem = (index: number) => `/lines/${index}/price: missing`;
  const problems = (count: number) => Array.from({ length: count }, (_, index) => problem(index));

  test('has all of the problems if they fit', () => {
    expect(fitMessage(problems(3))).toBe(
      '/lines/0/price: missing; /lines/1/price: missing; /lines/2/price: missing',
    );
  });

  test('has as many as fit, the first ones, and how many more there are', () => {
    const message = fitMessage(problems(1_000));
    expect(message).toMatch(/^\/lines\/0\/price: missing; .*; 991 more$/);
    expect(message.length).toBeLessThanOrEqual(256);
  });

  test('is never longer than a dead letter takes, nor empty', () => {
    const texts = fc.array(fc.string({ minLength: 1, maxLength: 400 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(texts, (some) => {
        const { length } = fitMessage(some);
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(256);
      }),
    );
  });
});
