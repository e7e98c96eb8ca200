import { z } from 'zod';
import { cfnTags, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { IamPorts } from '../ports';

export const iamManagedPolicy = resourceType({
  type: 'AWS::IAM::ManagedPolicy',
  properties: z.strictObject({
    Description: z.string().optional(),
    ManagedPolicyName: z.string().optional(),
    Path: z.string().default('/'),
    PolicyDocument: z.record(z.string(), z.unknown()),
    Roles: z.array(z.string()).default([]),
    Tags: cfnTags.default([]),
    Users: refused('The local run has no users'),
    Groups: refused('The local run has no groups of users'),
  }),
  create: (properties, { access, managedPolicies }: IamPorts, { physicalName }) => {
    const { Description, ManagedPolicyName, Path, PolicyDocument, Roles, Tags } = properties;
    const policy = managedPolicies.create({
      policyName: ManagedPolicyName ?? physicalName.slice(-128),
      path: Path,
      document: PolicyDocument,
      ...(Description && { description: Description }),
      tags: Tags,
    });
    for (const roleName of Roles) access.attachRolePolicy(roleName, policy);
    const { policyArn, policyId, versionId, createDate } = policy;
    return {
      ref: policyArn,
      attributes: {
        PolicyArn: policyArn,
        PolicyId: policyId,
        DefaultVersionId: versionId,
        IsAttachable: true,
        CreateDate: createDate.toISOString(),
        UpdateDate: createDate.toISOString(),
      },
    };
  },
});
