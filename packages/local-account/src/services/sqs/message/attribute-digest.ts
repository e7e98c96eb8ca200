import { hash } from 'node:crypto';
import type { GivenAttributes } from './send-request';

/** What says, in the digest, how a value travels. */
const STRING_VALUE = Buffer.of(1);
const BINARY_VALUE = Buffer.of(2);

/**
 * `MD5OfMessageAttributes`: of each attribute, in the order of the names, the name, the data type, one byte for the kind
 * of value and the value; each but that byte after its length in four bytes (SQS Developer Guide, "Calculating the MD5
 * message digest for message attributes").
 *
 * @returns lower-case hexadecimal; nothing when there are no attributes
 */
export function attributeDigest(attributes: GivenAttributes | undefined): string | undefined {
  if (attributes === undefined) return undefined;
  // UTF-16 order and the order of the bytes agree for names, which are ASCII.
  const entries = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return undefined;
  const parts: Buffer[] = [];
  for (const [name, { DataType = '', StringValue = '', BinaryValue }] of entries) {
    addWithLength(parts, name);
    addWithLength(parts, DataType);
    parts.push(BinaryValue === undefined ? STRING_VALUE : BINARY_VALUE);
    addWithLength(parts, BinaryValue ?? StringValue);
  }
  return hash('md5', Buffer.concat(parts));
}

function addWithLength(parts: Buffer[], part: string | Uint8Array): void {
  const bytes = Buffer.from(part);
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(bytes.length);
  parts.push(length, bytes);
}
