import fc from 'fast-check';
import type { JsonValue } from 'type-fest';
import { parseExpression, runExpression } from '../../src/jsonata/engine';
import { Expression, ExpressionFailure } from '../../src/jsonata/expression';
import { toPlainJson, UnsupportedResult } from '../../src/jsonata/plain-json';

/** What an expression makes of an input; undefined where that is nothing. */
function valueOf(text: string, input: JsonValue): JsonValue | undefined {
  try {
    return new Expression(text).evaluate({ states: { input }, variables: {}, now: 0 });
  } catch (problem) {
    if (!(problem instanceof ExpressionFailure)) throw problem;
    return undefined;
  }
}

/** What JSONata itself makes of it. */
function valueByJsonata(text: string, input: JsonValue): JsonValue | undefined {
  const value = runExpression(parseExpression(text), { states: { input } });
  try {
    return value === undefined ? undefined : toPlainJson(value);
  } catch (problem) {
    if (!(problem instanceof UnsupportedResult)) throw problem;
    return undefined;
  }
}

const name = fc.constantFrom('a', 'b', 'constructor');
const { value: inputs } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, 0, 'text', {}, []),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
}));

test('a path leads where JSONata leads: through objects, arrays and what is not there', () => {
  const seen = { objects: 0, arrays: 0, nothing: 0 };
  fc.assert(
    fc.property(inputs, fc.array(name, { maxLength: 3 }), (input, names) => {
      const path = ['$states.input', ...names].join('.');
      const expected = valueByJsonata(path, input);
      if (expected === undefined) seen.nothing += 1;
      else if (JSON.stringify(input).includes('[')) seen.arrays += 1;
      else seen.objects += 1;
      expect(valueOf(path, input)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(30);
});

test('a part of $states is the part itself, and $states is a copy', () => {
  const input = { detail: { total: 1 } };
  const states = { input };
  const evaluate = (text: string) => new Expression(text).evaluate({ states, variables: {}, now: 0 });
  expect(evaluate('$states.input.detail')).toBe(input.detail);
  expect(evaluate('$states')).toEqual(states);
  expect(evaluate('$states')).not.toBe(states);
});
