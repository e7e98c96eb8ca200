import { z } from 'zod';
import { arn } from '../../../arn';
import { resourceType } from '../../../engine/resource-type';
import type { LambdaPorts } from '../ports';
import { assetOf } from './asset-of';

export const lambdaLayerVersion = resourceType({
  type: 'AWS::Lambda::LayerVersion',
  properties: z.strictObject({
    // For those who look for a layer: they decide nothing.
    CompatibleArchitectures: z.array(z.enum(['arm64', 'x86_64'])).optional(),
    CompatibleRuntimes: z.array(z.string()).optional(),
    Content: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
    Description: z.string().optional(),
    LayerName: z
      .string()
      .regex(/^[a-zA-Z0-9-_]{1,140}$/, {
        error: ({ input }) => `It takes letters, digits, - and _, not ${JSON.stringify(input)}`,
      })
      .optional(),
    LicenseInfo: z.string().optional(),
  }),
  create: ({ Content, LayerName }, { account, assets, layers, policies }: LambdaPorts, identity) => {
    const { logicalId, physicalName } = identity;
    const asset = assetOf(
      assets,
      Content.S3Key,
      `${logicalId} (AWS::Lambda::LayerVersion), property Content`,
    );
    const layerArn = arn(account, 'lambda', `layer:${LayerName ?? physicalName}`);
    const { layerVersionArn } = layers.publish(layerArn, asset);
    return {
      ref: layerVersionArn,
      attributes: { LayerVersionArn: layerVersionArn },
      delete: () => {
        policies.delete(layerVersionArn);
        layers.delete(layerVersionArn);
      },
    };
  },
});
