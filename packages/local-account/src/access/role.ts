import type { NamedPolicy } from '@pipeline/iam-policy';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** A managed policy, as it is attached to a role. */
export interface AttachedPolicy {
  readonly policyArn: string;
  readonly policyName: string;
  readonly document: object;
}

/** A role of the account. */
export interface Role {
  readonly roleName: string;
  readonly roleArn: string;
  /** `AROA` and 17 letters and digits, as IAM makes them. */
  readonly roleId: string;
  readonly createDate: Date;
  readonly path: string;
  readonly description?: string;
  /** The longest session that may be asked for. */
  readonly maxSessionDurationSeconds: number;
  /** The trust policy, as the template gives it. */
  readonly trustPolicy: object;
  readonly tags: readonly Tag[];
  /** The managed policy that its rights cannot go beyond. @default - they have no such bound */
  readonly permissionsBoundaryArn?: string;
  /** Inline policies, by name: the document as the template gives it, and as it is evaluated. */
  readonly policies: Map<string, { readonly document: object; readonly parsed: NamedPolicy }>;
  /** Managed policies, by ARN. */
  readonly attachedPolicies: Map<string, { readonly policyName: string; readonly parsed: NamedPolicy }>;
}

/** What a role is created from. */
export type RoleInput = Pick<Role, 'roleName' | 'roleArn' | 'trustPolicy' | 'createDate'> &
  Partial<Pick<Role, 'path' | 'description' | 'maxSessionDurationSeconds' | 'tags'>> & {
    readonly permissionsBoundary?: AttachedPolicy;
  };
