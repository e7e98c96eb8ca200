import { compileFilterPattern } from '../src';

const BAD_REQUEST = '[ERROR 400] BAD REQUEST';
const UNAUTHORIZED = '[ERROR 401] UNAUTHORIZED REQUEST';
const MISSING = '[ERROR 419] MISSING ARGUMENTS';
const INVALID = '[ERROR 420] INVALID ARGUMENTS';
const MESSAGES = [BAD_REQUEST, UNAUTHORIZED, MISSING, INVALID, '[INFO] REQUEST FAILED', 'error', ''];

/** The patterns and the first four messages are those of AWS's guide. */
it.each<[string, string[]]>([
  ['', MESSAGES],
  ['   ', MESSAGES],
  ['" "', MESSAGES],
  ['ERROR', [BAD_REQUEST, UNAUTHORIZED, MISSING, INVALID]],
  ['  ERROR  ', [BAD_REQUEST, UNAUTHORIZED, MISSING, INVALID]],
  ['error', ['error']],
  ['AUTHORI', [UNAUTHORIZED]],
  ['ERROR ARGUMENTS', [MISSING, INVALID]],
  ['ARGUMENTS\tERROR', [MISSING, INVALID]],
  ['?UNAUTHORIZED ?MISSING', [UNAUTHORIZED, MISSING]],
  ['?"400] BAD" ?MISSING', [BAD_REQUEST, MISSING]],
  ['?UNAUTHORIZED ?MISSING REQUEST', [BAD_REQUEST, UNAUTHORIZED, '[INFO] REQUEST FAILED']],
  ['?UNAUTHORIZED -ERROR', ['[INFO] REQUEST FAILED', 'error', '']],
  ['"BAD REQUEST"', [BAD_REQUEST]],
  ['"REQUEST BAD"', []],
  ['"[ERROR 4" "ARG"', [MISSING, INVALID]],
  ['ERROR -ARGUMENTS', [BAD_REQUEST, UNAUTHORIZED]],
  ['-ERROR', ['[INFO] REQUEST FAILED', 'error', '']],
  ['ERROR -"BAD REQUEST"', [UNAUTHORIZED, MISSING, INVALID]],
])('%s', (pattern, matching) => {
  const compiled = compileFilterPattern(pattern);

  expect(MESSAGES.filter((message) => compiled.matches(message))).toEqual(matching);
});

it('takes escaped quotation marks and backslashes for what they are', () => {
  const compiled = compileFilterPattern(String.raw`"\"level\":\"C:\\temp\d\""`);

  expect(compiled.matches(String.raw`{"level":"C:\temp\d"}`)).toBe(true);
  expect(compiled.matches(String.raw`{"level":"C:\\temp\d"}`)).toBe(false);
});

it('takes terms in other alphabets in quotation marks', () => {
  expect(compileFilterPattern('"schön 😀"').matches('sehr schön 😀!')).toBe(true);
});
