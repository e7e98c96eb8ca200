import { z } from 'zod';
import { cfnPolicyDocument, cfnTags, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { ManagedPolicy } from '../managed-policies/managed-policy';
import type { IamPorts } from '../ports';

export const iamManagedPolicy = resourceType({
  type: 'AWS::IAM::ManagedPolicy',
  properties: z.strictObject({
    Description: z.string().optional(),
    ManagedPolicyName: z.string().optional(),
    Path: z.string().default('/'),
    PolicyDocument: cfnPolicyDocument,
    Roles: z.array(z.string()).default([]),
    Tags: cfnTags.default([]),
    Users: refused('The local run has no users'),
    Groups: refused('The local run has no groups of users'),
  }),
  create: (created, { access, managedPolicies }: IamPorts, { physicalName }) => {
    let properties = created;
    const { Description, ManagedPolicyName, Path, PolicyDocument, Roles, Tags } = created;
    for (const roleName of Roles) access.roles.get(roleName);
    let policy = managedPolicies.create({
      policyName: ManagedPolicyName ?? physicalName.slice(-128),
      path: Path,
      document: PolicyDocument,
      ...(Description && { description: Description }),
      tags: Tags,
    });
    const { policyArn } = policy;
    const attach = (roles: readonly string[]) => {
      for (const roleName of roles) access.roles.attachPolicy(roleName, policy);
    };
    const detach = (roles: readonly string[]) => {
      for (const { roleName, attachedPolicies } of access.roles.all) {
        if (!roles.includes(roleName)) continue;
        const rest = new Map(attachedPolicies);
        rest.delete(policyArn);
        access.roles.change(roleName, { attachedPolicies: rest });
      }
    };
    attach(Roles);
    return {
      ref: policyArn,
      attributes: attributesOf(policy),
      update: (changed) => {
        for (const roleName of changed.Roles) access.roles.get(roleName);
        policy = managedPolicies.change(policyArn, { document: changed.PolicyDocument, tags: changed.Tags });
        access.roles.changeAttachedPolicy(policy);
        detach(properties.Roles.filter((roleName) => !changed.Roles.includes(roleName)));
        attach(changed.Roles);
        properties = changed;
        return attributesOf(policy);
      },
      delete: () => {
        const others = access.roles.all.filter(
          ({ permissionsBoundary, roleName }) =>
            !properties.Roles.includes(roleName) || permissionsBoundary?.policyArn === policyArn,
        );
        managedPolicies.delete(policyArn, others);
        detach(properties.Roles);
      },
    };
  },
});

function attributesOf({ policyArn, policyId, versionId, createDate, updateDate }: ManagedPolicy) {
  return {
    PolicyArn: policyArn,
    PolicyId: policyId,
    DefaultVersionId: versionId,
    IsAttachable: true,
    CreateDate: createDate.toISOString(),
    UpdateDate: updateDate.toISOString(),
  };
}
