import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { MemoryStore } from '../../../src/store/memory-store';
import { bucket, s3World } from './s3-world';

const Bucket = 'bucket';
const Key = 'a/k';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-restart-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('objects are there again once their bucket is, with their versions; the files of those that are gone are gone', async () => {
  const state = { store: new MemoryStore(), objectsFolder: folder };
  const Resources = {
    Bucket: bucket({ VersioningConfiguration: { Status: 'Enabled' } }),
  };
  {
    await using world = await s3World(Resources, 'us-east-1', state);
    const put = (Body: string) =>
      world.s3.send(
        new PutObjectCommand({
          Bucket,
          Key,
          Body,
          Metadata: { a: 'b' },
          ContentType: 'text/x',
        }),
      );
    await put('one');
    await put('two');
    await world.s3.send(new PutObjectCommand({ Bucket, Key: 'gone', Body: 'gone' }));
    await world.s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
  }
  {
    await using world = await s3World({ Other: bucket({ BucketName: 'other' }) }, 'us-east-1', state);
    await expect(world.account.resume()).resolves.toEqual(['objects of bucket bucket: 4']);
  }
  await using world = await s3World(Resources, 'us-east-1', state);
  await expect(world.s3.send(new HeadObjectCommand({ Bucket, Key }))).resolves.toMatchObject({
    ContentLength: 3,
    ContentType: 'text/x',
    LastModified: new Date('2026-01-01T00:00:00Z'),
    Metadata: { a: 'b' },
  });
  const { Body } = await world.s3.send(new GetObjectCommand({ Bucket, Key }));
  await expect(Body!.transformToString()).resolves.toBe('two');
  const { Versions = [], DeleteMarkers = [] } = await world.s3.send(
    new ListObjectVersionsCommand({ Bucket }),
  );
  expect([Versions.length, DeleteMarkers.length]).toEqual([3, 1]);
  for (const { Key: key, VersionId } of [...Versions, ...DeleteMarkers]) {
    await world.s3.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId }));
  }
  await expect(readdir(folder)).resolves.toEqual([]);
  await world.s3.send(new DeleteBucketCommand({ Bucket }));
});

test('a bucket that a client has made is there in the next run', async () => {
  const state = { store: new MemoryStore(), objectsFolder: folder };
  {
    await using world = await s3World({ Other: bucket({ BucketName: 'other' }) }, 'us-east-1', state);
    await world.s3.send(new CreateBucketCommand({ Bucket: 'made' }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await world.s3.send(
      new PutBucketVersioningCommand({
        Bucket: 'made',
        VersioningConfiguration,
      }),
    );
    await world.s3.send(new PutObjectCommand({ Bucket: 'made', Key, Body: 'body' }));
  }
  await using world = await s3World({ Other: bucket({ BucketName: 'other' }) }, 'us-east-1', state);
  await expect(world.s3.send(new ListBucketsCommand({}))).resolves.toMatchObject({
    Buckets: [{ Name: 'made' }, { Name: 'other' }],
  });
  await expect(world.s3.send(new HeadObjectCommand({ Bucket: 'made', Key }))).resolves.toMatchObject({
    VersionId: expect.stringMatching(/^.{32}$/) as string,
  });
});
