import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  type CopyObjectCommandInput,
  CreateMultipartUploadCommand,
  DeleteObjectTaggingCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { bucket, s3World } from './s3-world';

const Bucket = 'bucket';
const Key = 'folder/a key+é.txt';
const source = `${Bucket}/${encodeURIComponent(Key)}`;

type World = Awaited<ReturnType<typeof s3World>>;

let world: World;
beforeAll(async () => {
  world = await s3World({
    Bucket: bucket(),
    Other: bucket({ BucketName: 'other' }),
  });
});
beforeEach(() =>
  world.s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: 'text data',
      ContentType: 'text/plain',
      Metadata: { team: 'a' },
      Tagging: 'one=1&two=2%20',
    }),
  ),
);
afterAll(() => world[Symbol.asyncDispose]());

const copy = (more: Partial<CopyObjectCommandInput> = {}) =>
  world.s3.send(
    new CopyObjectCommand({
      Bucket: 'other',
      Key: 'copy',
      CopySource: source,
      ...more,
    }),
  );
const head = () => world.s3.send(new HeadObjectCommand({ Bucket: 'other', Key: 'copy' }));
const tagsOf = async (at: { Bucket: string; Key: string }) =>
  (await world.s3.send(new GetObjectTaggingCommand(at))).TagSet;

test('a copy is what the source is', async () => {
  await expect(copy()).resolves.toMatchObject({
    CopyObjectResult: { ETag: '"332eec544317a6d340b8e77da7fe54ad"' },
  });
  await expect(head()).resolves.toMatchObject({
    ContentLength: 9,
    ContentType: 'text/plain',
    Metadata: { team: 'a' },
    TagCount: 2,
  });
  await expect(tagsOf({ Bucket: 'other', Key: 'copy' })).resolves.toEqual([
    { Key: 'one', Value: '1' },
    { Key: 'two', Value: '2 ' },
  ]);
});

test('or has other metadata and tags', async () => {
  await copy({
    MetadataDirective: 'REPLACE',
    TaggingDirective: 'REPLACE',
    Metadata: { other: 'b' },
    Tagging: 'three=3',
  });
  await expect(head()).resolves.toMatchObject({
    Metadata: { other: 'b' },
    TagCount: 1,
  });
});

test.each([
  [{ CopySource: 'bucket' }, 'InvalidArgument'],
  [{ CopySource: 'bucket/none' }, 'NoSuchKey'],
  [{ CopySource: 'nowhere/none' }, 'NoSuchBucket'],
  [{ CopySourceIfMatch: '"other"' }, 'PreconditionFailed'],
  [{ Bucket, Key }, 'InvalidRequest'],
])('a copy %j is refused', async (given, Code) => {
  await expect(copy(given)).rejects.toMatchObject({ Code });
});

test('a part of an upload can be a copy', async () => {
  const at = { Bucket: 'other', Key: 'parts' };
  const { UploadId } = await world.s3.send(new CreateMultipartUploadCommand(at));
  const part = {
    ...at,
    UploadId,
    PartNumber: 1,
    CopySource: source,
    CopySourceRange: 'bytes=5-8',
  };
  const { CopyPartResult } = await world.s3.send(new UploadPartCopyCommand(part));
  const Parts = [{ PartNumber: 1, ETag: CopyPartResult!.ETag }];
  await world.s3.send(
    new CompleteMultipartUploadCommand({
      ...at,
      UploadId,
      MultipartUpload: { Parts },
    }),
  );
  const { Body } = await world.s3.send(new GetObjectCommand(at));
  await expect(Body!.transformToString()).resolves.toBe('data');
});

test('tags are put and deleted', async () => {
  const at = { Bucket, Key };
  const TagSet = [{ Key: 'aws-cdk:isolated', Value: '1' }];
  await world.s3.send(new PutObjectTaggingCommand({ ...at, Tagging: { TagSet } }));
  await expect(tagsOf(at)).resolves.toEqual(TagSet);
  await world.s3.send(new PutObjectTaggingCommand({ ...at, Tagging: { TagSet: [] } }));
  await expect(tagsOf(at)).resolves.toEqual([]);
  await world.s3.send(new DeleteObjectTaggingCommand(at));
  const twice = { TagSet: [...TagSet, ...TagSet] };
  await expect(world.s3.send(new PutObjectTaggingCommand({ ...at, Tagging: twice }))).rejects.toMatchObject({
    Code: 'InvalidTag',
  });
});

const ETag = '"332eec544317a6d340b8e77da7fe54ad"';
const AT_ONCE = new Date('2026-01-01T00:00:00Z');

test.each<[Partial<GetObjectCommandInput>, number]>([
  [{ IfMatch: ETag }, 200],
  [{ IfMatch: '"other"' }, 412],
  [{ IfNoneMatch: ETag }, 304],
  [{ IfNoneMatch: '"other"' }, 200],
  [{ IfModifiedSince: AT_ONCE }, 304],
  [{ IfUnmodifiedSince: AT_ONCE }, 200],
  [{ IfUnmodifiedSince: new Date(0) }, 412],
])('a read on the condition %j gets %d', async (condition, status) => {
  const answer = await world.s3.send(new GetObjectCommand({ Bucket, Key, ...condition })).then(
    ({ $metadata }) => $metadata,
    (error: unknown) => (error as { $metadata: object }).$metadata,
  );
  expect(answer).toMatchObject({ httpStatusCode: status });
});
