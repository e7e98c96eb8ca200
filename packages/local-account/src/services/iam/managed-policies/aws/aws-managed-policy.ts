/**
 * A policy that AWS keeps, as its default version was in August 2026. The pages of the AWS Managed Policy Reference have the
 * documents, the versions and the dates: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ and the policy's name.
 */
export interface AwsManagedPolicy {
  readonly name: string;
  /** `/`, or `/service-role/` before the name. */
  readonly path: string;
  /** Of the default version. */
  readonly versionId: string;
  /** When the policy's first version was made. */
  readonly createDate: string;
  /** When the default version was made. */
  readonly updateDate: string;
  readonly document: { readonly Version: string; readonly Statement: readonly object[] };
}
