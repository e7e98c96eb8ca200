/** A table-driven CRC of 32 bits, reflected. */
function crc32Of(polynomial: number): (bytes: Uint8Array) => number {
  const table = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value >>> 0;
  });
  return (bytes) => {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
    return ~crc >>> 0;
  };
}

export const crc32c = crc32Of(0x82f63b78);

/** The halves of the polynomial of CRC-64/NVME, reflected: numbers of JavaScript have no 64 bits to shift. */
const HIGH = 0x9a6c9329;
const LOW = 0xac4bc9b5;

const TABLE = Array.from({ length: 256 }, (_, index) => {
  let [high, low] = [0, index];
  for (let bit = 0; bit < 8; bit += 1) {
    const carry = low & 1;
    low = (low >>> 1) | ((high & 1) << 31);
    high >>>= 1;
    if (carry) [high, low] = [high ^ HIGH, low ^ LOW];
  }
  return [high >>> 0, low >>> 0] as const;
});

/** @returns the eight bytes of CRC-64/NVME, the highest first */
export function crc64Nvme(bytes: Uint8Array): Buffer {
  let [high, low] = [0xffffffff, 0xffffffff];
  for (const byte of bytes) {
    const [tableHigh, tableLow] = TABLE[(low ^ byte) & 0xff] ?? [0, 0];
    low = ((low >>> 8) | ((high & 0xff) << 24)) ^ tableLow;
    high = (high >>> 8) ^ tableHigh;
  }
  const sum = Buffer.alloc(8);
  sum.writeUInt32BE(~high >>> 0, 0);
  sum.writeUInt32BE(~low >>> 0, 4);
  return sum;
}
