import { type ChecksumMember, verifiedChecksum } from '../../../src/services/s3/object/checksum';

// The check values of each algorithm, which are those of the nine digits.
test.each<[ChecksumMember, string]>([
  ['ChecksumCRC32', 'cbf43926'],
  ['ChecksumCRC32C', 'e3069283'],
  ['ChecksumCRC64NVME', 'ae8b14860a799888'],
  ['ChecksumSHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['ChecksumSHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
])('%s', (member, hex) => {
  const value = Buffer.from(hex, 'hex').toString('base64');
  const bytes = Buffer.from('123456789');
  expect(verifiedChecksum(bytes, { [member]: value })).toEqual({
    member,
    value,
    type: 'FULL_OBJECT',
  });
  expect(() => verifiedChecksum(bytes, { [member]: 'AAAA' })).toThrow(
    'did not match the calculated checksum',
  );
});

test('of who gives none it is the one of AWS’s SDKs', () => {
  expect(verifiedChecksum(Buffer.from('123456789'), {})).toEqual({
    member: 'ChecksumCRC32',
    type: 'FULL_OBJECT',
    value: 'y/Q5Jg==',
  });
});
