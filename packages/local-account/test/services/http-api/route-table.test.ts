import { RouteTable } from '../../../src/services/http-api/route-table';

function tableOf(...routeKeys: string[]): RouteTable<string> {
  const table = new RouteTable<string>();
  for (const routeKey of routeKeys) table.add(routeKey, routeKey, 'Route');
  return table;
}

/** The first four are the examples of AWS's page on routes. */
const table = tableOf(
  '$default',
  'ANY /{proxy+}',
  'GET /pets/{proxy+}',
  'GET /pets/dog/{id}',
  'GET /pets/dog/1',
  'ANY /pets/dog/1',
  'GET /{kind}/{id}/photo',
  'GET /orders',
  'GET /a%20b',
);

test.each([
  ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
  ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
  ['GET', '/pets/cat/1', 'GET /pets/{proxy+}'],
  ['POST', '/test/5', 'ANY /{proxy+}'],
  ['PUT', '/pets/dog/1', 'ANY /pets/dog/1'],
  ['HEAD', '/pets/dog/1', 'ANY /pets/dog/1'],
  ['GET', '/pets/dog/photo', 'GET /pets/dog/{id}'],
  ['GET', '/pets/7/photo', 'GET /{kind}/{id}/photo'],
  ['GET', '/pets/', 'GET /pets/{proxy+}'],
  ['GET', '/pets', 'ANY /{proxy+}'],
  ['GET', '/orders', 'GET /orders'],
  ['GET', '/orders/', 'ANY /{proxy+}'],
  ['GET', '//orders', 'ANY /{proxy+}'],
  ['GET', '/%6Frders', 'GET /orders'],
  ['GET', '/', 'ANY /{proxy+}'],
])('%s %s takes the route %s', (method, path, routeKey) => {
  expect(table.find(method, path)?.route).toBe(routeKey);
});

test('what no route takes goes to $default', () => {
  expect(tableOf('$default', 'GET /a').find('POST', '/a')?.route).toBe('$default');
});

test('without $default, what no route takes is not found', () => {
  expect(tableOf('POST /').find('GET', '/')).toBeUndefined();
});

test.each([
  ['GET /pets/{id}', '/pets/a%2Fb%20c', { id: 'a/b c' }],
  ['GET /pets/{id}', '/pets/100%', { id: '100%' }],
  ['GET /{proxy+}', '/a/b%20c/', { proxy: 'a/b c/' }],
  ['GET /{a}/x/{b}', '/1/x/2', { a: '1', b: '2' }],
])('%s finds in %s the parameters %j', (routeKey, path, pathParameters) => {
  expect(tableOf(routeKey).find('GET', path)).toEqual({ route: routeKey, pathParameters });
});

test('a path variable is not empty', () => {
  expect(tableOf('GET /pets/{id}').find('GET', '/pets/')).toBeUndefined();
});

test.each([
  'GET',
  'GET pets',
  'get /pets',
  'TRACE /',
  'GET /pets/',
  'GET //',
  'GET /{proxy+}/more',
  'GET /a{b}',
  'GET /{}',
  'GET /{+}',
])('%s is not a route key', (routeKey) => {
  expect(() => tableOf(routeKey)).toThrow(`Route: ${routeKey} is not a route key`);
});

test.each(['GET /', '$default'])('a second route %s is refused', (routeKey) => {
  expect(() => tableOf(routeKey, routeKey)).toThrow(`Route with key ${routeKey} already exists`);
});
