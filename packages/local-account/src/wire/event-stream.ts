import { EventStreamCodec } from '@smithy/core/event-streams';
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

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

/**
 * One message.
 *
 * @see https://smithy.io/2.0/aws/amazon-eventstream.html
 */
function encode({ type, payload, isException = false }: StreamEvent): Buffer {
  const bytes = codec.encode({
    headers: {
      ':message-type': stringHeader(isException ? 'exception' : 'event'),
      [isException ? ':exception-type' : ':event-type']: stringHeader(type),
      ':content-type': stringHeader('application/json'),
    },
    body: Buffer.from(writeJsonBody(payload)),
  });
  return Buffer.from(bytes);
}

function stringHeader(value: string) {
  return { type: 'string', value } as const;
}
