import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { s3World } from './s3-world';

const Bucket = 'bucket';
const Key = 'folder/a key+é.txt';

type World = Awaited<ReturnType<typeof s3World>>;
const put = ({ s3 }: World, given: Partial<PutObjectCommandInput> = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: 'text data', ...given }));

test('an object comes back as it was put', async () => {
  await using world = await s3World();
  await expect(put(world, { Metadata: { team: 'a' }, ContentType: 'text/plain' })).resolves.toMatchObject({
    ETag: '"332eec544317a6d340b8e77da7fe54ad"',
    ServerSideEncryption: 'AES256',
    ChecksumCRC32: '0Q/6SA==',
    ChecksumType: 'FULL_OBJECT',
  });
  const described = {
    AcceptRanges: 'bytes',
    ContentLength: 9,
    ContentType: 'text/plain',
    ETag: '"332eec544317a6d340b8e77da7fe54ad"',
    LastModified: new Date('2026-01-01T00:00:00Z'),
    Metadata: { team: 'a' },
    ServerSideEncryption: 'AES256',
  };
  await expect(world.s3.send(new HeadObjectCommand({ Bucket, Key }))).resolves.toMatchObject(described);
  const { Body, ...got } = await world.s3.send(new GetObjectCommand({ Bucket, Key }));
  expect(got).toMatchObject(described);
  await expect(Body!.transformToString()).resolves.toBe('text data');
});

test('every byte comes back, and an empty object', async () => {
  await using world = await s3World();
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  await put(world, { Key: 'bytes', Body: bytes });
  await put(world, { Key: 'empty', Body: Buffer.alloc(0) });
  const read = async (key: string) => {
    const { Body } = await world.s3.send(new GetObjectCommand({ Bucket, Key: key }));
    return Buffer.from(await Body!.transformToByteArray());
  };
  expect(await read('bytes')).toEqual(bytes);
  expect(await read('empty')).toEqual(Buffer.alloc(0));
});

test('a stream is put in pieces, with its checksum at the end', async () => {
  await using world = await s3World();
  const Body = Readable.from([Buffer.from('text '), Buffer.from('data')]);
  await expect(put(world, { Body, ContentLength: 9 })).resolves.toMatchObject({
    ChecksumCRC32: '0Q/6SA==',
  });
  const { Body: got } = await world.s3.send(new GetObjectCommand({ Bucket, Key }));
  await expect(got!.transformToString()).resolves.toBe('text data');
});

test('part of an object', async () => {
  await using world = await s3World();
  await put(world);
  const read = async (Range: string) => {
    const { Body, ContentRange } = await world.s3.send(new GetObjectCommand({ Bucket, Key, Range }));
    return [await Body!.transformToString(), ContentRange];
  };
  await expect(read('bytes=5-')).resolves.toEqual(['data', 'bytes 5-8/9']);
  await expect(read('bytes=0-3')).resolves.toEqual(['text', 'bytes 0-3/9']);
  await expect(read('bytes=-4')).resolves.toEqual(['data', 'bytes 5-8/9']);
  await expect(read('bytes=9-')).rejects.toMatchObject({
    Code: 'InvalidRange',
  });
});

test('an object is replaced, unless it is to be put only once, and deleted', async () => {
  await using world = await s3World();
  await put(world, { IfNoneMatch: '*' });
  await put(world, { Body: 'second' });
  await expect(put(world, { IfNoneMatch: '*' })).rejects.toMatchObject({
    Code: 'PreconditionFailed',
  });
  const { Body } = await world.s3.send(new GetObjectCommand({ Bucket, Key }));
  await expect(Body!.transformToString()).resolves.toBe('second');
  await world.s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await world.s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await expect(world.s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
    name: 'NoSuchKey',
    message: 'The specified key does not exist.',
  });
  await expect(world.s3.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
    name: 'NotFound',
  });
});

test('lists go by prefix and delimiter, page by page', async () => {
  await using world = await s3World();
  for (const key of ['a/1', 'a/2', 'b', 'c/1', 'é']) await put(world, { Key: key });
  const list = (given: object) => world.s3.send(new ListObjectsV2Command({ Bucket, ...given }));
  const first = await list({ Delimiter: '/', MaxKeys: 2 });
  expect(first).toMatchObject({
    KeyCount: 2,
    IsTruncated: true,
    CommonPrefixes: [{ Prefix: 'a/' }],
    Contents: [{ Key: 'b', Size: 9, StorageClass: 'STANDARD' }],
  });
  const { NextContinuationToken: ContinuationToken } = first;
  await expect(list({ Delimiter: '/', MaxKeys: 2, ContinuationToken })).resolves.toMatchObject({
    IsTruncated: false,
    CommonPrefixes: [{ Prefix: 'c/' }],
    Contents: [{ Key: 'é' }],
  });
  await expect(list({ Prefix: 'a/' })).resolves.toMatchObject({
    Contents: [{ Key: 'a/1' }, { Key: 'a/2' }],
  });
  await expect(list({ StartAfter: 'c/1' })).resolves.toMatchObject({
    Contents: [{ Key: 'é' }],
  });
  await expect(world.s3.send(new ListObjectsCommand({ Bucket, Marker: 'c' }))).resolves.toMatchObject({
    Marker: 'c',
    Contents: [{ Key: 'c/1' }, { Key: 'é' }],
  });
});

test('a continuation token that was not given is refused', async () => {
  await using world = await s3World();
  const ContinuationToken = Buffer.from('a/1').toString('base64url');
  await expect(world.s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken }))).rejects.toMatchObject({
    name: 'InvalidArgument',
    message: 'The continuation token provided is incorrect',
  });
});

test('what does not match its checksum is refused', async () => {
  await using world = await s3World();
  await expect(put(world, { ChecksumSHA256: 'AAAA' })).rejects.toMatchObject({
    Code: 'BadDigest',
  });
  await expect(put(world, { ContentMD5: 'AAAA' })).rejects.toMatchObject({
    Code: 'BadDigest',
  });
});

test.each([
  [{ ACL: 'public-read' as const }, 'ACL'],
  [{ WebsiteRedirectLocation: '/' }, 'WebsiteRedirectLocation'],
  [{ StorageClass: 'GLACIER' as const }, 'StorageClass'],
])('what is not run is refused by its name: %j', async (given, name) => {
  await using world = await s3World();
  await expect(put(world, given)).rejects.toThrow(`The local run does not take ${name}`);
});
