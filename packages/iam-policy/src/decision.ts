/** The kinds of policy that a decision can rest on. */
export type PolicyType =
  | 'identity-based'
  | 'permissions-boundary'
  | 'resource-based'
  | 'role-trust'
  | 'session';

/** Where a statement stands, for messages and traces. */
export interface StatementReference {
  readonly policyType: PolicyType;
  /** The name of the policy. */
  readonly policy: string;
  /** The statement's `Sid`, or `#` and its index when it has none. */
  readonly statement: string;
}

export type Decision =
  | {
      readonly effect: 'Allow';
      /** The statement that allowed it; `administrator` when the caller needed none. */
      readonly by: StatementReference | 'administrator';
    }
  | {
      readonly effect: 'Deny';
      readonly reason: 'explicit';
      /** The statement that denied it. */
      readonly by: StatementReference;
      /** What AWS would say. */
      readonly message: string;
    }
  | {
      readonly effect: 'Deny';
      readonly reason: 'implicit';
      /** The kind of policy in which an `Allow` is missing. */
      readonly missingIn: PolicyType;
      /** What AWS would say. */
      readonly message: string;
    };
