import { RemovalPolicies } from 'aws-cdk-lib';
import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';

/**
 * Keeps what holds transactions when the stack is deleted or replaces it: queues, archive, logs, and the
 * bus, since an archive can be replayed to its own bus only. What a failed first deployment has made goes, being empty.
 */
export function retainData(scope: IConstruct): void {
  RemovalPolicies.of(scope).retainOnUpdateOrDelete({
    applyToResourceTypes: [CfnQueue, CfnEventBus, CfnArchive, CfnLogGroup].map(
      ({ CFN_RESOURCE_TYPE_NAME }) => CFN_RESOURCE_TYPE_NAME,
    ),
  });
}
