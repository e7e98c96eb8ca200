import { z } from 'zod';
import { iamArn } from '../../../arn';
import { cfnNumber, cfnTags, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
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
    PermissionsBoundary: refused('The local run does not evaluate permissions boundaries'),
    ManagedPolicyArns: z.array(z.string()).default([]),
    Tags: cfnTags.optional(),
  }),
  create: (properties, { access, account, clock }: IamPorts, { logicalId, physicalName }) => {
    if (properties.ManagedPolicyArns.length > 0) {
      throw new RefusedError(
        `${logicalId} (AWS::IAM::Role), property ManagedPolicyArns`,
        `The local run does not know what ${properties.ManagedPolicyArns.join(', ')} allows. Use inline policies.`,
      );
    }
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
    });
    for (const { PolicyName, PolicyDocument } of properties.Policies) {
      access.putRolePolicy(roleName, PolicyName, PolicyDocument);
    }
    return { ref: roleName, attributes: { Arn: roleArn, RoleId: role.roleId } };
  },
});
