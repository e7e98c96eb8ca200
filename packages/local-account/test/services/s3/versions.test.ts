import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { bucket, s3World } from './s3-world';

const Bucket = 'bucket';
const Key = 'k';
const versioned = {
  Bucket: bucket({ VersioningConfiguration: { Status: 'Enabled' } }),
};

type World = Awaited<ReturnType<typeof s3World>>;

const put = async ({ s3 }: World, Body: string, key = Key) =>
  (await s3.send(new PutObjectCommand({ Bucket, Key: key, Body }))).VersionId!;
const read = async ({ s3 }: World, VersionId?: string) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body!.transformToString();
const list = ({ s3 }: World, more: Partial<ListObjectVersionsCommandInput> = {}) =>
  s3.send(new ListObjectVersionsCommand({ Bucket, ...more }));

test('every version is kept, and the latest is read', async () => {
  await using world = await s3World(versioned);
  const first = await put(world, 'one');
  const second = await put(world, 'two');
  expect(new Set([first, second]).size).toBe(2);
  expect(first).toMatch(/^[\w.]{32}$/);
  await expect(read(world)).resolves.toBe('two');
  await expect(read(world, first)).resolves.toBe('one');
  await expect(world.s3.send(new HeadObjectCommand({ Bucket, Key }))).resolves.toMatchObject({
    VersionId: second,
  });
  await expect(read(world, 'none')).rejects.toMatchObject({
    Code: 'NoSuchVersion',
  });
  await expect(list(world)).resolves.toMatchObject({
    Versions: [
      { Key, VersionId: second, IsLatest: true, Size: 3 },
      { Key, VersionId: first, IsLatest: false, Size: 3 },
    ],
  });
});

test('a deleted object has a marker, and is there again when that is deleted', async () => {
  await using world = await s3World(versioned);
  const { s3 } = world;
  const version = await put(world, 'one');
  const { DeleteMarker, VersionId } = await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  expect(DeleteMarker).toBe(true);
  await expect(read(world)).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(read(world, VersionId)).rejects.toMatchObject({
    Code: 'MethodNotAllowed',
  });
  await expect(read(world, version)).resolves.toBe('one');
  await expect(s3.send(new ListObjectsV2Command({ Bucket }))).resolves.toMatchObject({ KeyCount: 0 });
  await expect(list(world)).resolves.toMatchObject({
    DeleteMarkers: [{ Key, VersionId, IsLatest: true }],
    Versions: [{ VersionId: version, IsLatest: false }],
  });
  await expect(s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toThrow('all versions in the bucket');
  await expect(s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))).resolves.toMatchObject({
    DeleteMarker: true,
    VersionId,
  });
  await expect(read(world)).resolves.toBe('one');
});

test('versions and markers are deleted together, and the bucket then', async () => {
  await using world = await s3World(versioned);
  const { s3 } = world;
  await put(world, 'one');
  await put(world, 'two');
  const marked = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
  expect(marked.Deleted).toMatchObject([{ Key, DeleteMarker: true }]);
  const { Versions = [], DeleteMarkers = [] } = await list(world);
  const Objects = [...Versions, ...DeleteMarkers].map(({ VersionId }) => ({
    Key,
    VersionId,
  }));
  const { Deleted, Errors } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(Errors).toBeUndefined();
  expect(Deleted).toHaveLength(3);
  await s3.send(new DeleteBucketCommand({ Bucket }));
});

test('a list of versions has pages, prefixes and delimiters', async () => {
  await using world = await s3World(versioned);
  const a = [await put(world, '1', 'a'), await put(world, '2', 'a'), await put(world, '3', 'a')].reverse();
  await put(world, '1', 'b/x');
  await put(world, '1', 'b/y');
  const c = await put(world, '1', 'c');
  const pages: string[] = [];
  let markers: Partial<ListObjectVersionsCommandInput> = {};
  do {
    const page = await list(world, { MaxKeys: 2, Delimiter: '/', ...markers });
    pages.push(
      [
        ...(page.Versions ?? []).map(({ VersionId }) => VersionId!),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!),
      ].join(' '),
    );
    markers = page.IsTruncated
      ? {
          KeyMarker: page.NextKeyMarker,
          VersionIdMarker: page.NextVersionIdMarker,
        }
      : {};
  } while (markers.KeyMarker !== undefined);
  expect(pages).toEqual([`${a[0]} ${a[1]}`, `${a[2]} b/`, c]);
  const { Versions } = await list(world, { Prefix: 'b/' });
  expect(Versions!.map((version) => version.Key)).toEqual(['b/x', 'b/y']);
});

test('versions are kept from when they are enabled, and after that one without a version of its own', async () => {
  await using world = await s3World();
  const { s3 } = world;
  const set = (Status: 'Enabled' | 'Suspended') =>
    s3.send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status },
      }),
    );
  expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
  expect(await put(world, 'before')).toBeUndefined();
  await set('Enabled');
  const version = await put(world, 'enabled');
  await set('Suspended');
  await expect(s3.send(new GetBucketVersioningCommand({ Bucket }))).resolves.toMatchObject({
    Status: 'Suspended',
  });
  expect(await put(world, 'after')).toBe('null');
  const { Versions } = await list(world);
  expect(Versions!.map(({ VersionId }) => VersionId)).toEqual(['null', version]);
  await expect(read(world, 'null')).resolves.toBe('after');
});
