import { crc32 } from './crc32';
import { writeJsonBody } from './json-body';

/** One event of a stream, under the name that it has in the output's union. */
export interface StreamEvent {
  readonly type: string;
  readonly payload: object;
  /** Whether it ends the stream as an error. @default false */
  readonly isException?: boolean;
}

/** An output that goes on while the client listens. */
export class EventStream {
  constructor(private readonly events: AsyncIterable<StreamEvent>) {}

  /**
   * The messages as they go over the wire. In the JSON protocols the first one stands for the output's own members; SDKs wait
   * for it, though it is empty.
   */
  async *encoded(): AsyncGenerator<Buffer> {
    yield encode({ type: 'initial-response', payload: {} });
    for await (const event of this.events) yield encode(event);
  }
}

/**
 * One message: lengths and their checksum, headers, payload, checksum.
 *
 * @see https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export function encode({ type, payload, isException = false }: StreamEvent): Buffer {
  const headers = Buffer.concat([
    header(':message-type', isException ? 'exception' : 'event'),
    header(isException ? ':exception-type' : ':event-type', type),
    header(':content-type', 'application/json'),
  ]);
  const body = Buffer.from(writeJsonBody(payload));
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(16 + headers.length + body.length, 0);
  prelude.writeUInt32BE(headers.length, 4);
  const unsealed = Buffer.concat([prelude, uint32(crc32(prelude)), headers, body]);
  return Buffer.concat([unsealed, uint32(crc32(unsealed))]);
}

const STRING_TYPE = 7;

function header(name: string, value: string): Buffer {
  const text = Buffer.from(value);
  const head = Buffer.concat([
    Buffer.from([name.length]),
    Buffer.from(name),
    Buffer.from([STRING_TYPE, 0, 0]),
  ]);
  head.writeUInt16BE(text.length, head.length - 2);
  return Buffer.concat([head, text]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
