import { type GivenParameter, readParameters } from '../../src/template/parameter-input';
import { parseTemplate } from '../../src/template/template';

function read(declaration: object, given: Omit<GivenParameter, 'ParameterKey'> | undefined, before?: string) {
  const text = JSON.stringify({ Resources: { Q: { Type: 'T' } }, Parameters: { P: declaration } });
  const values = given === undefined ? [] : [{ ParameterKey: 'P', ...given }];
  const template = parseTemplate(text);
  const deployed = before === undefined ? undefined : { template, parameters: new Map([['P', before]]) };
  return readParameters(template, values, deployed).get('P');
}

const value = (ParameterValue: string) => ({ ParameterValue });

test.each([
  [{ Type: 'String', Default: 'a' }, value('b'), 'b'],
  [{ Type: 'String', Default: 'a' }, undefined, 'a'],
  [{ Type: 'Number', Default: 5 }, undefined, '5'],
  [{ Type: 'String', Default: 'a' }, { UsePreviousValue: true }, 'before'],
  [
    { Type: 'String', Default: 'a', AllowedPattern: '[a-z]+', MinLength: 1, MaxLength: 3 },
    value('abc'),
    'abc',
  ],
  [{ Type: 'CommaDelimitedList', AllowedPattern: '[a-z]' }, value('a, b'), 'a, b'],
  [{ Type: 'List<Number>', MinValue: 1, MaxValue: '3' }, value('1,3'), '1,3'],
  [{ Type: 'Number', AllowedValues: [1, 2] }, value('2'), '2'],
  [{ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' }, undefined, '/a'],
])('a parameter %j with %j has a value', (declaration, given, expected) => {
  expect(read(declaration, given, 'before')).toBe(expected);
});

test('the previous value of a parameter that was not given is the default of the previous template', () => {
  const templateOf = (Default: string) =>
    parseTemplate(
      JSON.stringify({ Resources: { Q: { Type: 'T' } }, Parameters: { P: { Type: 'String', Default } } }),
    );
  const given = [{ ParameterKey: 'P', UsePreviousValue: true }];

  expect(readParameters(templateOf('new'), given, { template: templateOf('old') }).get('P')).toBe('old');
});

// Recorded on AWS, or in issues of its users, but for those about lengths and bounds.
test.each([
  [{ Type: 'String' }, undefined, 'Parameters: [P] must have values'],
  [{ Type: 'String' }, {}, 'Parameter P should either have input value or default value'],
  [{ Type: 'Number' }, value('five'), "Parameter 'P' must be a number."],
  [{ Type: 'String', AllowedValues: ['a'] }, value('b'), "Parameter 'P' must be one of AllowedValues"],
  [{ Type: 'String', AllowedPattern: '[a-z]+' }, value('a1'), "Parameter 'P' must match pattern [a-z]+"],
  [
    { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'small letters' },
    value('A'),
    'Parameter P failed to satisfy constraint: small letters',
  ],
  [{ Type: 'String', MinLength: 2 }, value('a'), "Parameter 'P' must contain at least 2 characters"],
  [{ Type: 'String', MaxLength: 2 }, value('abc'), "Parameter 'P' must contain at most 2 characters"],
  [{ Type: 'Number', MinValue: 2 }, value('1'), "Parameter 'P' must be a number not less than 2"],
  [{ Type: 'Number', MaxValue: 2 }, value('3'), "Parameter 'P' must be a number not greater than 2"],
  [
    { Type: 'List<AWS::EC2::Subnet::Id>' },
    value('subnet-1'),
    'Parameters.P: The local run does not serve parameters of type List<AWS::EC2::Subnet::Id>: there is no AWS::EC2::Subnet::Id in the account.',
  ],
  [
    { Type: 'String' },
    { UsePreviousValue: true },
    'Cannot specify usePreviousValue as true for a parameter key not in the previous template',
  ],
  [
    { Type: 'String' },
    { ...value('a'), UsePreviousValue: true },
    'Cannot specify usePreviousValue as true and non empty value for a parameter',
  ],
])('a parameter %j with %j is refused', (declaration, given, message) => {
  expect(() => read(declaration, given)).toThrow(message);
});

test('a parameter that is not declared is refused', () => {
  const template = parseTemplate('Resources: { Q: { Type: T } }');

  expect(() => readParameters(template, [{ ParameterKey: 'P', ParameterValue: 'a' }])).toThrow(
    'Parameters: [P] do not exist in the template',
  );
});
