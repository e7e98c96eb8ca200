import { crc32 } from '../../src/wire/crc32';

test('gives the check value of the catalogue of CRC algorithms', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
});
