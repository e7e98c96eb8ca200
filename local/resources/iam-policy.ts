import { z } from 'zod';
import { resourceType } from '../engine/resource-type';
import type { LocalServices } from '../services/local-services';

export const iamPolicy = resourceType({
  type: 'AWS::IAM::Policy',
  properties: z.strictObject({
    PolicyName: z.string(),
    PolicyDocument: z.record(z.string(), z.unknown()),
    Roles: z.array(z.string()),
  }),
  create: ({ PolicyName, PolicyDocument, Roles }, { access }: LocalServices, { physicalName }) => {
    for (const roleName of Roles) access.putRolePolicy(roleName, PolicyName, PolicyDocument);
    return { ref: physicalName };
  },
});
