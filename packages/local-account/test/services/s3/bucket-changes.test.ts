import {
  DeleteObjectCommand,
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { Access } from '../../../src/access/access';
import { createLive } from '../../create-live';
import { s3World } from './s3-world';

const BUCKET = 'AWS::S3::Bucket';
const encryption = (SSEAlgorithm: string) => ({
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }],
  },
});

test('a bucket changes in place with its objects, changes back, and goes when it is empty', async () => {
  await using world = await s3World();
  const { s3 } = world;
  const Bucket = 'b-1';
  const live = await createLive(world.account, BUCKET, { BucketName: Bucket });
  await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'text' }));
  const settings = async () => {
    const [{ ServerSideEncryptionConfiguration: rules }, { Status }] = await Promise.all([
      s3.send(new GetBucketEncryptionCommand({ Bucket })),
      s3.send(new GetBucketVersioningCommand({ Bucket })),
    ]);
    return [rules?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm, Status];
  };
  await live.update({
    BucketName: Bucket,
    ...encryption('aws:kms'),
    VersioningConfiguration: { Status: 'Enabled' },
  });
  await expect(settings()).resolves.toEqual(['aws:kms', 'Enabled']);
  await live.update({ BucketName: Bucket });
  await expect(settings()).resolves.toEqual(['AES256', 'Suspended']);
  await expect(live.delete()).rejects.toThrow('The bucket you tried to delete is not empty');
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId: 'null' }));
  await live.delete();
  await createLive(world.account, BUCKET, { BucketName: Bucket });
});

test("a bucket's policy changes in place, and goes", async () => {
  let access: Access | undefined;
  await using world = await s3World(undefined, 'us-east-1', {
    furtherServices: (ports) => {
      access = ports.access;
      return [];
    },
  });
  await createLive(world.account, BUCKET, { BucketName: 'b-1' });
  const roleArn = 'arn:aws:iam::000000000000:role/reader';
  const principal = {
    type: 'role',
    roleArn,
    sessionName: 's',
    accountId: '000000000000',
  } as const;
  const may = (action: string) => () => access!.require({ principal }, action, 'arn:aws:s3:::b-1/k');
  const policy = (Action: string) => ({
    Bucket: 'b-1',
    PolicyDocument: {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: roleArn },
        Action,
        Resource: 'arn:aws:s3:::b-1/*',
      },
    },
  });
  const live = await createLive(world.account, 'AWS::S3::BucketPolicy', policy('s3:GetObject'));
  expect(may('s3:GetObject')).not.toThrow();
  await live.update(policy('s3:PutObject'));
  expect(may('s3:GetObject')).toThrow('not authorized');
  await expect(live.update({ Bucket: 'b-1', PolicyDocument: { Statement: {} } })).rejects.toMatchObject({
    code: 'MalformedPolicy',
  });
  expect(may('s3:PutObject')).not.toThrow();
  await live.delete();
  expect(may('s3:PutObject')).toThrow('not authorized');
});

test('what empties a bucket before it goes does so for the bucket in its place, and for the one before in the clean-up', async () => {
  await using world = await s3World();
  for (const BucketName of ['b-1', 'b-2']) {
    await createLive(world.account, BUCKET, { BucketName }, BucketName);
    await world.s3.send(new PutObjectCommand({ Bucket: BucketName, Key: 'k', Body: 'text' }));
  }
  const count = async (Bucket: string) =>
    (await world.s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount;
  const of = (BucketName: string) => ({
    BucketName,
    ServiceToken: 'arn:aws:lambda:us-east-1:0:function:f',
  });
  const live = await createLive(world.account, 'Custom::S3AutoDeleteObjects', of('b-1'));
  await live.update(of('b-2'));
  for (const left of live.takeSuperseded!()) await left.delete!();
  expect([await count('b-1'), await count('b-2')]).toEqual([0, 1]);
  await live.delete();
  expect(await count('b-2')).toBe(0);
});
