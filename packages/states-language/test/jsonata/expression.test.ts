import { MAX_MEMORY_BYTES } from '../../src/jsonata/bounds';
import { Expression } from '../../src/jsonata/expression';
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
});

/** What an expression fails with. @param maxMs @default - as long as a busy machine takes for it */
function failureOf(text: string, maxMs = 60_000): string {
  try {
    new Expression(text, maxMs).evaluate({ states: { input: null }, variables: {}, now: 0 });
  } catch (problem) {
    return String(problem);
  }
  throw new Error(`${text} succeeded`);
}

const DOUBLED = '$reduce([1..60], function($all, $_){ [[$all, $all]] }, 1)';

describe('an expression that would take too much memory fails before it does', () => {
  it.each([
    ['a padded text', '$pad("x", 500000000)'],
    ['a padded text, to the left', '$pad("x", -500000000)'],
    [
      'a text doubled again and again',
      '$reduce([1..40], function($text, $_){ $text & $text }, "0123456789")',
    ],
    ['joined texts', '$join($map([1..1000], function($_){ "a" }), $pad("x", 100000))'],
    ['joined texts that are long', '$join($map([1..100], function($_){ $pad("x", 1000000) }))'],
    ['a replacement', '$replace($pad("a", 100000, "a"), "a", $pad("x", 100000))'],
    ['a replacement by a pattern', '$replace($pad("a", 1000, "a"), /a/, $pad("x", 1000000))'],
    ['texts in one result', '$map([1..100], function($_){ $pad("x", 1000000) })'],
    ['texts that a partial application makes', '$map([1..100], $pad(?, 10000000))'],
    ['a range', '[1..10000000]'],
    ['ranges in one object', `{${[...'abcdefghijk'].map((key) => `"${key}": [1..800000]`).join(', ')}}`],
    ['a zip', `$zip(${Array<string>(11).fill('[1..800000]').join(', ')})`],
    ['elements by elements', '[1..1000].([1..1000])'],
    ['a value that holds itself twice, again and again', DOUBLED],
    ['its text', `$string(${DOUBLED})`],
    ['its comparison', `(${DOUBLED}) = 1`],
    ['the width of a time', '$fromMillis(0, "[Y,500000000-500000000]")'],
    ['the width of now', '$now("[Y,500000000-500000000]")'],
    ['a picture', '$formatNumber(1, $pad("0", 100000, "0"))'],
  ])('%s', (_name, text) => {
    const before = process.memoryUsage().heapUsed;
    expect(failureOf(text)).toContain(': Expression evaluation memory limit exceeded');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(2 * MAX_MEMORY_BYTES);
  });

  it('though it makes much garbage it may', async () => {
    const text = '$count($reduce([1..5000], function($all, $one){ $append($all, [$one]) }, []))';
    await expect(evaluate(`{% ${text} %}`)).resolves.toBe(5000);
  });
});

describe('an expression that would take too long ends in time', () => {
  it.each([
    ['an endless tail recursion', '($f := function($x){ $f($x + 1) }; $f(1))'],
    ['a pattern that backtracks', '$contains($pad("a", 50, "a") & "!", /^(a+)+$/)'],
    ['a split by such a pattern', '$split($pad("a", 50, "a") & "!", /^(a+)+$/)'],
    ['each element compared with each', '$distinct([1..200000])'],
    ['spreading, which copies what it has for each', '$spread([1..100000].{"a": $})'],
    ['a comparison within a native loop', '$map([1..100000], function($x){ $distinct([1..5000]) })'],
  ])('%s', (_name, text) => {
    expect(failureOf(text, 200)).toContain(': Expression evaluation timeout: Check for infinite loop');
  });

  it('and the next one runs as if nothing had been', () => {
    failureOf('($f := function($x){ $f($x + 1) }; $f(1))', 50);
    const bindings = { states: { input: [3, 1] }, variables: {}, now: 7 };
    expect(new Expression('$sort($states.input) ~> $append($millis())').evaluate(bindings)).toEqual([
      1, 3, 7,
    ]);
  });
});

describe('an expression that nests too deeply fails', () => {
  it.each([
    ['as a recursion', '($f := function($x){ 1 + $f($x) }; $f(1))', /Stack overflow error/],
    ['as a text to parse', '$parse($pad("[", 100000, "["))', /D3137: Invalid JSON/],
    // Which of the two bounds it meets first depends on how full the heap is.
    ['as a sort of many elements', '[1..20000]^(>$)', /Stack overflow error|memory limit exceeded/],
  ])('%s', (_name, text, message) => {
    expect(failureOf(text)).toMatch(message);
  });

  it('as a value to write', () => {
    const nested = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as never;
    const bindings = { states: { input: nested }, variables: {}, now: 0 };
    expect(() => new Expression('[$states.input]').evaluate(bindings)).toThrow('Stack overflow error');
  });
});

describe('$sort', () => {
  it.each([
    ['numbers', '$sort([10, 9, 1])', [1, 9, 10]],
    ['texts', '$sort(["b", "a", "B"])', ['B', 'a', 'b']],
    [
      'by a function, and leaves equals as they were',
      '$sort([3, 1, 4, 2], function($l, $r){ $l % 2 > $r % 2 })',
      [4, 2, 3, 1],
    ],
    ['many', '$count($sort([1..200000]))', 200_000],
  ])('sorts %s', async (_name, text, expected) => {
    await expect(evaluate(`{% ${text} %}`)).resolves.toEqual(expected);
  });

  it('refuses what has no order', async () => {
    expect(await evaluationCause('{% $sort([1, "a"]) %}')).toContain('. D3070: ');
  });
});
