import { type CorsConfiguration, corsHeaders } from '../../../src/services/http-api/cors';
import { wireRequest } from './wire-request';

const CORS: CorsConfiguration = {
  allowOrigins: ['https://a.example', 'https://b.example'],
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['content-type', 'x-tag'],
  exposeHeaders: ['apigw-requestid', 'date'],
  allowCredentials: true,
  maxAgeSeconds: 300,
};

const preflight = (origin: string) =>
  wireRequest({ method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });

test('a preflight gets the origin, and what is allowed', () => {
  expect(corsHeaders(CORS, preflight('https://b.example'))).toEqual({
    'access-control-allow-origin': 'https://b.example',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET,POST',
    'access-control-allow-headers': 'content-type,x-tag',
    'access-control-max-age': '300',
  });
});

test('a request gets the origin, and what may be read', () => {
  expect(corsHeaders(CORS, wireRequest({ headers: { origin: 'https://a.example' } }))).toEqual({
    'access-control-allow-origin': 'https://a.example',
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'apigw-requestid,date',
  });
});

test('what is not configured is not said', () => {
  const bare = {
    ...CORS,
    allowOrigins: ['*'],
    allowMethods: [],
    allowHeaders: [],
    exposeHeaders: [],
    allowCredentials: false,
    maxAgeSeconds: undefined,
  };

  expect(corsHeaders(bare, preflight('https://x'))).toEqual({ 'access-control-allow-origin': '*' });
});

test.each([
  [['*'], 'https://anyone.example', '*'],
  [['https://*'], 'https://anyone.example', 'https://anyone.example'],
  [['https://*'], 'http://anyone.example', undefined],
  [['http://*'], 'http://localhost:3000', 'http://localhost:3000'],
  [['https://a.example'], 'https://a.example', 'https://a.example'],
  [['https://a.example'], 'https://a.example:8443', undefined],
  [['https://a.example'], 'https://a.example.evil', undefined],
  [[], 'https://a.example', undefined],
])('of %j, the origin %s gets %s', (allowOrigins, origin, allowed) => {
  const headers = corsHeaders({ ...CORS, allowOrigins }, wireRequest({ headers: { origin } }));

  expect(headers['access-control-allow-origin']).toBe(allowed);
  expect(Object.keys(headers).length > 0).toBe(allowed !== undefined);
});

test('a request without an origin gets nothing', () => {
  expect(corsHeaders(CORS, wireRequest())).toEqual({});
});
