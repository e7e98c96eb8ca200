/** A session of an assumed role. */
export interface RolePrincipal {
  readonly type: 'role';
  readonly roleArn: string;
  readonly sessionName: string;
  readonly accountId: string;
  /** The role's unique id, `AROA…`. @default - none, and the request has no `aws:userid` */
  readonly roleId?: string;
  /** The role's tags and those of the session, which stand over them. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - none was set */
  readonly sourceIdentity?: string;
}

/** An AWS service that calls under its own name, such as `events.amazonaws.com`. */
export interface ServicePrincipal {
  readonly type: 'service';
  readonly service: string;
}

/** A caller who may do anything in their account, as far as identity policies go. */
export interface AdministratorPrincipal {
  readonly type: 'administrator';
  readonly accountId: string;
  readonly arn: string;
}

export type Principal = RolePrincipal | ServicePrincipal | AdministratorPrincipal;

/** One call that somebody wants to make. */
export interface AccessRequest {
  readonly principal: Principal;
  /** As in a policy: `sqs:SendMessage`. */
  readonly action: string;
  /** The ARN of what is acted upon, or `*` for an action that has no resource. */
  readonly resource: string;
  /** The account that owns the resource. */
  readonly resourceAccountId: string;
  /**
   * The condition keys of the request, in any letter case: `aws:SourceArn`, `aws:SecureTransport` and so on. Binary
   * values are in base64. Keys that follow from the principal and the resource are filled in by the engine.
   */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}
