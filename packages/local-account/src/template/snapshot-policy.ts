import { TemplateError } from './template-error';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
const WITH_SNAPSHOTS = new Set([
  'AWS::DocDB::DBCluster',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
]);

/** @throws TemplateError for the policy `Snapshot` of a type that has none. Not confirmed against AWS: its words for an `UpdateReplacePolicy`. */
export function checkSnapshotPolicies({
  Resources,
}: {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly DeletionPolicy?: string | undefined;
        readonly UpdateReplacePolicy?: string | undefined;
      }
    >
  >;
}): void {
  for (const { DeletionPolicy, Type, UpdateReplacePolicy } of Object.values(Resources)) {
    if (WITH_SNAPSHOTS.has(Type)) continue;
    if (DeletionPolicy === 'Snapshot') throw unsupported(Type, 'deletion');
    if (UpdateReplacePolicy === 'Snapshot') throw unsupported(Type, 'update replace');
  }
}

function unsupported(type: string, policy: string): TemplateError {
  return new TemplateError(
    `Template error: resource type ${type} does not support ${policy} policy Snapshot`,
  );
}
