import { only, PASS, problemsOf, type RefusedCase } from '../compile/problems-of';
import { machine } from '../run-definition';

const REFUSED: RefusedCase[] = [
  [
    'an expression that is not closed',
    only({ ...PASS, Output: { a: ['{% 1'] } }),
    ['SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/X/Output/a[0]'],
  ],
  ...[
    ['a[1,2)', 'Expected "]", got ","'],
    ['1 +', 'Unexpected end of expression'],
    ['', 'Unexpected end of expression'],
    ['"open', 'String literal must be terminated by a matching quote'],
    ['$match("a", /abc', 'No terminating / in regular expression'],
    ['$match("a", /a**/)', 'The regular expression /a**/ is not valid'],
    ['$contains("a", /[b-a/x]/i)', 'The regular expression /[b-a/x]/ is not valid'],
    // Operators of a JSONata that is newer than that of Step Functions.
    ['$states.input.a ?? 1', 'Unexpected token: ??'],
    ["$count($states.input.b[a ?: 'x'])", 'Unexpected token: ?:'],
    ['[{"k": $states.input.a ?? 1}]', 'Unexpected token: ??'],
    ['$map($states.input.a, function($v){ $v ?: 1 })', 'Unexpected token: ?:'],
  ].map(([expression, message]): RefusedCase => [
    `the expression ${expression}`,
    only({ ...PASS, Output: `{% ${expression} %}` }),
    [`INVALID_JSONATA_EXPRESSION: ${message} at /States/X/Output`],
  ]),
  ...[
    ['phone', "Reference to 'phone' at the top level is not supported."],
    ['phone.number', "Reference to 'phone' at the top level is not supported."],
    ['1 + phone', "Reference to 'phone' at the top level is not supported."],
    ['$states.input.a ? 1 : phone', "Reference to 'phone' at the top level is not supported."],
    ['$map($states.input.a, function($v){ b })', "Reference to 'b' at the top level is not supported."],
    ["{'k': name}", "Reference to 'name' at the top level is not supported."],
    ['$$', "Reference to '$$' is not supported."],
    ['$states.errorOutput', "Field '$states.errorOutput' does not exist."],
    ['$states.result', "Field '$states.result' does not exist."],
    ['$states.inptu.a', "Field '$states.inptu' does not exist."],
    ['$states.input.a[$states.inptu = 1]', "Field '$states.inptu' does not exist."],
  ].map(([expression, message]): RefusedCase => [
    `the reference in ${expression}`,
    only({ ...PASS, Output: { v: `{% ${expression} %}` } }),
    [`UNSUPPORTED_JSONATA_EXPRESSION: ${message} at /States/X/Output/v`],
  ]),
  ...['a-b', '1a', '', 'x'.repeat(81), '$a'].map((name): RefusedCase => [
    `the variable name '${name}'`,
    only({ ...PASS, Assign: { [name]: 1 } }),
    [
      `INVALID_VARIABLE_NAME: Invalid variable name '${name}': the variable name contains invalid characters. at /States/X/Assign/${name}`,
    ],
  ]),
  [
    'an assignment to $states',
    only({ ...PASS, Assign: { states: 1 } }),
    ["RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/X/Assign/states"],
  ],
  [
    'the result in a state that has none, and in its rules',
    machine({
      X: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.result %}', Next: 'E', Assign: { a: '{% $states.result %}' } }],
      },
      E: PASS,
    }),
    ['Choices[0]/Assign/a', 'Choices[0]/Condition'].map(
      (field) =>
        `UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/X/${field}`,
    ),
  ],
];

it.each(REFUSED)('%s: refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

it.each(['a', '_a1', 'größe', 'x'.repeat(80)])('a variable may be called %s', (name) => {
  expect(problemsOf(only({ ...PASS, Assign: { [name]: 1 } }))).toEqual([]);
});

it.each([
  '$states.input.a.b[0].(c + d)',
  '$states.context.Execution.Id',
  '$filter($states.input.a, function($v){ $v.b > 1 })',
  '$states.input.a#$i.{"n": $i, "v": b}',
  '$keys($states)',
])('%s is accepted', (expression) => {
  expect(problemsOf(only({ ...PASS, Output: `{% ${expression} %}` }))).toEqual([]);
});
