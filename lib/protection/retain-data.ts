import { RemovalPolicies } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';

/**
 * Keeps what holds transactions when the stack is deleted or replaces it: queues, archive, logs, tables, and the
 * bus, since an archive can be replayed to its own bus only. What a failed first deployment has made goes, being empty.
 * DynamoDB deletes no table that is protected, by whomever.
 */
export function retainData(scope: IConstruct): void {
  RemovalPolicies.of(scope).retainOnUpdateOrDelete({
    applyToResourceTypes: [CfnQueue, CfnEventBus, CfnArchive, CfnLogGroup, CfnTable].map(
      ({ CFN_RESOURCE_TYPE_NAME }) => CFN_RESOURCE_TYPE_NAME,
    ),
  });
  for (const table of scope.node.findAll()) {
    if (table instanceof CfnTable) table.deletionProtectionEnabled = true;
  }
}
