import type { GivenAttributes } from './send-request';

/** The bytes that count toward `MaximumMessageSize`: the body and each attribute's name, type and value. */
export function messageSizeBytes(body: string, attributes: GivenAttributes): number {
  let bytes = Buffer.byteLength(body);
  for (const [name, { DataType = '', StringValue = '', BinaryValue }] of Object.entries(attributes)) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(DataType);
    bytes += BinaryValue?.byteLength ?? Buffer.byteLength(StringValue);
  }
  return bytes;
}
