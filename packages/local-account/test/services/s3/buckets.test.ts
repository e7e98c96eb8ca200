import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { Caller } from '../../../src/access/caller';
import { bucket, s3World } from './s3-world';

const Bucket = 'bucket';

test('a bucket from its creation to its end', async () => {
  await using world = await s3World({ Other: bucket({ BucketName: 'other' }) }, 'eu-west-1');
  const { s3 } = world;
  await s3.send(new CreateBucketCommand({ Bucket }));
  await expect(s3.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({
    name: 'BucketAlreadyOwnedByYou',
  });
  await expect(s3.send(new ListBucketsCommand({}))).resolves.toMatchObject({
    Buckets: [{ Name: 'bucket', CreationDate: new Date('2026-01-01T00:00:00Z') }, { Name: 'other' }],
  });
  await expect(s3.send(new HeadBucketCommand({ Bucket }))).resolves.toMatchObject({
    BucketRegion: 'eu-west-1',
  });
  await expect(s3.send(new GetBucketLocationCommand({ Bucket }))).resolves.toMatchObject({
    LocationConstraint: 'eu-west-1',
  });
  await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'b' }));
  await expect(s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
    Code: 'BucketNotEmpty',
  });
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
  await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
  });
});

test('what is not served is refused by its name', async () => {
  await using world = await s3World();
  await expect(world.s3.send(new GetBucketAclCommand({ Bucket }))).rejects.toThrow(
    'The local run does not serve s3 GetBucketAcl.',
  );
  await expect(world.s3.send(new GetObjectAclCommand({ Bucket, Key: 'k' }))).rejects.toThrow(
    'The local run does not serve s3 GetObjectAcl.',
  );
  await expect(world.s3.send(new CreateBucketCommand({ Bucket: 'Not_A_Name' }))).rejects.toMatchObject({
    Code: 'InvalidBucketName',
  });
});

describe('in a template', () => {
  test('as the CDK writes it', async () => {
    await using world = await s3World({
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
            ],
          },
          LifecycleConfiguration: {
            Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }],
          },
          OwnershipControls: {
            Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
          },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Bucket' },
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Action: 's3:*',
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                Effect: 'Deny',
                Principal: { AWS: '*' },
                Resource: [
                  { 'Fn::GetAtt': ['Bucket', 'Arn'] },
                  {
                    'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']],
                  },
                ],
              },
            ],
          },
        },
      },
      Empty: {
        Type: 'Custom::S3AutoDeleteObjects',
        Properties: { BucketName: { Ref: 'Bucket' }, ServiceToken: 'arn' },
      },
    });
    const { Buckets = [] } = await world.s3.send(new ListBucketsCommand({}));
    expect(Buckets[0]?.Name).toMatch(/^test-bucket-[0-9a-f]{12}$/);
    await world.s3.send(new PutObjectCommand({ Bucket: Buckets[0]!.Name, Key: 'k', Body: 'b' }));
    expect(world.notRun).toEqual([]);
  });

  test.each([
    [{ VersioningConfiguration: { Status: 'Off' } }, 'VersioningConfiguration'],
    [{ NotificationConfiguration: {} }, 'The local run tells nobody of objects'],
    [{ CorsConfiguration: {} }, 'CorsConfiguration'],
    [{ AccessControl: 'PublicRead' }, 'AccessControl'],
    [{ Fish: 1 }, 'Fish'],
  ])('what is not run is refused by its name: %j', async (properties, says) => {
    await expect(s3World({ Bucket: bucket(properties) })).rejects.toThrow(says);
  });
});

describe('who may read', () => {
  const service = {
    principal: { type: 'service', service: 'logs.amazonaws.com' },
  } as const;
  const getAs = (world: Awaited<ReturnType<typeof s3World>>, caller: Caller) =>
    world.account.services
      .find(({ name }) => name === 's3')!
      .operations.get('GetObject')!
      .call({ Bucket, Key: 'k' }, { caller, signal: new AbortController().signal });
  const allow = (...Action: string[]) => ({
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket,
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'logs.amazonaws.com' },
          Action,
          Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*'],
        },
      },
    },
    DependsOn: ['Bucket'],
  });

  test('the bucket’s policy is that of its objects', async () => {
    await using closed = await s3World();
    await expect(getAs(closed, service)).rejects.toMatchObject({
      code: 'AccessDenied',
      httpStatus: 403,
    });
    await using open = await s3World({
      Bucket: bucket(),
      Policy: allow('s3:GetObject'),
    });
    await open.s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'b' }));
    await expect(getAs(open, service)).resolves.toMatchObject({
      ContentLength: 1,
    });
  });

  test('only who may list learns that there is no object', async () => {
    await using world = await s3World({
      Bucket: bucket(),
      Policy: allow('s3:GetObject'),
    });
    await expect(getAs(world, service)).rejects.toMatchObject({
      code: 'AccessDenied',
      action: 's3:ListBucket',
    });
    await using listing = await s3World({
      Bucket: bucket(),
      Policy: allow('s3:GetObject', 's3:ListBucket'),
    });
    await expect(getAs(listing, service)).rejects.toMatchObject({
      code: 'NoSuchKey',
    });
  });
});
