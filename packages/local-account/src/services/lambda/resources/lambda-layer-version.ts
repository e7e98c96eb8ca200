import { z } from 'zod';
import { arn } from '../../../arn';
import { resourceType } from '../../../engine/resource-type';
import { readAsset } from '../code/asset-package';
import { codeAsset } from '../code/code-asset';
import { describeCode } from '../code/describe-code';
import { makeTaskFolder, removeTaskFolder } from '../code/task-folder';
import type { LambdaPorts } from '../ports';

export const lambdaLayerVersion = resourceType({
  type: 'AWS::Lambda::LayerVersion',
  properties: z.strictObject({
    // For those who look for a layer: they decide nothing.
    CompatibleArchitectures: z.array(z.enum(['arm64', 'x86_64'])).optional(),
    CompatibleRuntimes: z.array(z.string()).optional(),
    Content: z.strictObject({
      S3Bucket: z.string(),
      S3Key: z.string(),
      S3ObjectVersion: z.string().optional(),
    }),
    Description: z.string().optional(),
    LayerName: z
      .string()
      .regex(/^[a-zA-Z0-9-_]{1,140}$/, {
        error: ({ input }) => `It takes letters, digits, - and _, not ${JSON.stringify(input)}`,
      })
      .optional(),
    LicenseInfo: z.string().optional(),
  }),
  create: async ({ Content, LayerName }, ports: LambdaPorts, { physicalName }) => {
    const { account, assets, bundle, layers, policies } = ports;
    const { S3Bucket, S3Key, S3ObjectVersion } = Content;
    const location = { bucketName: S3Bucket, objectKey: S3Key, versionId: S3ObjectVersion };
    const { digest, writeTo } = await readAsset(codeAsset(assets, location));
    const { directory } = await makeTaskFolder((await bundle.write()).directory, writeTo);
    const codeSizeBytes = digest?.sizeBytes ?? describeCode({ codeDirectory: directory }).CodeSize;
    const layerArn = arn(account, 'lambda', `layer:${LayerName ?? physicalName}`);
    const { layerVersionArn } = layers.publish(layerArn, { codeSizeBytes, directory });
    return {
      ref: layerVersionArn,
      attributes: { LayerVersionArn: layerVersionArn },
      delete: async () => {
        policies.delete(layerVersionArn);
        layers.delete(layerVersionArn);
        await removeTaskFolder(directory);
      },
    };
  },
});
