import { parseTemplateUrl } from '../../../src/services/cloudformation/request/template-url';

test.each([
  'https://s3.amazonaws.com/bucket/a/key.yml',
  'https://s3.eu-west-1.amazonaws.com/bucket/a/key.yml',
  'https://s3-eu-west-1.amazonaws.com/bucket/a/key.yml',
  'https://bucket.s3.amazonaws.com/a/key.yml',
  'https://bucket.s3.eu-west-1.amazonaws.com/a/key.yml?versionId=null',
  'https://bucket.s3.cn-north-1.amazonaws.com.cn/a/key.yml',
  'http://127.0.0.1:4566/bucket/a/key.yml',
  'http://localhost:4566/bucket/a/key.yml',
  'http://bucket.localhost:4566/a/key.yml',
  'https://s3.us-east-1.127.0.0.1/bucket/a/key.yml',
  'https://bucket.s3.us-east-1.localhost/a/key.yml',
  'http://s3.localhost:4566/bucket/a%2Fkey.yml',
])('%s is an object', (url) => {
  expect(parseTemplateUrl(url)).toEqual({ bucket: 'bucket', key: 'a/key.yml' });
});

test('a bucket can have dots in its name', () => {
  expect(parseTemplateUrl('https://my.bucket.s3.us-east-1.amazonaws.com/key')).toEqual({
    bucket: 'my.bucket',
    key: 'key',
  });
});

test.each([
  'https://example.com/bucket/key',
  'https://s3.amazonaws.com.example.com/bucket/key',
  'https://s3.amazonaws.com/bucket',
  'https://s3.amazonaws.com/bucket/',
  'https://bucket.s3.amazonaws.com/',
  'ftp://s3.amazonaws.com/bucket/key',
  'bucket/key',
  'https://s3.amazonaws.com/bucket/%',
])('%s is none', (url) => {
  expect(parseTemplateUrl(url)).toBeUndefined();
});
