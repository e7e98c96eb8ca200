import { findJsonProblem } from '../src';

const VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const NAME = 'was expecting double-quote to start field name';

test.each([
  // Recorded on AWS.
  ['not a definition', `Unrecognized token 'not': was expecting ${VALUE}`, 1, 4],
  ["{'not': 'json'}", `Unexpected character (''' (code 39)): ${NAME}`, 1, 3],
  // The words of the same parser for other problems.
  ['{ not json', `Unexpected character ('n' (code 110)): ${NAME}`, 1, 4],
  ['{"a":\n nul}', `Unrecognized token 'nul': was expecting ${VALUE}`, 2, 5],
  ['{"a":1,}', `Unexpected character ('}' (code 125)): ${NAME}`, 1, 9],
  [
    '{"a" 1}',
    "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
    1,
    7,
  ],
  [
    '[1 2]',
    "Unexpected character ('2' (code 50)): was expecting comma to separate Array or Object entries",
    1,
    5,
  ],
  ['{"a":1', 'Unexpected end-of-input', 1, 7],
  ['', 'Unexpected end-of-input', 1, 1],
])('%j: %s', (text, message, line, column) => {
  expect(findJsonProblem(text)).toEqual({ message, line, column });
});
