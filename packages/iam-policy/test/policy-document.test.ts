import fc from 'fast-check';
import { compilePolicySet, evaluate, MalformedPolicyDocumentError, parsePolicyDocument } from '../src';
import { ACCOUNT, policy, sendMessage } from './fixtures';

const statement = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' };
const parse = (...statements: object[]) =>
  parsePolicyDocument({ Version: '2012-10-17', Statement: statements }, 'MyPolicy');

test.each<[string, object, RegExp]>([
  ['a misspelt element', { Efect: 'Allow', Action: 'a:b', Resource: '*' }, /Statement\.0: .*"Efect"/],
  ['another effect', { ...statement, Effect: 'allow' }, /Statement\.0\.Effect: /],
  ['no action', { Effect: 'Allow', Resource: '*' }, /Statement\.0: Action or NotAction is missing/],
  ['Action beside NotAction', { ...statement, NotAction: 'a:b' }, /Action and NotAction exclude each other/],
  [
    'Resource beside NotResource',
    { ...statement, NotResource: '*' },
    /Resource and NotResource exclude each other/,
  ],
  ['an action without a service', { ...statement, Action: ['SendMessage'] }, /Statement\.0\.Action\.0: /],
  ['an action that is no string', { ...statement, Action: { Ref: 'X' } }, /Statement\.0\.Action: must be/],
  [
    'an unknown condition operator',
    { ...statement, Condition: { StringEqual: { a: 'b' } } },
    /Statement\.0\.Condition\.StringEqual: IAM has no such/,
  ],
  [
    'IfExists on Null',
    { ...statement, Condition: { NullIfExists: { a: 'true' } } },
    /NullIfExists: IAM has no such/,
  ],
  [
    'a number that is none',
    { ...statement, Condition: { NumericEquals: { 'a:b': ['1', 'x'] } } },
    /Condition\.NumericEquals\.a:b: "x" is not a number/,
  ],
  [
    'a condition value that is none',
    { ...statement, Condition: { StringEquals: { k: { Ref: 'X' } } } },
    /Condition\.StringEquals\.k: must be a string, number or boolean/,
  ],
  ['a date that is none', { ...statement, Condition: { DateEquals: { k: '1.1.2026' } } }, /ISO 8601/],
  ['a date of no calendar', { ...statement, Condition: { DateEquals: { k: '2026-13-01' } } }, /ISO 8601/],
  ['a Boolean that is none', { ...statement, Condition: { Bool: { k: 'yes' } } }, /not true or false/],
  ['bytes that are none', { ...statement, Condition: { BinaryEquals: { k: '%' } } }, /not base64/],
  ['too long a prefix', { ...statement, Condition: { IpAddress: { k: '10.0.0.0/33' } } }, /CIDR/],
  ['half an address', { ...statement, Condition: { IpAddress: { k: '10.0' } } }, /CIDR/],
  [
    'an unknown principal type',
    { ...statement, Principal: { Aws: '*' } },
    /Statement\.0\.Principal: .*"Aws"/,
  ],
  [
    'a principal that is none',
    { ...statement, Principal: { AWS: 'Bob' } },
    /Principal\.AWS.*no account, ARN/,
  ],
  [
    'a wildcard in a principal',
    { ...statement, Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:role/*`] } },
    /Principal\.AWS\.0: .*wildcard/,
  ],
  [
    'Principal beside NotPrincipal',
    { ...statement, Effect: 'Deny', Principal: '*', NotPrincipal: '*' },
    /Statement\.0: Principal and NotPrincipal exclude each other/,
  ],
  ['NotPrincipal with Allow', { ...statement, NotPrincipal: '*' }, /NotPrincipal needs "Effect": "Deny"/],
  [
    'a variable in the account of an ARN',
    { ...statement, Resource: 'arn:aws:sqs:*:${aws:PrincipalAccount}:q' },
    /Statement\.0\.Resource\.0: .*fifth colon/,
  ],
])('refuses %s', (_, written, message) => {
  expect(() => parse(statement, statement)).not.toThrow();
  expect(() => parse(written)).toThrow(MalformedPolicyDocumentError);
  expect(() => parse(written)).toThrow(message);
});

test.each([
  ['NumericEquals', ['', 'x1', '1x', '1.', '.5', '1e3', '0x1']],
  ['DateEquals', ['1', '2026-1-1', '2026-01-01T00:00:00', '2026-01-01 ', ' 2026', '12345.', 'x12345']],
  ['Bool', ['', '1', 'xtrue', 'truex']],
  ['BinaryEquals', ['Q', 'QQ', 'QUI', 'QUJDRA=', 'QQ===', '=', '????', '??==', 'QUI=QUI=']],
  [
    'IpAddress',
    ['', '10.0.0.0/', '10.0.0.0/x', '10.0.0.0/8x', '10.0.0.0/x8', '10.0.0.0/8/8', '10.0.0.256', '::/129'],
  ],
])('%s refuses each of %j', (operator, values) => {
  for (const value of values) {
    expect(() => parse({ ...statement, Condition: { [operator]: { 'a:b': value } } })).toThrow(
      `Statement.0.Condition.${operator}.a:b: "${value}" is not `,
    );
  }
});

test.each(['Bob', '12345678901', '1234567890123', 'x123456789012', 'AIDA', 'xAROAEXAMPLEID1234567'])(
  'refuses %s as a principal',
  (AWS) => {
    expect(() => parse({ ...statement, Principal: { AWS } })).toThrow(`"${AWS}" is no account, ARN or "*"`);
  },
);

test('names all that is wrong', () => {
  expect(() => parse({ ...statement, Effect: 'Maybe', Action: 'SendMessage' })).toThrow(
    /^MyPolicy is not a valid policy: Statement\.0\.Effect: .+; Statement\.0\.Action\.0: /,
  );
});

test.each([
  [7, /^P is not a valid policy: [^.:]+: expected object/],
  ['no JSON', /^P is not a valid policy: it is not JSON$/],
])('says of %j what it is not', (document, message) => {
  expect(() => parsePolicyDocument(document, 'P')).toThrow(message);
});

test('names the policy in the error', () => {
  expect(() => parsePolicyDocument({ Statement: [] }, 'Stack/Role/Policy')).toThrow(
    /^Stack\/Role\/Policy is not/,
  );
});

test.each([[null], [7], ['no JSON'], [[]], [{}], [{ Version: '2020-01-01', Statement: [statement] }]])(
  'refuses %j as a document',
  (document) => {
    expect(() => parsePolicyDocument(document, 'P')).toThrow(MalformedPolicyDocumentError);
  },
);

test('refuses every document that is not a policy with its own error', () => {
  fc.assert(
    fc.property(fc.anything(), (document) => {
      expect(() => parsePolicyDocument(document, 'P')).toThrow(MalformedPolicyDocumentError);
    }),
  );
});

test('reads JSON text, and a single statement without a list', () => {
  const text = JSON.stringify({ Version: '2012-10-17', Id: 'x', Statement: statement });
  const identity = [{ name: 'P', document: parsePolicyDocument(text, 'P') }];
  expect(evaluate(sendMessage(), compilePolicySet({ identity })).effect).toBe('Allow');
});

test('before version 2012-10-17 a variable is literal text', () => {
  const Statement = { ...statement, Resource: 'arn:aws:sqs:r:a:${aws:PrincipalType}' };
  const effect = (Version: string | undefined, resource: string) => {
    const identity = [{ name: 'P', document: parsePolicyDocument({ Version, Statement }, 'P') }];
    return evaluate(sendMessage({ resource }), compilePolicySet({ identity })).effect;
  };
  expect(effect('2012-10-17', 'arn:aws:sqs:r:a:AssumedRole')).toBe('Allow');
  expect(effect('2008-10-17', 'arn:aws:sqs:r:a:AssumedRole')).toBe('Deny');
  expect(effect(undefined, 'arn:aws:sqs:r:a:${aws:PrincipalType}')).toBe('Allow');
});

test('an identity policy with a Principal is refused', () => {
  const identity = [policy('P', { ...statement, Principal: '*' })];
  expect(() => compilePolicySet({ identity })).toThrow(/^P is not .*cannot have a Principal/);
});

test('an identity policy without a Resource is refused', () => {
  const identity = [policy('P', { Effect: 'Allow', Action: '*' })];
  expect(() => compilePolicySet({ identity })).toThrow(/Resource or NotResource is missing/);
});

test('a resource policy without a Principal is refused', () => {
  expect(() => compilePolicySet({ identity: [], resource: policy('P', statement) })).toThrow(
    /Principal or NotPrincipal is missing/,
  );
});
