import type { ManagedPolicy } from '../managed-policies/managed-policy';
import type { IamPorts } from '../ports';

/** A managed policy as IAM describes it, with how many roles have it. */
export function policyDescription(policy: ManagedPolicy, { access }: Pick<IamPorts, 'access'>) {
  const { policyArn } = policy;
  const countRoles = (has: (role: (typeof access.roles.all)[number]) => boolean) =>
    access.roles.all.filter(has).length;
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: policyArn,
    Path: policy.path,
    DefaultVersionId: policy.versionId,
    AttachmentCount: countRoles(({ attachedPolicies }) => attachedPolicies.has(policyArn)),
    PermissionsBoundaryUsageCount: countRoles(
      ({ permissionsBoundary }) => permissionsBoundary?.policyArn === policyArn,
    ),
    IsAttachable: true,
    CreateDate: policy.createDate,
    UpdateDate: policy.updateDate,
  };
}
