import { readPayload } from '../../../../src/services/lambda/invocation/payload';

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

function refusalOf(payload: string | Buffer): string {
  try {
    readPayload(Buffer.from(payload));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  // The first two are recorded on AWS.
  [
    Buffer.from('n\x87r\x9e\xe9\xb5\xd7I\xee\x9bmt', 'latin1'),
    'Invalid UTF-8 start byte 0x87',
    'line: 1, column: 3',
  ],
  [
    Buffer.from('\x99\xeb,j\x07\xa1zYh', 'latin1'),
    `Unexpected character ((CTRL-CHAR, code 153)): expected a valid value ${VALUES}`,
    'line: 1, column: 1',
  ],
  ['text', `Unrecognized token 'text': was expecting ${VALUES}`, 'line: 1, column: 5'],
  ['\n  nul', `Unrecognized token 'nul': was expecting ${VALUES}`, 'line: 2, column: 6'],
  ['}', `Unexpected character ('}' (code 125)): expected a valid value ${VALUES}`, 'line: 1, column: 1'],
])('%j is refused in the words of AWS’s parser', (payload, fault, place) => {
  expect(refusalOf(payload)).toBe(
    `Could not parse request body into json: Could not parse payload into json: ${fault}\n at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); ${place}]`,
  );
});

test.each(['{"a":}', '[1,]', '"open', '{a: 1}', '1 2', '{"a": \x01}', Buffer.from([0x22, 0xc3, 0x22])])(
  '%j is refused, too',
  (payload) => {
    expect(refusalOf(payload)).toMatch(
      /^Could not parse request body into json: Could not parse payload into json: ./,
    );
  },
);

test.each(['', '{}', ' null', '"ü"', '-1'])('%j is taken', (payload) => {
  expect(refusalOf(payload)).toBe('');
});
