export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** A managed policy, as a role has it. */
export interface AttachedPolicy {
  readonly policyArn: string;
  readonly policyName: string;
  readonly document: object;
}

/** What of a role can be changed. */
export interface RoleSettings {
  /** The trust policy, as the template gives it. */
  readonly trustPolicy: object;
  readonly description?: string;
  /** The longest session that may be asked for. */
  readonly maxSessionDurationSeconds: number;
  readonly tags: readonly Tag[];
  /** The managed policy that its rights cannot go beyond. @default - they have no such bound */
  readonly permissionsBoundary?: AttachedPolicy;
  /** Inline policies: the documents, as their authors wrote them, by name. */
  readonly policies: ReadonlyMap<string, object>;
  /** Managed policies, by ARN. */
  readonly attachedPolicies: ReadonlyMap<string, AttachedPolicy>;
}

/** A role of the account. It is changed by putting another one in its place. */
export interface Role extends RoleSettings {
  readonly roleName: string;
  readonly roleArn: string;
  /** `AROA` and 17 letters and digits, as IAM makes them. */
  readonly roleId: string;
  readonly createDate: Date;
  readonly path: string;
}

/** What a role is created from: without more, at the path `/`, for sessions of an hour, with no policies and no tags. */
export type RoleInput = Pick<Role, 'roleName' | 'roleArn' | 'createDate' | 'trustPolicy'> &
  Partial<Omit<Role, 'roleId'>>;
