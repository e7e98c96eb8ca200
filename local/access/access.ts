import type { Account } from '../account';
import { Authorizer, type Decision, type NamedPolicy, type Principal } from '../iam';
import type { Trace } from '../trace/trace';
import { AccessDenied } from './access-denied';
import type { Caller } from './caller';

/** Decides every call in a local run by the policies of the stack, and records what was denied. */
export class Access {
  private readonly authorizer = new Authorizer();

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

  /** Sets all identity policies of a role. */
  setRolePolicies(roleArn: string, policies: readonly NamedPolicy[]): void {
    this.authorizer.setIdentityPolicies(roleArn, policies);
  }

  /** Sets the policy of a resource (of a role: its trust policy), or removes it. */
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
    const principal: Principal = { type: 'role', roleArn, sessionName, accountId: this.account.accountId };
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
        ...(caller.sourceArn && { 'aws:SourceArn': caller.sourceArn, 'aws:SourceAccount': accountId }),
      },
    });
  }
}
