import { z } from 'zod';
import { iamArn } from '../../../arn';
import { cfnNumber, cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { attachablePolicy } from '../managed-policies/attachable-policy';
import type { IamPorts } from '../ports';

const inlinePolicy = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: z.record(z.string(), z.unknown()),
});

export const iamRole = resourceType({
  type: 'AWS::IAM::Role',
  properties: z.strictObject({
    RoleName: z.string().optional(),
    Path: z.string().default('/'),
    Description: z.string().optional(),
    MaxSessionDuration: cfnNumber.default(3600),
    AssumeRolePolicyDocument: z.record(z.string(), z.unknown()),
    Policies: z.array(inlinePolicy).default([]),
    PermissionsBoundary: z.string().optional(),
    ManagedPolicyArns: z.array(z.string()).default([]),
    Tags: cfnTags.default([]),
  }),
  create: (properties, ports: IamPorts, { logicalId, physicalName }) => {
    const { access, account, clock } = ports;
    const policyOf = (policyArn: string, property: string) =>
      attachablePolicy(ports, policyArn, `${logicalId} (AWS::IAM::Role), property ${property}`);
    const managedPolicies = properties.ManagedPolicyArns.map((policyArn, index) =>
      policyOf(policyArn, `ManagedPolicyArns.${index}`),
    );
    const { PermissionsBoundary: boundaryArn } = properties;
    const roleName = properties.RoleName ?? physicalName.slice(-64);
    const roleArn = iamArn(account, `role${properties.Path}${roleName}`);
    const role = access.createRole({
      roleName,
      roleArn,
      trustPolicy: properties.AssumeRolePolicyDocument,
      createDate: new Date(clock.now()),
      path: properties.Path,
      ...(properties.Description !== undefined && { description: properties.Description }),
      maxSessionDurationSeconds: properties.MaxSessionDuration,
      tags: properties.Tags,
      ...(boundaryArn !== undefined && {
        permissionsBoundary: policyOf(boundaryArn, 'PermissionsBoundary'),
      }),
    });
    for (const policy of managedPolicies) access.attachRolePolicy(roleName, policy);
    for (const { PolicyName, PolicyDocument } of properties.Policies) {
      access.putRolePolicy(roleName, PolicyName, PolicyDocument);
    }
    return { ref: roleName, attributes: { Arn: roleArn, RoleId: role.roleId } };
  },
});
