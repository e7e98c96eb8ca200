import fc from 'fast-check';
import type { Message } from '../../../src/services/sqs/message/message';
import { readHead, readMessage, writeMessage } from '../../../src/services/sqs/message/written-message';

const text = fc.string({ unit: 'binary' });

const message: fc.Arbitrary<Message> = fc.record(
  {
    body: text,
    md5OfBody: text,
    attributes: fc.dictionary(
      text,
      fc.oneof(
        fc.record({ DataType: text, StringValue: text }),
        fc.record({
          DataType: text,
          BinaryValue: fc.uint8Array().map((bytes): Uint8Array => Buffer.from(bytes)),
        }),
      ),
    ),
    awsTraceHeader: text,
    senderId: text,
    sizeBytes: fc.nat(),
    messageId: text,
    transaction: fc.record({ id: text, messageId: text }),
    enqueuedAt: fc.nat(),
    receiveCountBefore: fc.nat(),
  },
  { noNullPrototype: true },
);

test('every message is read as it was written, and so is what comes before its body', () => {
  let withLineFeeds = 0;
  fc.assert(
    fc.property(message, fc.constantFrom('', '\n', '{"a":\n1}\n'), (given, end) => {
      const sent = { ...given, body: given.body + end };
      if (sent.body.includes('\n')) withLineFeeds += 1;
      const { body, ...head } = sent;
      expect(readMessage(writeMessage(sent))).toEqual(sent);
      expect(readHead(writeMessage(sent))).toEqual(head);
      expect(writeMessage(sent)).toContain(body);
    }),
  );
  expect(withLineFeeds).toBeGreaterThan(30);
});
