import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';

/** Known by name only, to be refused by name. IAM authorization needs no such resource. */
export const apiGatewayV2Authorizer = resourceType({
  type: 'AWS::ApiGatewayV2::Authorizer',
  properties: z.looseObject({ AuthorizerType: z.string() }),
  create: ({ AuthorizerType }, _, { logicalId }) => {
    throw new RefusedError(
      `${logicalId} (AWS::ApiGatewayV2::Authorizer), property AuthorizerType`,
      `${AuthorizerType}: the local run does not run JWT and Lambda authorizers, only routes with NONE or AWS_IAM.`,
    );
  },
});
