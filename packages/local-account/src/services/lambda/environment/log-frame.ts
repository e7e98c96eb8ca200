/**
 * How a runtime hands log records to its environment: a header of 16 bytes (type, length, time in microseconds, all
 * big-endian), then the record. So a record keeps its line breaks. Layout and type are those of AWS's Node.js runtime
 * (aws-lambda-nodejs-runtime-interface-client, telemetry-logger.ts).
 */
export interface LogFrame {
  readonly timestampMs: number;
  readonly message: string;
}

const HEADER_BYTES = 16;
const FRAME_TYPE = 0xa55a0003;

/** The bytes of one record. */
export function encodeLogFrame({ timestampMs, message }: LogFrame): Buffer {
  const length = Buffer.byteLength(message);
  const frame = Buffer.allocUnsafe(HEADER_BYTES + length);
  frame.writeUInt32BE(FRAME_TYPE, 0);
  frame.writeUInt32BE(length, 4);
  frame.writeBigInt64BE(BigInt(timestampMs) * 1000n, 8);
  frame.write(message, HEADER_BYTES);
  return frame;
}

/** Puts records together again, however their bytes were cut up. */
export class LogFrameDecoder {
  private chunks: Buffer[] = [];
  private bytes = 0;
  private neededBytes = HEADER_BYTES;

  /** Takes the next bytes. @returns the records that are complete with them */
  push(chunk: Buffer): LogFrame[] {
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    const frames: LogFrame[] = [];
    while (this.bytes >= this.neededBytes) {
      const joined = Buffer.concat(this.chunks);
      this.neededBytes = HEADER_BYTES + joined.readUInt32BE(4);
      const complete = joined.length >= this.neededBytes;
      if (complete) frames.push(decode(joined.subarray(0, this.neededBytes)));
      const rest = complete ? joined.subarray(this.neededBytes) : joined;
      if (complete) this.neededBytes = HEADER_BYTES;
      this.chunks = [rest];
      this.bytes = rest.length;
    }
    return frames;
  }
}

function decode(frame: Buffer): LogFrame {
  return {
    timestampMs: Number(frame.readBigInt64BE(8) / 1000n),
    message: frame.toString('utf8', HEADER_BYTES),
  };
}
