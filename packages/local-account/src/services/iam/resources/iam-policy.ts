import { z } from 'zod';
import { refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { IamPorts } from '../ports';

export const iamPolicy = resourceType({
  type: 'AWS::IAM::Policy',
  properties: z.strictObject({
    PolicyName: z.string(),
    PolicyDocument: z.record(z.string(), z.unknown()),
    Roles: z.array(z.string()),
    Users: refused('The local run has no users'),
    Groups: refused('The local run has no groups of users'),
  }),
  create: ({ PolicyName, PolicyDocument, Roles }, { access }: IamPorts, { physicalName }) => {
    for (const roleName of Roles) access.putRolePolicy(roleName, PolicyName, PolicyDocument);
    return { ref: physicalName };
  },
});
