import fc from 'fast-check';
import { checkConfiguration, readConfiguration } from '../../lib/configuration';
import { ConfigurationError } from '../../lib/configuration-error';
import type { PipelineConfiguration } from '../../lib/configuration-schema';

const defaults: PipelineConfiguration = {
  stackName: 'MyServerlessApplicationStack',
  archiveRetentionDays: 7,
  logRetentionDays: 30,
  maxTransactionBytes: 128_000,
  throttleRateLimit: 500,
  throttleBurstLimit: 1_000,
  authorization: 'none',
  jwtIssuer: '',
  jwtAudience: [],
  corsAllowOrigins: [],
  workflowLogLevel: 'ERROR',
  tracing: false,
  alarmEmail: '',
  dashboard: true,
  encryption: 'aws-owned',
  sealed: false,
  operatorRoleArns: [],
  terminationProtection: false,
  retainData: false,
};
const keys = Object.keys(defaults);

function errorOf(context: Record<string, unknown>): ConfigurationError {
  try {
    readConfiguration(context);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(context)} is accepted`);
}

test('nothing has to be configured', () => {
  expect(readConfiguration({})).toEqual(defaults);
});

test.each<[keyof PipelineConfiguration, unknown, unknown]>([
  ['stackName', 'A', 'A'],
  ['stackName', `S${'-9'.repeat(63)}z`, `S${'-9'.repeat(63)}z`],
  ['archiveRetentionDays', 1, 1],
  ['archiveRetentionDays', '3653', 3_653],
  ['logRetentionDays', '1', 1],
  ['logRetentionDays', 3_653, 3_653],
  ['maxTransactionBytes', 1_024, 1_024],
  ['maxTransactionBytes', '1024', 1_024],
  ['maxTransactionBytes', '128000', 128_000],
  ['throttleRateLimit', '1', 1],
  ['throttleRateLimit', 10_000, 10_000],
  ['throttleBurstLimit', 1, 1],
  ['throttleBurstLimit', '5000', 5_000],
  ['authorization', 'iam', 'iam'],
  ['authorization', 'none', 'none'],
  ['workflowLogLevel', 'ALL', 'ALL'],
  ['workflowLogLevel', 'FATAL', 'FATAL'],
  ['workflowLogLevel', 'OFF', 'OFF'],
  ['tracing', true, true],
  ['tracing', 'true', true],
  ['tracing', 'false', false],
  ['alarmEmail', 'on-call@example.com', 'on-call@example.com'],
  ['alarmEmail', '', ''],
  ['dashboard', 'false', false],
  ['encryption', 'customer-managed', 'customer-managed'],
  ['sealed', 'true', true],
  ['jwtAudience', '', []],
  [
    'corsAllowOrigins',
    'https://a.example,http://localhost:3000',
    ['https://a.example', 'http://localhost:3000'],
  ],
  ['corsAllowOrigins', ['*'], ['*']],
  ['operatorRoleArns', '', []],
  ['terminationProtection', 'true', true],
  ['retainData', true, true],
  ['retainData', 'false', false],
])('%s=%j is read as %j', (key, value, read) => {
  expect(readConfiguration({ [key]: value })).toEqual({ ...defaults, [key]: read });
});

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

test('logs are kept for any number of days that CloudWatch Logs takes, and no other', () => {
  const days = Array.from({ length: 10_001 }, (_, day) => day);
  const taken = days.filter((day) => {
    try {
      return Number(readConfiguration({ logRetentionDays: day }).logRetentionDays) === day;
    } catch {
      return false;
    }
  });
  expect(taken).toEqual(LOG_RETENTION_DAYS);
});

const WHOLE_NUMBER = (from: number, to: number) => `a whole number from ${from} to ${to}`;

test.each<[keyof PipelineConfiguration, unknown[], string]>([
  [
    'stackName',
    ['', '1Stack', 'My_Stack', 'My Stack', 'Stäck', `S${'x'.repeat(128)}`],
    'letters, digits and hyphens, starting with a letter, at most 128 characters',
  ],
  ['stackName', [7, null], 'a CloudFormation stack name'],
  [
    'archiveRetentionDays',
    [0, '0', 3_654, 7.5, '7.5', '-1', '', ' 7', 'seven', null, [7]],
    WHOLE_NUMBER(1, 3_653),
  ],
  ['logRetentionDays', [0, 2, '2', 9_999, 'ONE_MONTH', '', null], LOG_RETENTION_DAYS.join(' | ')],
  [
    'maxTransactionBytes',
    [1_023, '1023', 128_001, '128001', 1_024.5, '1e5', '0x800'],
    WHOLE_NUMBER(1_024, 128_000),
  ],
  ['throttleRateLimit', [0, 10_001, 0.5, true], WHOLE_NUMBER(1, 10_000)],
  ['throttleBurstLimit', [0, 5_001, '1k'], WHOLE_NUMBER(1, 5_000)],
  ['authorization', ['IAM', '', null, false], 'none | iam | jwt'],
  ['authorization', ['jwt'], 'jwt with both jwtIssuer and jwtAudience'],
  [
    'jwtIssuer',
    [
      'http://issuer.example.com',
      'issuer.example.com',
      'https://',
      'https:///path',
      'https://issuer',
      'https://localhost:8080/realms/one',
      'https://192.0.2.1',
      'https://[2001:db8::1]',
      'https://keycloak.internal/realms/one',
      'https://issuer.my_host',
      'https://user@issuer.example.com',
      'https://issuer.example.com?tenant=one',
      'https://issuer.example.com/#one',
      'https://issuer.example.com/.well-known/openid-configuration',
      'https://issuer.example.com:port',
      'https://issuer.example.com/a b',
      'https://issuer.example.com/a,b',
      ' https://issuer.example.com',
      7,
      null,
    ],
    'an https address of a public host, without query, fragment or /.well-known/openid-configuration, or nothing',
  ],
  ['jwtIssuer', ['https://issuer.example.com'], 'an issuer with authorization=jwt only'],
  [
    'jwtAudience',
    ['one two', ['one,two'], [''], 7, null],
    'audiences without spaces, separated by commas, or nothing',
  ],
  [
    'corsAllowOrigins',
    ['example.com', 'https://example.com/', 'https://*.example.com', '**', ['https://a', 'b'], 7, null],
    'origins such as https://example.com, without a path, separated by commas, or *, or nothing',
  ],
  ['encryption', ['KMS', '', true, null], 'aws-owned | customer-managed'],
  ['sealed', ['yes', '', 1, null], 'true | false'],
  [
    'operatorRoleArns',
    [
      'Operator',
      '*',
      'arn:aws:iam::111111111111:user/Somebody',
      'arn:aws:iam::*:role/Any',
      'arn:aws:iam::11111111111:role/Any',
      'arn:aws:iam::1111111111111:role/Any',
      'arn:aws:iam::111111111111:role/',
      'arn:aws:iam::111111111111:role/Any One',
      ' arn:aws:iam::111111111111:role/Any',
      ['arn:aws:iam::111111111111:role/Any', 'Operator'],
      7,
      null,
    ],
    'ARNs of IAM roles, separated by commas, or nothing',
  ],
  ['terminationProtection', ['yes', '', 1, null], 'true | false'],
  ['retainData', ['yes', '', 1, null], 'true | false'],
  ['workflowLogLevel', ['error', '', 'DEBUG', 1], 'ALL | ERROR | FATAL | OFF'],
  ['tracing', ['yes', '', 'TRUE', 1, 0, null], 'true | false'],
  ['alarmEmail', ['on-call', 'on call@example.com', 'a@b', 7, null, true], 'an e-mail address, or nothing'],
])('%s refuses %j and says what is allowed', (key, values, allowed) => {
  for (const value of values) {
    expect(errorOf({ [key]: value }).message).toBe(
      `Configuration: ${key}=${JSON.stringify(value)} is not allowed. Allowed: ${allowed}.`,
    );
  }
});

test('tokens need an issuer and an audience, as a list or with commas', () => {
  const jwt = { authorization: 'jwt', jwtIssuer: 'https://issuer.example.com/pool' };
  expect(readConfiguration({ ...jwt, jwtAudience: 'one,two' })).toEqual({
    ...defaults,
    ...jwt,
    jwtAudience: ['one', 'two'],
  });
  expect(readConfiguration({ ...jwt, jwtAudience: ['one'] }).jwtAudience).toEqual(['one']);
  expect(readConfiguration({ ...jwt, jwtAudience: ',one,,two,' }).jwtAudience).toEqual(['one', 'two']);
  for (const half of [jwt, { authorization: 'jwt', jwtAudience: 'one' }]) {
    expect(errorOf(half).message).toContain('jwt with both jwtIssuer and jwtAudience');
  }
});

test.each([
  'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI',
  'https://tenant.eu.auth0.com/',
  'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
  'https://accounts.google.com',
  'https://keycloak.example.com:8443/realms/one',
  'https://keycloak.internal.example.com',
  'https://Issuer.Example.com/One',
])('%s can be an issuer', (jwtIssuer) => {
  const jwt = { authorization: 'jwt', jwtIssuer, jwtAudience: ['one'] };
  expect(readConfiguration(jwt).jwtIssuer).toBe(jwtIssuer);
});

test.each(['aws', 'aws-cn', 'aws-us-gov'])('operators can have roles in the partition %s', (partition) => {
  const operatorRoleArns = [`arn:${partition}:iam::111111111111:role/path/Operator-?+=,.@_*`];
  expect(readConfiguration({ sealed: true, operatorRoleArns }).operatorRoleArns).toEqual(operatorRoleArns);
});

test('what protects nothing without another key is refused', () => {
  const role = 'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/*/Operator';
  expect(errorOf({ jwtAudience: 'one' }).message).toMatch(/ jwtAudience=.* with authorization=jwt only/);
  expect(errorOf({ operatorRoleArns: role }).message).toMatch(/ operatorRoleArns=.* with sealed=true only/);
  expect(readConfiguration({ sealed: true, operatorRoleArns: `${role},${role}` }).operatorRoleArns).toEqual([
    role,
    role,
  ]);
});

test.each([
  ['maxTransactionByte', 'maxTransactionBytes'],
  ['MaxTransactionBytes', 'maxTransactionBytes'],
  ['max-transaction-bytes', 'maxTransactionBytes'],
  ['stack:name', 'stackName'],
  ['throttleratelimit', 'throttleRateLimit'],
  ['authorisation', 'authorization'],
  ['Tracing', 'tracing'],
  ['tarcing', 'tracing'],
  ['dashboxxx', 'dashboard'],
])('the key %s does not exist, and the error asks whether %s was meant', (key, meant) => {
  expect(errorOf({ [key]: 'a value' }).message).toBe(
    `Configuration: there is no key ${key} (its value here: "a value"). Did you mean ${meant}?`,
  );
});

test.each(['constructor', '__proto__', 'x', 'nope', 'dashbxxxx'])(
  'the key %s is like none, and the error lists those that exist',
  (key) => {
    expect(errorOf(Object.fromEntries([[key, 'a value']])).message).toBe(
      `Configuration: there is no key ${key} (its value here: "a value"). Known keys: ${keys.join(', ')}.`,
    );
  },
);

test('a part is checked by itself, without what another part may have', () => {
  expect(() => checkConfiguration({ authorization: 'jwt', jwtAudience: 'one' })).not.toThrow();
  expect(() => checkConfiguration({ authorization: 'jtw' })).toThrow('authorization="jtw" is not allowed');
  expect(() => checkConfiguration({ tracin: 'true' })).toThrow('Did you mean tracing?');
});

test('an error has nothing in it that a terminal obeys', () => {
  const hostile = '\u001b\u009b\u202e\u2028';
  for (const context of [{ [`trac${hostile}ing`]: hostile }, { tracing: hostile }]) {
    const { message } = errorOf(context);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(message).toContain(String.raw`\u{9b}\u{202e}\u{2028}`);
  }
});

test('a misspelt key is named even beside a bad value', () => {
  expect(errorOf({ tracing: 'yes', tracin: 'true' }).message).toContain('there is no key tracin ');
});

test.each([
  '@aws-cdk/core:checkSecretUsage',
  'aws:cdk:bundling-stacks',
  'availability-zones:account=1:region=x',
])("the CDK's own key %s is none of our business", (key) => {
  expect(readConfiguration({ [key]: 'anything' })).toEqual(defaults);
});

function expectReadOrRefusedInOneLine(key: string, value: unknown): void {
  try {
    expect(Object.keys(readConfiguration({ [key]: value }))).toEqual(keys);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.message).toContain(`${key}=`);
    expect(error.message).not.toMatch(/[\r\n]/);
  }
}

test('whatever the value, it is read or refused in one line that names the key', () => {
  fc.assert(fc.property(fc.constantFrom(...keys), fc.jsonValue(), expectReadOrRefusedInOneLine));
});
