import { z } from 'zod';
import type { Role, RoleSettings } from '../../../access/role';
import { iamArn } from '../../../arn';
import { cfnNumber, cfnPolicyDocument, cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { attachablePolicy } from '../managed-policies/attachable-policy';
import type { IamPorts } from '../ports';

const inlinePolicy = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: cfnPolicyDocument,
});

const roleProperties = z.strictObject({
  RoleName: z.string().optional(),
  Path: z.string().default('/'),
  Description: z.string().optional(),
  MaxSessionDuration: cfnNumber.default(3600),
  AssumeRolePolicyDocument: cfnPolicyDocument,
  Policies: z.array(inlinePolicy).default([]),
  PermissionsBoundary: z.string().optional(),
  ManagedPolicyArns: z.array(z.string()).default([]),
  Tags: cfnTags.default([]),
});

type RoleProperties = z.output<typeof roleProperties>;

export const iamRole = resourceType({
  type: 'AWS::IAM::Role',
  properties: roleProperties,
  create: (created, ports: IamPorts, { logicalId, physicalName }) => {
    const { access, account, clock } = ports;
    let properties = created;
    const roleName = created.RoleName ?? physicalName.slice(-64);
    const roleArn = iamArn(account, `role${created.Path}${roleName}`);
    const role = access.roles.create({
      roleName,
      roleArn,
      createDate: new Date(clock.now()),
      path: created.Path,
      ...settingsOf(created, ports, logicalId),
    });
    return {
      ref: roleName,
      attributes: { Arn: roleArn, RoleId: role.roleId },
      update: (changed) => {
        const settings = settingsOf(changed, ports, logicalId);
        const { policies, attachedPolicies } = withoutOwn(access.roles.get(roleName), properties);
        access.roles.change(roleName, {
          ...settings,
          policies: new Map([...policies, ...settings.policies]),
          attachedPolicies: new Map([...attachedPolicies, ...settings.attachedPolicies]),
        });
        properties = changed;
      },
      describe: () => describeRole(access.roles.get(roleName), properties),
      delete: () => {
        const rest = withoutOwn(access.roles.get(roleName), properties);
        access.roles.delete(roleName, rest);
      },
    };
  },
});

type Policies = Pick<RoleSettings, 'policies' | 'attachedPolicies'>;

/** @throws RefusedError, AwsError `NoSuchEntity` for a managed policy that there is not */
function settingsOf(properties: RoleProperties, ports: IamPorts, logicalId: string) {
  const { Description, ManagedPolicyArns, PermissionsBoundary, Policies } = properties;
  const policyOf = (policyArn: string, property: string) =>
    attachablePolicy(ports, policyArn, `${logicalId} (AWS::IAM::Role), property ${property}`);
  return {
    trustPolicy: properties.AssumeRolePolicyDocument,
    description: Description,
    maxSessionDurationSeconds: properties.MaxSessionDuration,
    tags: properties.Tags,
    permissionsBoundary:
      PermissionsBoundary === undefined ? undefined : policyOf(PermissionsBoundary, 'PermissionsBoundary'),
    policies: new Map(Policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, PolicyDocument])),
    attachedPolicies: new Map(
      ManagedPolicyArns.map((arn, index) => [arn, policyOf(arn, `ManagedPolicyArns.${index}`)]),
    ),
  } satisfies RoleSettings;
}

/** The policies that others have given to the role: they stay. */
function withoutOwn(
  { policies, attachedPolicies }: Policies,
  { ManagedPolicyArns, Policies: own }: RoleProperties,
): Policies {
  return {
    policies: new Map([...policies].filter(([name]) => own.every(({ PolicyName }) => PolicyName !== name))),
    attachedPolicies: new Map([...attachedPolicies].filter(([arn]) => !ManagedPolicyArns.includes(arn))),
  };
}

/** Policies that are other resources' are not the role's properties. */
function describeRole(role: Role, { Policies, ManagedPolicyArns }: RoleProperties) {
  const { description, permissionsBoundary, policies, tags } = role;
  const inline = Policies.flatMap(({ PolicyName }) => {
    const PolicyDocument = policies.get(PolicyName);
    return PolicyDocument ? [{ PolicyName, PolicyDocument }] : [];
  });
  const managed = ManagedPolicyArns.filter((arn) => role.attachedPolicies.has(arn));
  return {
    AssumeRolePolicyDocument: role.trustPolicy,
    MaxSessionDuration: role.maxSessionDurationSeconds,
    ...(description !== undefined && { Description: description }),
    ...(permissionsBoundary && { PermissionsBoundary: permissionsBoundary.policyArn }),
    ...(inline.length > 0 && { Policies: inline }),
    ...(managed.length > 0 && { ManagedPolicyArns: managed }),
    ...(tags.length > 0 && { Tags: [...tags] }),
  };
}
