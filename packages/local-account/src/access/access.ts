import { Authorizer, type Decision, type RolePrincipal } from '@pipeline/iam-policy';
import type { Account } from '../account';
import { iamArn, resourceNameOf } from '../arn';
import type { Clock } from '../clock/clock';
import type { Trace } from '../trace/trace';
import type { TransactionIdentity } from '../trace/trace-record';
import { AccessDenied } from './access-denied';
import type { Caller } from './caller';
import { IssuedCredentials } from './credentials/issued-credentials';
import {
  malformedPolicyDocument,
  parsePolicy,
  type PolicyRefusal,
  refuseMalformedPolicy,
} from './malformed-policy';
import { Roles } from './roles';

/** What there is to know of a call beside what decides it. */
export interface DecidedCall {
  /** What it is about, for the trace. @default - not known */
  readonly transaction?: TransactionIdentity;
  /** Whose API answers, where the action is another service's, as `iam:PassRole` is. @default - the action's */
  readonly service?: string;
}

/** What a session of a role has of its own. */
export type SessionProps = Pick<RolePrincipal, 'sessionName' | 'sourceIdentity' | 'tags'>;

/** Decides every call in a local run by the policies of the stack, and records what was denied. */
export class Access {
  /** The credentials by which callers are known. */
  readonly credentials: IssuedCredentials;
  /** The ARNs of the keys of KMS that are pending deletion: they have a policy still, and nobody can use them. */
  readonly unusableKeys = new Set<string>();
  /** The roles of the account. */
  readonly roles: Roles;
  private readonly authorizer: Authorizer;

  constructor(
    private readonly account: Account,
    private readonly trace: Trace,
    clock: Pick<Clock, 'now'>,
  ) {
    this.credentials = new IssuedCredentials(clock);
    this.authorizer = new Authorizer({ clock: () => new Date(clock.now()) });
    this.roles = new Roles(this.authorizer);
  }

  /** A caller from outside the stack, whose credentials are not known: the administrator of the account. */
  get administrator(): Caller {
    const { accountId } = this.account;
    return {
      principal: { type: 'administrator', accountId, arn: iamArn(this.account, 'root') },
    };
  }

  /**
   * Sets the policy of a resource. One that is refused leaves the policy as it was.
   *
   * @param name names the policy in errors and decisions
   * @param document the policy as its author wrote it: an object, or its JSON text
   * @param refusal how the resource's service refuses a policy that is none @default - IAM's `MalformedPolicyDocument`
   * @throws AwsError what `refusal` gives
   */
  setResourcePolicy(
    resourceArn: string,
    name: string,
    document: unknown,
    refusal: PolicyRefusal = malformedPolicyDocument,
  ): void {
    refuseMalformedPolicy(refusal, () => {
      this.authorizer.setResourcePolicy(resourceArn, parsePolicy(name, document));
    });
  }

  /**
   * Sets all the policies that a service has for its resources together. If one is refused, they stay as they were.
   *
   * @param service as in ARNs, such as `logs`
   * @param policies their names, by which decisions tell them, and their documents
   * @throws AwsError what `refusal` gives
   */
  setServicePolicies(
    service: string,
    policies: readonly { readonly name: string; readonly document: unknown }[],
    refusal: PolicyRefusal,
  ): void {
    refuseMalformedPolicy(refusal, () => {
      const parsed = policies.map(({ name, document }) => parsePolicy(name, document));
      this.authorizer.setServicePolicies(service, parsed);
    });
  }

  hasResourcePolicy(resourceArn: string): boolean {
    return this.authorizer.hasResourcePolicy(resourceArn);
  }

  removeResourcePolicy(resourceArn: string): void {
    this.authorizer.setResourcePolicy(resourceArn, undefined);
  }

  /**
   * @throws AccessDenied with AWS's words, unless the policies allow the call
   */
  require(caller: Caller, action: string, resourceArn: string, about: DecidedCall = {}): void {
    const decision = this.decide(caller, action, resourceArn);
    if (decision.effect === 'Allow') return;
    const { transaction = {}, service } = about;
    this.trace.record(resourceArn, transaction, { what: 'AccessDenied', action, message: decision.message });
    throw new AccessDenied(action, resourceArn, decision.message, service);
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
    return { principal: this.sessionOf(roleArn, { sessionName }), actingService: service };
  }

  /**
   * A session of a role, for whoever may have one: the right to it is looked at before.
   *
   * @throws AwsError `NoSuchEntity`
   */
  sessionOf(roleArn: string, { tags, ...session }: SessionProps): RolePrincipal {
    const role = this.roles.get(resourceNameOf(roleArn));
    const all = { ...Object.fromEntries(role.tags.map(({ Key, Value }) => [Key, Value])), ...tags };
    return {
      type: 'role',
      roleArn,
      roleId: role.roleId,
      accountId: this.account.accountId,
      ...session,
      ...(Object.keys(all).length > 0 && { tags: all }),
    };
  }

  private decide(caller: Caller, action: string, resource: string): Decision {
    const { accountId } = this.account;
    const context = {
      // Loopback counts as TLS.
      'aws:SecureTransport': 'true',
      ...caller.context,
      ...(caller.calledVia && {
        'aws:CalledVia': [caller.calledVia],
        'aws:CalledViaFirst': caller.calledVia,
        'aws:CalledViaLast': caller.calledVia,
      }),
      ...(caller.sourceArn && { 'aws:SourceArn': caller.sourceArn, 'aws:SourceAccount': accountId }),
    };
    return this.authorizer.authorize(
      { principal: caller.principal, action, resource, resourceAccountId: accountId, context },
      caller.sessionPolicies,
    );
  }
}
