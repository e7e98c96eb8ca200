import { EventStream, type StreamEvent } from '../../src/wire/event-stream';

/** The messages of a stream of these events. */
async function messagesOf(...events: StreamEvent[]): Promise<Buffer[]> {
  async function* stream(): AsyncGenerator<StreamEvent> {
    yield* events;
  }
  const messages: Buffer[] = [];
  for await (const message of new EventStream(stream()).encoded()) messages.push(message);
  return messages;
}

/** Lengths, checksum of the lengths, headers, payload, checksum: https://smithy.io/2.0/aws/amazon-eventstream.html */
const MESSAGE = [
  '0000006d00000053f6e26cdb',
  '0d3a6d6573736167652d74797065070005', // :message-type, a string of 5 bytes
  '6576656e74', // event
  '0b3a6576656e742d7479706507000d', // :event-type, a string of 13 bytes
  '73657373696f6e557064617465', // sessionUpdate
  '0d3a636f6e74656e742d74797065070010', // :content-type, a string of 16 bytes
  '6170706c69636174696f6e2f6a736f6e', // application/json
  '7b2261223a22c3bc227d', // {"a":"ü"}
  'aca6a37e',
].join('');

test('an event is a message, byte for byte', async () => {
  const [, message] = await messagesOf({ type: 'sessionUpdate', payload: { a: 'ü' } });
  expect(message?.toString('hex')).toBe(MESSAGE);
});

test('an exception says that it is one', async () => {
  const [, message] = await messagesOf({
    type: 'SessionTimeoutException',
    payload: { message: 'over' },
    isException: true,
  });
  expect(message?.toString('latin1')).toMatch(
    /:message-type...exception.*:exception-type...SessionTimeoutException.*\{"message":"over"\}/s,
  );
});

test('the first message stands for the output', async () => {
  const [first] = await messagesOf();
  expect(String(first)).toContain('initial-response');
});
