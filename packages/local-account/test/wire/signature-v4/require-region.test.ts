import { requireRegion } from '../../../src/wire/signature-v4/require-region';

const signed = (service: string, region: string | undefined) =>
  ({ kind: 'scoped', service, region, accessKeyId: 'test' }) as const;

test.each([
  ['sqs', 'SignatureDoesNotMatch', 403],
  ['cloudformation', 'SignatureDoesNotMatch', 403],
  ['events', 'InvalidSignatureException', 400],
  ['lambda', 'InvalidSignatureException', 403],
])('%s answers as on AWS', (service, code, httpStatus) => {
  expect(() => requireRegion(signed(service, 'eu-west-1'), 'us-east-1')).toThrow(
    expect.objectContaining({ code, httpStatus }) as Error,
  );
});

test.each([
  ['sqs', 'eu-central-1'],
  ['sqs', undefined],
  ['iam', 'us-east-1'],
  ['sts', 'us-east-1'],
])('%s takes a signature for %s where the endpoint is in eu-central-1', (service, region) => {
  expect(() => requireRegion(signed(service, region), 'eu-central-1')).not.toThrow();
});

test('a global service takes no other Region’s either', () => {
  expect(() => requireRegion(signed('iam', 'eu-west-1'), 'us-east-1')).toThrow(
    /valid region, not 'eu-west-1'/,
  );
});
