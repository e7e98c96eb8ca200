import { evaluate, evaluationCause } from '../run-definition';

// The first value of each pair passes on AWS and the second is refused (TestState, floci-io/floci).
describe('bounds', () => {
  const nested = (levels: number) => `${'('.repeat(levels)}1${')'.repeat(levels)}`;
  const recursion = (depth: number) => `($f := function($x){ $x <= 0 ? 0 : 1 + $f($x - 1) }; $f(${depth}))`;

  it.each([
    [
      'nesting',
      nested(99),
      nested(100),
      'Stack overflow error: Check for non-terminating recursive function.',
    ],
    ['recursion', recursion(31), recursion(32), 'Stack overflow error: '],
    [
      'a sequence',
      '[1..873782] ~> $count()',
      '[1..873783] ~> $count()',
      'Expression evaluation memory limit exceeded',
    ],
    [
      '$range',
      '$count($range(1, 360145, 1))',
      '$range(1, 360146, 1)',
      'Expression evaluation memory limit exceeded',
    ],
  ])('of %s', async (_name, accepted, refused, cause) => {
    await expect(evaluate(`{% ${accepted} %}`)).resolves.toEqual(expect.any(Number));
    expect(await evaluationCause(`{% ${refused} %}`)).toContain(`threw an error during evaluation: ${cause}`);
  });

  it('end an endless tail recursion', async () => {
    // A clock on which every look at it is a second later.
    let now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => (now += 1000));
    const cause = await evaluationCause('{% ($f := function($x){ $f($x + 1) }; $f(1)) %}').finally(() => {
      clock.mockRestore();
    });
    expect(cause).toContain(
      'threw an error during evaluation: Expression evaluation timeout: Check for infinite loop',
    );
  });
});
