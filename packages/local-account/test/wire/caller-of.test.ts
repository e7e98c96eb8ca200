import { Access } from '../../src/access/access';
import { localAccount } from '../../src/account';
import { ManualClock } from '../../src/clock/manual-clock';
import { AwsError } from '../../src/errors/aws-error';
import { Trace } from '../../src/trace/trace';
import { callerOf } from '../../src/wire/caller-of';
import { type ScopedSignature, signatureOf } from '../../src/wire/signature';
import { type Options, presigned, signed } from './signature-v4/signed-request';

const clock = new ManualClock();
const access = new Access(localAccount('us-east-1'), new Trace(clock), clock);
const caller = { principal: { type: 'service', service: 'somebody' } } as const;
const session = access.credentials.issueSession(caller, 60);
const OUTSIDE = { accessKeyId: 'AKIAOUTSIDE', secretAccessKey: 'any', sessionToken: 'any' };

async function callerOfSigned(options: Options, sign = signed) {
  const request = await sign({}, { service: 'sqs', ...options });
  return callerOf(access)(request, signatureOf(request) as ScopedSignature);
}

/** The code and the status that a request is refused with. */
async function refusalOf(options: Options): Promise<[string, number]> {
  const error: unknown = await callerOfSigned(options).catch((thrown: unknown) => thrown);
  if (!(error instanceof AwsError)) throw new Error('It was not refused');
  return [error.code, error.httpStatus];
}

test('who signs with credentials that were issued here is whom they were issued to', async () => {
  await expect(callerOfSigned(session)).resolves.toBe(caller);
  await expect(callerOfSigned(session, presigned)).resolves.toBe(caller);
});

test('a session is known in whatever Region its client is', async () => {
  await expect(callerOfSigned({ ...session, region: 'eu-west-3' })).resolves.toBe(caller);
});

test('who signs with other credentials is the administrator', async () => {
  await expect(callerOfSigned(OUTSIDE)).resolves.toEqual(access.administrator);
});

const invalidToken = { sqs: ['InvalidClientTokenId', 403], sts: ['InvalidClientTokenId', 403] };
const invalidTokenToo = {
  events: ['UnrecognizedClientException', 400],
  lambda: ['UnrecognizedClientException', 403],
};

describe.each(['sqs', 'sts', 'events', 'lambda'] as const)('in %s', (service) => {
  const expected = { ...invalidToken, ...invalidTokenToo }[service];

  test.each<[string, Options]>([
    ['a key of another run', { ...session, accessKeyId: 'ASIALOCALANOTHERRUNS' }],
    [
      'another session’s token',
      { ...session, sessionToken: access.credentials.issueSession(caller, 9).sessionToken },
    ],
    ['a session’s key without its token', { ...session, sessionToken: undefined }],
    ['a session’s token with a key from outside', { ...OUTSIDE, sessionToken: session.sessionToken }],
  ])('%s is an invalid token', async (_, options) => {
    expect(await refusalOf({ ...options, service })).toEqual(expected);
  });
});

test.each([
  ['sqs', 'SignatureDoesNotMatch', 403],
  ['iam', 'SignatureDoesNotMatch', 403],
  ['states', 'InvalidSignatureException', 400],
  ['pipes', 'InvalidSignatureException', 403],
])('another secret in %s is %s, %d', async (service, code, status) => {
  expect(await refusalOf({ ...session, secretAccessKey: 'x', service })).toEqual([code, status]);
});

test.each([
  ['sqs', 'ExpiredToken', 403],
  ['cloudformation', 'ExpiredToken', 403],
  ['logs', 'ExpiredTokenException', 400],
  ['lambda', 'ExpiredTokenException', 403],
])('a session that has ended in %s is %s, %d', async (service, code, status) => {
  const ended = access.credentials.issueSession(caller, 0);

  expect(await refusalOf({ ...ended, service })).toEqual([code, status]);
});
