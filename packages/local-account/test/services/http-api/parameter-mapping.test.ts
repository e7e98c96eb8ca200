import { compileMapping } from '../../../src/services/http-api/parameter-mapping';
import { RequestContext } from '../../../src/services/http-api/request-context';
import { wireRequest } from './wire-request';

const BODY = JSON.stringify({
  id: 'a"b',
  price: 1.5,
  paid: false,
  none: null,
  empty: '',
  items: [{ name: 'x' }],
  'odd name': { 'a.b': 1 },
});

function map(expression: string, body = BODY): string {
  const request = wireRequest({
    path: '/orders/7',
    headers: { 'x-tag': 'a,b', 'x-empty': '', 'user-agent': 'test' },
  });
  return compileMapping(
    'MessageBody',
    expression,
    'Integration',
  )({
    headers: request.headers,
    queryString: 'q=1&q=2&Q=3&e=&s=a%20b',
    path: request.path,
    pathParameters: { id: '7' },
    body,
    context: new RequestContext(request, {
      apiId: 'api',
      accountId: '000000000000',
      stage: '$default',
      receivedAt: request.receivedAt,
    }),
    stageVariables: { url: 'https://sqs' },
  });
}

test.each([
  ['plain text', 'plain text'],
  ['', ''],
  ['$request.body', BODY],
  ['$request.path', '/orders/7'],
  ['$request.path.id', '7'],
  ['$request.header.X-Tag', 'a,b'],
  ['$request.header.x-empty', ''],
  ['$request.querystring.q', '1,2'],
  ['$request.querystring.Q', '3'],
  ['$request.querystring.e', ''],
  ['$request.querystring.s', 'a b'],
  ['$context.apiId', 'api'],
  ['$context.identity.userAgent', 'test'],
  ['$stageVariables.url', 'https://sqs'],
  ['${request.path.id}: ${request.header.x-tag}!', '7: a,b!'],
  ['{"id":"${request.body.items[0].name}"}', '{"id":"x"}'],
])('%s is mapped to %s', (expression, value) => {
  expect(map(expression)).toBe(value);
});

test.each([
  ['.id', 'a"b'],
  ['.price', '1.5'],
  ['.paid', 'false'],
  ['.empty', ''],
  ['.items', '[{"name":"x"}]'],
  ['.items[0]', '{"name":"x"}'],
  ['.items[0].name', 'x'],
  [`['odd name']['a.b']`, '1'],
  [`["odd name"]`, '{"a.b":1}'],
])('the JSON path %s finds %s', (path, value) => {
  expect(map(`$request.body${path}`)).toBe(value);
});

test.each([
  '$request.body.missing',
  '$request.body.none',
  '$request.body.id.length',
  '$request.body.items[1]',
  '$request.body.constructor',
  '$request.header.missing',
  '$request.querystring.E',
  '$request.path.other',
  '$request.path.constructor',
  '$context.status',
  '$context.authorizer',
  '$stageVariables.other',
])('%s has no value, and AWS’s words say so', (expression) => {
  expect(() => map(expression)).toThrow(`Unable to resolve property MessageBody from source ${expression}.`);
});

test('one source without a value fails the whole text', () => {
  expect(() => map('a ${request.header.missing} b')).toThrow(
    'Unable to resolve property MessageBody from source $request.header.missing.',
  );
});

test('a body that is not JSON has nothing at any path', () => {
  expect(() => map('$request.body.id', 'no JSON')).toThrow('Unable to resolve property');
});

test.each([
  ['a body of exactly 100 KB', { padding: 102_400 - '{"id":"x","p":""}'.length, after: '' }],
  ['a body that is JSON within its first 100 KB', { padding: 10, after: ' '.repeat(200_000) }],
])('a JSON path finds its value in %s', (_, { padding, after }) => {
  expect(map('$request.body.id', `{"id":"x","p":"${'p'.repeat(padding)}"}${after}`)).toBe('x');
});

test.each([
  ['one byte over 100 KB', 'p'.repeat(102_401 - '{"id":"x","p":""}'.length)],
  ['over 100 KB in bytes but not in characters', '€'.repeat(40_000)],
])('a JSON path finds nothing in a body cut at 100 KB: %s', (_, padding) => {
  expect(() => map('$request.body.id', `{"id":"x","p":"${padding}"}`)).toThrow('Unable to resolve property');
});

test('the whole body is not cut', () => {
  const body = 'x'.repeat(300_000);

  expect(map('$request.body', body)).toBe(body);
});

test.each([
  '$request.body..id',
  '$request.body.items[?(@.name)]',
  '$request.body.items[*]',
  '$request.body.',
  '$request.header',
  '$request.header.',
  '$request.cookie.a',
  '$response.body.id',
  '$context',
  '$nothing.at.all',
])('%s is no source, as AWS says at creation', (expression) => {
  const words = `Integration: Invalid source: ${expression} specified for destination: MessageBody.`;

  expect(() => map(expression)).toThrow(words);
  expect(() => map(`a \${${expression.slice(1)}}`)).toThrow(words);
});
