import { type Authorizer, compilePolicySet } from '@pipeline/iam-policy';
import { AwsError } from '../errors/aws-error';
import { malformedPolicyDocument, parsePolicy, refuseMalformedPolicy } from './malformed-policy';
import type { AttachedPolicy, Role, RoleInput, RoleSettings } from './role';
import { uniqueId } from './unique-id';

/** The roles of the account, and what their policies let them do. */
export class Roles {
  private readonly byName = new Map<string, Role>();

  constructor(private readonly authorizer: Authorizer) {}

  /** @throws AwsError `EntityAlreadyExists`, `MalformedPolicyDocument`; then there is no such role */
  create(input: RoleInput): Role {
    const { roleName, roleArn } = input;
    if (this.byName.has(roleName)) {
      throw new AwsError('EntityAlreadyExists', `Role with name ${roleName} already exists.`, 409);
    }
    return this.put({
      path: '/',
      maxSessionDurationSeconds: 3600,
      tags: [],
      policies: new Map(),
      attachedPolicies: new Map(),
      ...input,
      roleId: uniqueId('AROA', roleArn),
    });
  }

  /**
   * Changes a role. What it may do holds from the next call on, also for those who have taken it on before.
   *
   * @param changes what is left out stays as it is
   * @throws AwsError `NoSuchEntity`, `MalformedPolicyDocument`; then the role is as it was
   */
  change(roleName: string, changes: Partial<RoleSettings>): void {
    this.put({ ...this.get(roleName), ...changes });
  }

  /** @throws AwsError `NoSuchEntity`, `MalformedPolicyDocument` */
  putPolicy(roleName: string, policyName: string, document: object): void {
    const { policies } = this.get(roleName);
    this.change(roleName, { policies: new Map(policies).set(policyName, document) });
  }

  /** @throws AwsError `NoSuchEntity`, `MalformedPolicyDocument` */
  attachPolicy(roleName: string, policy: AttachedPolicy): void {
    const { attachedPolicies } = this.get(roleName);
    this.change(roleName, {
      attachedPolicies: new Map(attachedPolicies).set(policy.policyArn, policy),
    });
  }

  /**
   * Gives a managed policy another document, wherever it is attached or is a boundary.
   *
   * @throws AwsError `MalformedPolicyDocument`
   */
  changeAttachedPolicy(policy: AttachedPolicy): void {
    const { policyArn } = policy;
    for (const { roleName, attachedPolicies, permissionsBoundary } of this.all) {
      if (attachedPolicies.has(policyArn)) this.attachPolicy(roleName, policy);
      if (permissionsBoundary?.policyArn === policyArn) {
        this.change(roleName, { permissionsBoundary: policy });
      }
    }
  }

  /**
   * Deletes a role. Those who have taken it on may do nothing any more.
   *
   * @param rest the policies that have to be gone before @default - all of the role's
   * @throws AwsError `NoSuchEntity`, `DeleteConflict` for one that still has policies
   * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
   */
  delete(roleName: string, rest: Pick<Role, 'attachedPolicies' | 'policies'> = this.get(roleName)): void {
    const { roleArn } = this.get(roleName);
    const { policies, attachedPolicies } = rest;
    if (attachedPolicies.size > 0) throw deleteConflict('must detach all policies first');
    if (policies.size > 0) throw deleteConflict('must delete policies first');
    this.authorizer.setIdentityPolicies(roleArn, []);
    this.authorizer.setPermissionsBoundary(roleArn, undefined);
    this.authorizer.setResourcePolicy(roleArn, undefined);
    this.byName.delete(roleName);
  }

  /** @throws AwsError `NoSuchEntity` */
  get(roleName: string): Role {
    const role = this.byName.get(roleName);
    if (role) return role;
    throw new AwsError('NoSuchEntity', `The role with name ${roleName} cannot be found.`, 404);
  }

  /** All roles, by name. */
  get all(): Role[] {
    return [...this.byName.values()].sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
  }

  /** Puts a role in the place of the one of its name. All of its policies are looked at before any of them holds. */
  private put(role: Role): Role {
    const { roleArn, roleName, permissionsBoundary } = role;
    refuseMalformedPolicy(malformedPolicyDocument, () => {
      const trust = parsePolicy(`trust policy of ${roleName}`, role.trustPolicy);
      const boundary =
        permissionsBoundary && parsePolicy(permissionsBoundary.policyName, permissionsBoundary.document);
      const identity = [
        ...[...role.policies].map(([name, document]) =>
          parsePolicy(`policy ${name} of ${roleName}`, document),
        ),
        ...[...role.attachedPolicies.values()].map(({ policyName, document }) =>
          parsePolicy(`policy ${policyName}`, document),
        ),
      ];
      compilePolicySet({ identity, resource: trust, ...(boundary && { boundary }) });
      this.authorizer.setResourcePolicy(roleArn, trust);
      this.authorizer.setPermissionsBoundary(roleArn, boundary);
      this.authorizer.setIdentityPolicies(roleArn, identity);
    });
    this.byName.set(roleName, role);
    return role;
  }
}

/** The words: https://repost.aws/knowledge-center/iam-role-delete-conflict */
function deleteConflict(what: string): AwsError {
  return new AwsError('DeleteConflict', `Cannot delete entity, ${what}.`, 409);
}
