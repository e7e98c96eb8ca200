import { Authorizer, type Decision, type RequestOrigin, type RolePrincipal } from '@pipeline/iam-policy';
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
import type { Role } from './role';
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

/** A role as a service takes it on for a resource. */
interface AssumedRole {
  readonly service: string;
  readonly sourceArn: string;
  readonly sessionName: string;
  /** The service that asks for it. */
  readonly asking: Caller;
  /** As it was then. */
  readonly role: Role;
  readonly session: Caller;
}

/** Decides every call in a local run by the policies of the stack, and records what was denied. */
export class Access {
  /** The credentials by which callers are known. */
  readonly credentials: IssuedCredentials;
  /** The ARNs of the keys of KMS that are pending deletion: they have a policy still, and nobody can use them. */
  readonly unusableKeys = new Set<string>();
  /** The roles of the account. */
  readonly roles: Roles;
  /** A caller from outside the stack, whose credentials are not known: the administrator of the account. */
  readonly administrator: Caller;
  private readonly authorizer: Authorizer;
  /**
   * By ARN, each as it was taken on last, which most are in one way only: nine calls are decided for a transaction, and of a caller who is
   * the same object a decision is known in a quarter of the time.
   */
  private readonly assumedRoles = new Map<string, AssumedRole>();
  private readonly origins = new WeakMap<Caller, RequestOrigin>();

  constructor(
    private readonly account: Account,
    private readonly trace: Trace,
    clock: Pick<Clock, 'now'>,
  ) {
    const { accountId } = account;
    this.administrator = { principal: { type: 'administrator', accountId, arn: iamArn(account, 'root') } };
    this.credentials = new IssuedCredentials(clock);
    this.authorizer = new Authorizer({ clock: () => new Date(clock.now()) });
    this.roles = new Roles(this.authorizer);
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
    const last = this.assumedRoles.get(roleArn);
    const isSame =
      last?.service === service && last.sourceArn === sourceArn && last.sessionName === sessionName;
    const known = isSame ? last : undefined;
    const asking = known?.asking ?? { principal: { type: 'service', service }, sourceArn };
    this.require(asking, 'sts:AssumeRole', roleArn);
    const role = this.roles.get(resourceNameOf(roleArn));
    if (known?.role === role) return known.session;
    const session = { principal: this.sessionOf(roleArn, { sessionName }), actingService: service };
    this.assumedRoles.set(roleArn, { service, sourceArn, sessionName, asking, role, session });
    return session;
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
    let origin = this.origins.get(caller);
    if (!origin) this.origins.set(caller, (origin = this.originOf(caller)));
    return this.authorizer.authorize(origin, action, resource);
  }

  private originOf({ principal, sessionPolicies, context, calledVia, sourceArn }: Caller): RequestOrigin {
    const { accountId } = this.account;
    return {
      principal,
      sessionPolicies,
      resourceAccountId: accountId,
      context: {
        // Loopback counts as TLS.
        'aws:SecureTransport': 'true',
        ...context,
        ...(calledVia && {
          'aws:CalledVia': [calledVia],
          'aws:CalledViaFirst': calledVia,
          'aws:CalledViaLast': calledVia,
        }),
        ...(sourceArn && { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountId }),
      },
    };
  }
}
