import { request } from 'node:http';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { bucket, s3World } from './s3-world';

const Bucket = 'bucket';
const Key = 'own/a key+é.txt';

const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'Own',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: '000000000000' },
      },
    },
    Policies: [
      {
        PolicyName: 'P',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: 'arn:aws:s3:::bucket/own/*',
            Condition: {
              StringEquals: { 's3:ResourceAccount': '000000000000' },
            },
          },
        },
      },
    ],
  },
};

/** An account with a role, and a client of one of its sessions. */
async function sessionWorld() {
  const world = await s3World({ Bucket: bucket(), Role: role });
  const sts = new STSClient({
    endpoint: world.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const RoleArn = 'arn:aws:iam::000000000000:role/Own';
  const assumed = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me' }));
  const credentials = {
    accessKeyId: assumed.Credentials!.AccessKeyId!,
    secretAccessKey: assumed.Credentials!.SecretAccessKey!,
    sessionToken: assumed.Credentials!.SessionToken!,
  };
  const client = (more: object = {}) =>
    new S3Client({
      endpoint: world.url,
      region: 'us-east-1',
      maxAttempts: 1,
      forcePathStyle: true,
      credentials,
      ...more,
    });
  return { ...world, client };
}

let world: Awaited<ReturnType<typeof sessionWorld>>;
let own: S3Client;
beforeAll(async () => {
  world = await sessionWorld();
  own = world.client();
});
afterAll(() => world[Symbol.asyncDispose]());

const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

test('a session reads and writes what its role may, and nothing else', async () => {
  await own.send(new PutObjectCommand({ Bucket, Key, Body: 'whole' }));
  const Body = Readable.from([Buffer.from('in '), Buffer.from('pieces')]);
  await own.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body,
      ContentLength: 9,
      ChecksumAlgorithm: 'SHA256',
    }),
  );
  const { Body: read } = await own.send(new GetObjectCommand({ Bucket, Key }));
  await expect(read!.transformToString()).resolves.toBe('in pieces');
  await expect(own.send(new PutObjectCommand({ Bucket, Key: 'other', Body: 'b' }))).rejects.toMatchObject({
    ...denied,
    message: expect.stringContaining('is not authorized to perform: s3:PutObject on resource') as string,
  });
  await expect(own.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject(denied);
  await expect(own.send(new ListBucketsCommand())).rejects.toMatchObject(denied);
});

test('a signature with another secret is refused', async () => {
  const { accessKeyId, sessionToken } = await own.config.credentials();
  const forged = world.client({
    credentials: { accessKeyId, sessionToken, secretAccessKey: 'guess' },
  });
  await expect(forged.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  });
});

test('who has a URL of a session does what is signed in it, and nothing else', async () => {
  const put = await getSignedUrl(own, new PutObjectCommand({ Bucket, Key }), {
    expiresIn: 60,
  });
  expect((await fetch(put, { method: 'PUT', body: 'by a URL' })).status).toBe(200);
  const get = await getSignedUrl(
    own,
    new GetObjectCommand({
      Bucket,
      Key,
      ResponseContentType: 'text/x',
      ResponseContentDisposition: 'inline',
    }),
  );
  const answer = await fetch(get);
  expect(answer.headers.get('content-type')).toBe('text/x');
  expect(answer.headers.get('content-disposition')).toBe('inline');
  await expect(answer.text()).resolves.toBe('by a URL');
  const other = get.replace('/own/', '/other/');
  expect((await fetch(other)).status).toBe(403);
  const denies = await getSignedUrl(own, new GetObjectCommand({ Bucket, Key: 'other' }));
  const refused = await fetch(denies);
  expect(refused.status).toBe(403);
  await expect(refused.text()).resolves.toContain('<Code>AccessDenied</Code>');
});

test('a URL from outside holds for as long as it says', async () => {
  const outside = world.client({ credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  await outside.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'read' }));
  const read = async (command: GetObjectCommand, signingDate: Date) => {
    const answer = await fetch(await getSignedUrl(outside, command, { expiresIn: 60, signingDate }));
    return [answer.status, await answer.text()];
  };
  const get = new GetObjectCommand({ Bucket, Key: 'k' });
  await expect(read(get, new Date())).resolves.toEqual([200, 'read']);
  const [status, text] = await read(get, new Date(Date.now() - 61_000));
  expect([status, text]).toEqual([403, expect.stringContaining('Request has expired')]);
});

test('version 1 of the AWS CLI signs URLs in the older way', async () => {
  const at = `${world.url}/${Bucket}/k?AWSAccessKeyId=test&Signature=s&Expires=`;
  const later = String(Math.floor(Date.now() / 1000) + 60);
  expect((await fetch(at + later)).status).toBe(200);
  expect((await fetch(`${at}1`)).status).toBe(403);
  const { accessKeyId } = await own.config.credentials();
  const ofSession = await fetch((at + later).replace('Id=test', `Id=${accessKeyId}`));
  expect(ofSession.status).toBe(400);
  await expect(ofSession.text()).resolves.toContain('Please use AWS4-HMAC-SHA256.');
});

test('the bucket may stand in the host', async () => {
  await own.send(new PutObjectCommand({ Bucket, Key, Body: 'by its host' }));
  const { port } = new URL(world.url);
  // A client of its own resolves no such name: the address is given, and the host is said.
  const url = await getSignedUrl(
    world.client({
      endpoint: `http://localhost:${port}`,
      forcePathStyle: false,
    }),
    new GetObjectCommand({ Bucket, Key }),
  );
  expect(new URL(url).host).toBe(`bucket.localhost:${port}`);
  await expect(getByHost(url)).resolves.toBe('by its host');
});

test('a client that expects the bucket of somebody else is refused', async () => {
  const read = (ExpectedBucketOwner: string) =>
    own.send(new GetObjectCommand({ Bucket, Key, ExpectedBucketOwner }));
  await read('000000000000');
  await expect(read('111111111111')).rejects.toMatchObject(denied);
});

/** Sends a request to 127.0.0.1, whatever host its URL names. */
async function getByHost(url: string): Promise<string> {
  const { host, port, pathname, search } = new URL(url);
  const options = {
    host: '127.0.0.1',
    port,
    path: pathname + search,
    headers: { host },
  };
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
}
