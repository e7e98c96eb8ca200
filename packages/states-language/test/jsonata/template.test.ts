import fc from 'fast-check';
import { compileStateMachine } from '../../src';
import { evaluate, evaluationCause, machine, outputOf } from '../run-definition';

describe('templates', () => {
  it.each([
    [
      'a constant of every type',
      { a: null, b: [1, 'x', {}], c: true },
      { a: null, b: [1, 'x', {}], c: true },
    ],
    ['a string that only contains an expression', 'sum {% 1 + 1 %}', 'sum {% 1 + 1 %}'],
    ['a string with space before its delimiter', ' {% 1 %}', ' {% 1 %}'],
    ['a JSONPath-looking key and value', { 'id.$': '$.id' }, { 'id.$': '$.id' }],
    ['an expression at any depth', { a: [{ b: '{%1 + 1%}' }] }, { a: [{ b: 2 }] }],
    ['a null in every position', { v: '{% null %}', list: ['{% null %}', 1] }, { v: null, list: [null, 1] }],
  ])('keep or evaluate %s', async (_name, output, expected) => {
    expect(await evaluate(output)).toEqual(expected);
  });

  it('pass an input through byte for byte, lone surrogates and all', async () => {
    const text = fc.string({ unit: 'binary' });
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(text, tie('value'), { maxKeys: 3 }),
    })).value;
    const definition = compileStateMachine(
      machine({ P: { Type: 'Pass', Output: { in: '{% $states.input %}' }, End: true } }),
    );
    await fc.assert(
      fc.asyncProperty(value, async (input) => {
        const sent = JSON.parse(JSON.stringify(input)) as unknown;
        const received = await outputOf(definition, sent);
        expect(JSON.stringify(received)).toBe(JSON.stringify({ in: sent }));
      }),
      { numRuns: 100 },
    );
  });

  it('keep the order of keys and a key named __proto__', async () => {
    const input = JSON.parse('{"b":1,"a":{"__proto__":2},"c":3}') as unknown;
    expect(JSON.stringify(await evaluate('{% $states.input %}', input))).toBe(
      '{"b":1,"a":{"__proto__":2},"c":3}',
    );
  });
});

describe('failures', () => {
  it.each([
    [{ a: { b: [[1, '{% $states.input.x %}']] } }, 'Output/a/b[0][1]'],
    [{ values: ['{% $states.input.x %}'] }, 'Output/values[0]'],
    ['{% $states.input.x %}', 'Output'],
  ])('name the path of the expression in %j', async (output, field) => {
    expect(await evaluationCause(output)).toContain(`specified for the field '${field}' returned nothing`);
  });

  it.each(['$sum', 'function($x){ $x }', '/ab/', '[$sum]', "{'f': function(){ 1 }}"])(
    'refuse %s, which JSON cannot hold',
    async (expression) => {
      expect(await evaluationCause(`{% ${expression} %}`)).toContain('returned an unsupported result type');
    },
  );
});
