import { parseDocument } from '../../src/template/parse-document';

test.each([
  ['!Ref A', { Ref: 'A' }],
  ['!Condition A', { Condition: 'A' }],
  ['!GetAtt A.B.C', { 'Fn::GetAtt': ['A', 'B.C'] }],
  ['!GetAtt [A, B]', { 'Fn::GetAtt': ['A', 'B'] }],
  ['!Sub "${A}-b"', { 'Fn::Sub': '${A}-b' }],
  [
    '!Join ["", [a, !Sub [x, {y: !Ref Z}]]]',
    { 'Fn::Join': ['', ['a', { 'Fn::Sub': ['x', { y: { Ref: 'Z' } }] }]] },
  ],
  [
    '!If\n  - C\n  - !Ref A\n  - !Ref AWS::NoValue',
    { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] },
  ],
  ['{ Fn::Base64: !Sub a }', { 'Fn::Base64': { 'Fn::Sub': 'a' } }],
])('the short form %s becomes the long one', (value, expected) => {
  expect(parseDocument(`Value: ${value}`)).toEqual({ Value: expected });
});

test.each([
  ['2012-10-17', '2012-10-17'],
  ['yes', true],
  ['n', 'n'],
  ['012', 10],
  ['"012"', '012'],
  ['4.5', 4.5],
])('the value %s of YAML is read as %j', (value, expected) => {
  expect(parseDocument(`Value: ${value}`)).toEqual({ Value: expected });
});

test('keys are the texts that they are', () => {
  expect(parseDocument('N: 1\nyes: 2\n<<: 3\n1: 4')).toEqual({ N: 1, yes: 2, '<<': 3, 1: 4 });
});

test.each([
  ['{"this is invalid JSON"="bobbins"}', 'Template format error: JSON not well-formed. (line 1, column 25)'],
  ['{\n  "a": 1,\n}', 'Template format error: JSON not well-formed. (line 3, column 2)'],
  ['a:\n    b: c\n  d: e', 'Template format error: YAML not well-formed. (line 3, column 1)'],
  ['a: &b c\nd: *b', 'Template error: YAML aliases are not allowed in CloudFormation templates'],
])('%j is refused', (text, message) => {
  expect(() => parseDocument(text)).toThrow(message);
});
