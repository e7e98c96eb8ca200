import { S3Client } from '@aws-sdk/client-s3';
import { ManualClock } from '../../../src/clock/manual-clock';
import { LocalAccount } from '../../../src/local-account';
import type { LocalAccountProps } from '../../../src/local-account-props';
import { listen } from '../../../src/wire/http-server';
import { deployTemplate } from '../../account-under-test';

export const bucket = (properties: object = {}) => ({
  Type: 'AWS::S3::Bucket',
  Properties: { BucketName: 'bucket', ...properties },
});

/** An account behind a real port, on a clock that stands still, with S3's own client. */
export async function s3World(
  Resources: Readonly<Record<string, object>> = { Bucket: bucket() },
  region = 'us-east-1',
  props: Partial<LocalAccountProps> = {},
) {
  const server = await listen(0, (error) => {
    throw error;
  });
  const account = new LocalAccount({
    endpointUrl: server.url,
    region,
    clock: new ManualClock(),
    ...props,
  });
  server.answerWith(account);
  const s3 = new S3Client({
    endpoint: server.url,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
    maxAttempts: 1,
  });
  const dispose = async () => {
    s3.destroy();
    await account[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  };
  const { outputs, notRun } = await deployTemplate(account, {
    Resources,
  }).catch(async (error: unknown) => {
    await dispose();
    throw error;
  });
  return {
    account,
    notRun,
    outputs,
    s3,
    url: server.url,
    [Symbol.asyncDispose]: dispose,
  };
}
