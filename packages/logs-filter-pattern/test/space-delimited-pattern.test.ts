import { compileFilterPattern } from '../src';

function matches(pattern: string, message: string): boolean {
  return compileFilterPattern(pattern).matches(message);
}

/** The messages of AWS's guide. */
const REQUEST = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';
const INFO = 'INFO 09/25/2014 12:00:00 GET /service/resource/67 1200';
const PART = 'INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310';
const WARNING = 'WARNING 09/25/2014 12:00:02 Invalid user request';
const ERROR = 'ERROR 09/25/2014 12:00:02 Failed to process request';
/** What the Node.js runtime writes for console.log in its text format. */
const LAMBDA = '2026-02-05T18:50:36.123Z\t6bc28136-xmpl-4365-b021-0ce6b2e64ab0\tINFO\tall is well\n';

const MESSAGES = [REQUEST, INFO, PART, WARNING, ERROR, LAMBDA, ''];

it.each<[string, string[]]>([
  ['[]', MESSAGES],
  ['[...]', MESSAGES],
  ['[ip, user, username, timestamp, request, status_code, bytes]', [REQUEST, ERROR]],
  ['[a, b, c, d, e, f, g, h]', []],
  [
    String.raw`[ip=%127\.0\.0\.[1-9]%, user, username, timestamp, request =*.html*, status_code = 4*, bytes]`,
    [REQUEST],
  ],
  ['[..., request =*.html*, status_code = 4*, bytes]', [REQUEST]],
  ['[..., request=*.html*, status_code=4*,]', [REQUEST]],
  ['[ip, user, username, timestamp, request, status_code = 404 || status_code = 410, bytes]', [REQUEST]],
  ['[ip, user, username, timestamp, request, status_code = 4* && status_code != 404, bytes]', []],
  [
    '[ip, user, username, timestamp = "10/Oct/2000:13:25:15 -0700", request, status_code, bytes > 1000]',
    [REQUEST],
  ],
  ['[..., request = "GET /index.html HTTP/1.0", status_code=404.0, bytes <= 1534]', [REQUEST]],
  ['[..., bytes > 1534]', []],
  ['[..., bytes >= 1200]', [REQUEST, INFO, PART]],
  ['[ip=127*, ..., bytes]', [REQUEST]],
  ['[w1, w2, ...]', MESSAGES.slice(0, -1)],
  ['[w1=ERROR, w2]', [ERROR]],
  ['[w1=ERROR]', []],
  ['[w1="ERROR*"]', [ERROR]],
  ['[w1=ERROR || w1=WARNING, w2]', [WARNING, ERROR]],
  ['[w1!=ERROR && w1!=WARNING, w2]', [REQUEST, INFO, PART, LAMBDA]],
  ['[w1!=ERROR&&w1!=WARNING&&w1!=%^[1-9]%,w2]', [INFO, PART]],
  ['[logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]', [INFO]],
  ['[logLevel, date, time, method, url=%/service/resource/[0-9]+/part/[0-9]+$%, response_time]', [PART]],
  ['[a, b, c, rest = "Failed to process request"]', [ERROR]],
  ['[timestamp=*Z, request_id="*-*", event]', [LAMBDA]],
  ['[timestamp=*Z, request_id="*-*", level=INFO, event="all is well"]', [LAMBDA]],
  ['[..., last=well]', [LAMBDA]],
])('%s', (pattern, matching) => {
  expect(MESSAGES.filter((message) => matches(pattern, message))).toEqual(matching);
});

describe('words', () => {
  it.each<[string, string]>([
    ['a "b', '[w1=a, w2="\\"b"]'],
    ['[a b', '[w1="[a", w2=b]'],
    ['"" b', '[w1="", w2=b]'],
    ['a[1] b', '[w1="a[1]", w2=b]'],
    ['"a b" [c d] e', '[w1="a b", w2="c d", w3=e]'],
    ['[a "b] c" d', '[w1="a \\"b", w2="c\\"", w3=d]'],
    ['  a \r\n b\n', '[w1=a, w2=b]'],
  ])('of %j', (message, pattern) => {
    expect(matches(pattern, message)).toBe(true);
  });
});
