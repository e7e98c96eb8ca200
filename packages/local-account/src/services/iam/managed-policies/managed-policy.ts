import type { Tag } from '../../../access/role';

/** A managed policy, AWS's own or one of the account. It has one version. */
export interface ManagedPolicy {
  readonly policyName: string;
  readonly policyArn: string;
  /** `ANPA` and 17 letters and digits, made up from the ARN: they are not AWS's own. */
  readonly policyId: string;
  readonly path: string;
  readonly versionId: string;
  readonly createDate: Date;
  readonly updateDate: Date;
  readonly document: object;
  readonly description?: string;
  readonly tags: readonly Tag[];
}
