import { withoutChunks } from '../../src/wire/aws-chunked';
import { wireRequest } from '../services/http-api/wire-request';

const chunked = (body: string, headers: Record<string, string> = { 'content-encoding': 'aws-chunked' }) =>
  withoutChunks(wireRequest({ headers, body }));

test('pieces are put together, and trailers become headers', () => {
  const { body, headers } = chunked(
    '5\r\nhello\r\n6;chunk-signature=ab\r\n world\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n',
  );
  expect(body.toString()).toBe('hello world');
  expect(headers).toMatchObject({ 'x-amz-checksum-crc32': 'AAAA' });
  expect(headers).not.toHaveProperty('content-encoding');
});

test('another encoding is left for whom the object is for', () => {
  const { headers } = chunked('0\r\n\r\n', { 'content-encoding': 'gzip,aws-chunked' });
  expect(headers['content-encoding']).toBe('gzip');
});

test('what says by its digest that it is in pieces', () => {
  const headers = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
  expect(chunked('1\r\na\r\n0\r\n\r\n', headers).body.toString()).toBe('a');
});

test('a body that is in no pieces is left alone', () => {
  expect(chunked('5\r\nhello', {}).body.toString()).toBe('5\r\nhello');
});

test.each(['', 'hello', '9\r\nhello\r\n0\r\n\r\n', 'zz\r\nhello', '5\r\nhello\r\n'])(
  'pieces that break off are refused: %j',
  (body) => {
    expect(() => chunked(body)).toThrow('The request body terminated unexpectedly');
  },
);
