import fc from 'fast-check';
import { escapeText } from '@pipeline/terminal';
import { copyOf, letterCopyRecord, messageOf, parseCopy } from '../../../commands/dead-letters/letter-copy';
import { readLetter } from '../../../commands/letters/letter';

/** What SQS takes: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const LEGAL = [
  'a',
  '"',
  '\\',
  '\t',
  '\n',
  '\r',
  ' ',
  '\u007f',
  '\u0085',
  'é',
  '\u2028',
  '\u202e',
  '\ufeff',
  '😀',
  '\u{e0041}',
];
const text = fc.array(fc.constantFrom(...LEGAL), { minLength: 1, maxLength: 20 }).map((all) => all.join(''));

test('a letter comes out of a printed export exactly as it went in, whatever is in it', () => {
  fc.assert(
    fc.property(text, text, fc.uint8Array({ minLength: 1 }), (Body, StringValue, BinaryValue) => {
      const MessageAttributes = {
        apiRequestId: { DataType: 'String', StringValue },
        bytes: { DataType: 'Binary.of-theirs', BinaryValue: Buffer.from(BinaryValue) },
      };
      const message = {
        MessageId: 'letter',
        Body,
        Attributes: { SentTimestamp: '1000', AWSTraceHeader: 'Root=1-2-3' },
        MessageAttributes,
      };
      const [line] = letterCopyRecord.show(copyOf(readLetter('undelivered', message)));
      expect(escapeText(line as string)).toBe(line);
      const again = messageOf(parseCopy(line as string));
      expect(again).toEqual({ Body, MessageAttributes, Attributes: { AWSTraceHeader: 'Root=1-2-3' } });
    }),
    { numRuns: 100 },
  );
});

test.each(['{}', 'null', 'no JSON', '{"queue": "other", "body": "", "attributes": {}}'])(
  '%s is no line of an export',
  (line) => {
    expect(() => parseCopy(line)).toThrow(Error);
  },
);
