import { createHash } from 'node:crypto';
import {
  Authorizer,
  type Decision,
  MalformedPolicyDocumentError,
  type NamedPolicy,
  parsePolicyDocument,
  type Principal,
} from '@pipeline/iam-policy';
import type { Account } from '../account';
import { AwsError } from '../errors/aws-error';
import type { Trace } from '../trace/trace';
import { AccessDenied } from './access-denied';
import type { Caller } from './caller';
import type { Role } from './role';

/** Decides every call in a local run by the policies of the stack, and records what was denied. */
export class Access {
  private readonly authorizer = new Authorizer();
  private readonly rolesByName = new Map<string, Role>();

  constructor(
    private readonly account: Account,
    private readonly trace: Trace,
  ) {}

  /** A caller from outside the stack, with whatever credentials: the administrator of the account. */
  get administrator(): Caller {
    const { accountId, partition } = this.account;
    return {
      principal: { type: 'administrator', accountId, arn: `arn:${partition}:iam::${accountId}:root` },
    };
  }

  /** @throws AwsError `MalformedPolicyDocument` for a trust policy that is none */
  createRole({ roleName, roleArn, trustPolicy, createDate }: Omit<Role, 'roleId' | 'policies'>): void {
    wellFormed(() => {
      const document = parsePolicyDocument(trustPolicy, `trust policy of ${roleName}`);
      this.authorizer.setResourcePolicy(roleArn, { name: 'AssumeRolePolicyDocument', document });
    });
    const roleId = `AROA${createHash('sha256').update(roleArn).digest('hex').slice(0, 17).toUpperCase()}`;
    this.rolesByName.set(roleName, {
      roleName,
      roleArn,
      roleId,
      trustPolicy,
      createDate,
      policies: new Map(),
    });
  }

  /** @throws AwsError `NoSuchEntity`, `MalformedPolicyDocument` */
  putRolePolicy(roleName: string, policyName: string, document: object): void {
    const { policies, roleArn } = this.role(roleName);
    wellFormed(() => {
      const parsed = {
        name: policyName,
        document: parsePolicyDocument(document, `policy ${policyName} of ${roleName}`),
      };
      policies.set(policyName, { document, parsed });
      this.authorizer.setIdentityPolicies(
        roleArn,
        [...policies.values()].map((policy) => policy.parsed),
      );
    });
  }

  /** @throws AwsError `NoSuchEntity` */
  role(roleName: string): Role {
    const role = this.rolesByName.get(roleName);
    if (role) return role;
    throw new AwsError('NoSuchEntity', `The role with name ${roleName} cannot be found.`, 404);
  }

  /** All roles, by name. */
  get roles(): Role[] {
    return [...this.rolesByName.values()].sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
  }

  /** Sets the policy of a resource, or removes it. */
  setResourcePolicy(resourceArn: string, policy: NamedPolicy | undefined): void {
    this.authorizer.setResourcePolicy(resourceArn, policy);
  }

  /** @throws AccessDenied with AWS's words, unless the policies allow the call */
  require(caller: Caller, action: string, resourceArn: string): void {
    const decision = this.decide(caller, action, resourceArn);
    if (decision.effect === 'Allow') return;
    this.trace.record(resourceArn, {}, { what: 'AccessDenied', action, message: decision.message });
    throw new AccessDenied(action, resourceArn, decision.message);
  }

  /**
   * What a service does before it acts for a resource: takes on the role that the resource names.
   *
   * @param service the service principal, such as `pipes.amazonaws.com`
   * @param sourceArn the resource for which the role is taken on
   * @throws AccessDenied unless the role's trust policy allows it
   */
  assumeRole(roleArn: string, service: string, sourceArn: string, sessionName: string): Caller {
    this.require({ principal: { type: 'service', service }, sourceArn }, 'sts:AssumeRole', roleArn);
    const roleId = this.role(roleArn.slice(roleArn.lastIndexOf('/') + 1)).roleId;
    const principal: Principal = {
      type: 'role',
      roleArn,
      roleId,
      sessionName,
      accountId: this.account.accountId,
    };
    return { principal };
  }

  private decide(caller: Caller, action: string, resource: string): Decision {
    const { accountId } = this.account;
    return this.authorizer.authorize({
      principal: caller.principal,
      action,
      resource,
      resourceAccountId: accountId,
      context: {
        // Loopback counts as TLS.
        'aws:SecureTransport': 'true',
        ...caller.context,
        ...(caller.calledVia && {
          'aws:CalledVia': [caller.calledVia],
          'aws:CalledViaFirst': caller.calledVia,
          'aws:CalledViaLast': caller.calledVia,
        }),
        ...(caller.sourceArn && { 'aws:SourceArn': caller.sourceArn, 'aws:SourceAccount': accountId }),
      },
    });
  }
}

/** @throws AwsError `MalformedPolicyDocument`, IAM's own code, for a policy that is none or cannot be evaluated */
function wellFormed(set: () => void): void {
  try {
    set();
  } catch (error) {
    if (error instanceof MalformedPolicyDocumentError) throw new AwsError(error.code, error.message, 400);
    throw error;
  }
}
