import { compileStateMachine } from '../../src';

const references = (States: object, more: object = {}) => {
  const [StartAt] = Object.keys(States);
  return compileStateMachine(JSON.stringify({ StartAt, States, ...more })).variableReferences;
};
const end = { End: true };

// Recorded on AWS, but for the last two.
test.each([
  [
    'a template and its intrinsic functions',
    {
      A: {
        Type: 'Pass',
        Parameters: {
          'x.$': "States.Format('{} $no {}', $b, $a.c[0])",
          'y.$': '$.d',
          'z.$': '$$.Execution.Id',
        },
        ...end,
      },
    },
    { A: ['a', 'b'] },
  ],
  [
    'a rule',
    {
      Check: {
        Type: 'Choice',
        Choices: [{ Variable: '$guess', NumericEqualsPath: '$answer', Next: 'B' }],
        Default: 'B',
      },
      B: { Type: 'Fail', CausePath: '$cause', Error: '$no' },
    },
    { B: ['cause'], Check: ['answer', 'guess'] },
  ],
  [
    'a state inside of another',
    {
      Each: {
        Type: 'Map',
        ItemsPath: '$list',
        MaxConcurrencyPath: '$most',
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', OutputPath: '$inner', ...end } } },
        ...end,
      },
    },
    { Each: ['list', 'most'], P: ['inner'] },
  ],
  ['a state that refers to none', { A: { Type: 'Pass', Assign: { a: 1, 'b.$': '$.b' }, ...end } }, {}],
  [
    'branches',
    {
      Both: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'P', States: { P: { Type: 'Pass', InputPath: '$one', ...end } } }],
        ...end,
      },
    },
    { P: ['one'] },
  ],
])('are those of %s', (_name, states, expected) => {
  expect(references(states)).toEqual(expected);
});

test('in JSONata are neither what an expression binds nor functions', () => {
  const Output =
    '{% ($own := $sum($prices); $map($list, function($v, $i) { $v * $factor + $own }); $map($list, $string); $states.input) %}';
  const states = { A: { Type: 'Pass', Output, ...end } };
  expect(references(states, { QueryLanguage: 'JSONata' })).toEqual({ A: ['factor', 'list', 'prices'] });
});
