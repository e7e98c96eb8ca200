import { createService } from '../../service';
import { awsJson } from '../../wire/aws-json';
import { acceptedScalingTypes } from './accepted-types';
import { batchGetItem } from './operations/batch-get-item';
import { batchWriteItem } from './operations/batch-write-item';
import { createTable } from './operations/create-table';
import { deleteItem } from './operations/delete-item';
import { deleteTable } from './operations/delete-table';
import { describeContinuousBackups } from './operations/describe-continuous-backups';
import { describeTable } from './operations/describe-table';
import { describeTimeToLive } from './operations/describe-time-to-live';
import { getItem } from './operations/get-item';
import { listTables } from './operations/list-tables';
import { listTagsOfResource } from './operations/list-tags-of-resource';
import { putItem } from './operations/put-item';
import { query } from './operations/query';
import { scan } from './operations/scan';
import { tagResource } from './operations/tag-resource';
import { transactGetItems } from './operations/transact-get-items';
import { transactWriteItems } from './operations/transact-write-items';
import { untagResource } from './operations/untag-resource';
import { updateContinuousBackups } from './operations/update-continuous-backups';
import { updateItem } from './operations/update-item';
import { updateTable } from './operations/update-table';
import { updateTimeToLive } from './operations/update-time-to-live';
import { createDynamoDbPorts, type DynamoDbAccountPorts, type DynamoDbPorts } from './ports';
import { dynamoDbGlobalTable } from './resources/dynamodb-global-table';
import { dynamoDbTable } from './resources/dynamodb-table';

/** Amazon DynamoDB, in this process. */
export function dynamoDbService(account: DynamoDbAccountPorts) {
  const ports = createDynamoDbPorts(account);
  const service = createService<DynamoDbPorts>(account, {
    name: 'dynamodb',
    ports,
    api: {
      protocol: awsJson({ version: '1.0', targetPrefix: 'DynamoDB_20120810' }),
      operations: [
        batchGetItem,
        batchWriteItem,
        createTable,
        deleteItem,
        deleteTable,
        describeContinuousBackups,
        describeTable,
        describeTimeToLive,
        getItem,
        listTables,
        listTagsOfResource,
        putItem,
        query,
        scan,
        tagResource,
        transactGetItems,
        transactWriteItems,
        untagResource,
        updateContinuousBackups,
        updateItem,
        updateTable,
        updateTimeToLive,
      ],
    },
    resources: [dynamoDbTable, dynamoDbGlobalTable],
    accepted: acceptedScalingTypes,
    stop: () => ports.expiry.stop(),
  });
  return { service };
}
