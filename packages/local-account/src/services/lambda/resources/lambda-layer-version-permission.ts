import { z } from 'zod';
import { only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { stableUuid } from '../../../engine/stable-uuid';
import { AwsError } from '../../../errors/aws-error';
import { principalOf } from '../policy/permission-statement';
import type { LambdaPorts } from '../ports';

export const lambdaLayerVersionPermission = resourceType({
  type: 'AWS::Lambda::LayerVersionPermission',
  properties: z.strictObject({
    Action: only('lambda:GetLayerVersion'),
    LayerVersionArn: z.string(),
    OrganizationId: z.string().optional(),
    Principal: z.string().regex(/^(?:\d{12}|\*|arn:[^:]+:iam::\d{12}:root)$/, {
      error: ({ input }) => `It takes an account or *, not ${JSON.stringify(input)}`,
    }),
  }),
  create: (properties, { account, layers, policies }: LambdaPorts, { physicalName }) => {
    const { Action, LayerVersionArn, OrganizationId, Principal } = properties;
    if (!layers.has(LayerVersionArn)) {
      // Recorded on AWS.
      throw new AwsError(
        'ResourceNotFoundException',
        `Layer version ${LayerVersionArn} does not exist.`,
        404,
      );
    }
    const Sid = stableUuid(physicalName);
    policies.addStatement(LayerVersionArn, {
      Sid,
      Effect: 'Allow',
      Principal: principalOf(account, Principal),
      Action,
      Resource: LayerVersionArn,
      ...(OrganizationId !== undefined && {
        Condition: { StringEquals: { 'aws:PrincipalOrgID': OrganizationId } },
      }),
    });
    const id = `${LayerVersionArn}#${Sid}`;
    return {
      ref: id,
      attributes: { Id: id },
      delete: () => void policies.removeStatement(LayerVersionArn, Sid),
    };
  },
});
