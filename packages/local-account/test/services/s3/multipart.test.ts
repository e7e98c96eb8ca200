import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { s3World } from './s3-world';

const at = { Bucket: 'bucket', Key: 'a/b c' };
const LARGE = Buffer.alloc(5 * 1024 * 1024, 'a');
const SMALL = Buffer.from('the end');

type World = Awaited<ReturnType<typeof s3World>>;

async function begin({ s3 }: World, more: object = {}) {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...at, ...more }));
  const put = async (PartNumber: number, Body: Buffer) => {
    const { ETag } = await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body }));
    return { PartNumber, ETag };
  };
  const complete = (Parts: object[]) =>
    s3.send(
      new CompleteMultipartUploadCommand({
        ...at,
        UploadId,
        MultipartUpload: { Parts },
      }),
    );
  return { UploadId, put, complete };
}

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();

test('an object that is put in parts is one object', async () => {
  await using world = await s3World();
  const { s3 } = world;
  const { UploadId, put, complete } = await begin(world, {
    ContentType: 'text/plain',
    Metadata: { own: '1' },
    ChecksumType: 'FULL_OBJECT',
  });
  const parts = [await put(1, LARGE), await put(2, SMALL)];
  await expect(s3.send(new ListPartsCommand({ ...at, UploadId }))).resolves.toMatchObject({
    Parts: [
      { PartNumber: 1, Size: LARGE.length },
      { PartNumber: 2, Size: SMALL.length },
    ],
    IsTruncated: false,
  });
  const listed = await s3.send(new ListMultipartUploadsCommand({ Bucket: 'bucket' }));
  expect(listed.Uploads).toMatchObject([{ Key: 'a/b c', UploadId }]);

  const whole = Buffer.concat([LARGE, SMALL]);
  const eTag = `"${md5(Buffer.concat([md5(LARGE), md5(SMALL)])).toString('hex')}-2"`;
  await expect(complete(parts)).resolves.toMatchObject({ ETag: eTag, ...at });

  // The client verifies the checksum.
  const { Body, Metadata, ContentType, ChecksumType } = await s3.send(new GetObjectCommand(at));
  const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
  expect(bytes.equals(whole)).toBe(true);
  expect([Metadata, ContentType, ChecksumType]).toEqual([{ own: '1' }, 'text/plain', 'FULL_OBJECT']);
  await expect(complete(parts)).rejects.toThrow('The specified upload does not exist');
});

test('by default its checksum is made of those of its parts', async () => {
  await using world = await s3World();
  const { put, complete } = await begin(world);
  await complete([await put(3, SMALL)]);
  await expect(
    world.s3.send(new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' })),
  ).resolves.toMatchObject({
    ChecksumType: 'COMPOSITE',
    ChecksumCRC32: expect.stringMatching(/-1$/) as string,
  });
});

test('what cannot be put together is refused in AWS’s words, and an upload that is aborted is gone', async () => {
  await using world = await s3World();
  const { UploadId, put, complete } = await begin(world);
  const [first, second] = [await put(1, SMALL), await put(2, SMALL)];
  await expect(complete([second, first])).rejects.toMatchObject({
    name: 'InvalidPartOrder',
  });
  await expect(complete([first, { ...second, ETag: '"0"' }])).rejects.toMatchObject({ name: 'InvalidPart' });
  await expect(complete([first, second])).rejects.toMatchObject({
    name: 'EntityTooSmall',
  });
  await world.s3.send(new AbortMultipartUploadCommand({ ...at, UploadId }));
  await expect(put(1, SMALL)).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

test('many objects are deleted at once, each with its own right', async () => {
  await using world = await s3World({
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'bucket' } },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: 'bucket',
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:DeleteObject',
              Resource: 'arn:aws:s3:::bucket/kept',
            },
          ],
        },
      },
    },
  });
  const { s3 } = world;
  const keys = ['kept', 'a & b', '<c>'];
  for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket: 'bucket', Key, Body: 'x' }));
  const Objects = [...keys, 'none'].map((Key) => ({ Key }));
  const { Deleted, Errors } = await s3.send(
    new DeleteObjectsCommand({ Bucket: 'bucket', Delete: { Objects } }),
  );
  expect(Deleted).toEqual([{ Key: 'a & b' }, { Key: '<c>' }, { Key: 'none' }]);
  expect(Errors).toMatchObject([{ Key: 'kept', Code: 'AccessDenied' }]);
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: 'bucket' }));
  expect(Contents?.map(({ Key }) => Key)).toEqual(['kept']);
});

test.each([
  ['<Delete><Object><Key>a</Key></Delete>', 'MalformedXML'],
  ['<!DOCTYPE d [<!ENTITY e "x">]><Delete><Object><Key>&e;</Key></Object></Delete>', 'MalformedXML'],
  ['<Delete><Quiet>true</Quiet></Delete>', 'InvalidArgument'],
])('a body that is %s is refused', async (body, code) => {
  await using world = await s3World();
  const response = await fetch(`${world.url}/bucket?delete`, {
    method: 'POST',
    body,
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260102/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
    },
  });
  expect(await response.text()).toContain(`<Code>${code}</Code>`);
});
