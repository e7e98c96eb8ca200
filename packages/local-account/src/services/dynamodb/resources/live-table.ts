import type { LiveResource, ResourceAttributes } from '../../../engine/resource-type';
import type { DynamoDbPorts } from '../ports';
import { requireGoodDefinition } from '../table/check-definition';
import { createTable, putTablePolicy } from '../table/create-table';
import { streamArn } from '../table/describe-table';
import { LONGEST_RECOVERY_DAYS, type Table } from '../table/table';
import type { TableDefinition } from '../table/table-definition';
import { requireKeyToCreate } from '../table/table-key';
import { requireChangeable } from './require-changeable';

/** What a table of a template is made with. */
export interface LiveTableProps {
  readonly definition: TableDefinition;
  readonly pointInTimeRecovery?: {
    readonly PointInTimeRecoveryEnabled: boolean;
    readonly RecoveryPeriodInDays?: number;
  };
  readonly timeToLive?: { readonly AttributeName?: string; readonly Enabled: boolean };
  readonly resourcePolicy?: { readonly PolicyDocument: Readonly<Record<string, unknown>> };
}

/** Makes a table of a template, in the name of whoever creates the stack. */
export function createLiveTable(
  ports: DynamoDbPorts,
  props: LiveTableProps,
): Pick<LiveResource, 'attributes' | 'delete' | 'ref'> {
  const { access, tables } = ports;
  const table = createTable(
    ports,
    access.administrator,
    props.definition,
    props.resourcePolicy?.PolicyDocument,
  );
  applySettings(ports, table, props);
  return {
    ref: table.name,
    attributes: attributesOf(table),
    delete: () => {
      const current = tables.find(table.name);
      if (current) tables.delete(current);
    },
  };
}

/**
 * Changes a table of a template in place; its items stay.
 *
 * @returns what `Fn::GetAtt` gives
 * @throws AwsError as UpdateTable does, and for what CloudFormation does not change; then nothing has changed
 */
export function updateLiveTable(ports: DynamoDbPorts, props: LiveTableProps): ResourceAttributes {
  const { access, tables } = ports;
  const { definition, resourcePolicy } = props;
  const table = tables.describe(definition.TableName);
  requireGoodDefinition(definition);
  requireChangeable(table.definition, definition);
  const keyId = definition.encryption?.kmsKeyId;
  if (keyId !== undefined && keyId !== table.definition.encryption?.kmsKeyId) {
    requireKeyToCreate(ports, access.administrator, keyId, definition.TableName);
  }
  if (resourcePolicy) putTablePolicy(ports, table.props.arn, resourcePolicy.PolicyDocument);
  else access.removeResourcePolicy(table.props.arn);
  table.redefine(definition);
  applySettings(ports, table, props);
  return attributesOf(table);
}

/** What takes effect beside the table's definition. */
function applySettings(
  { clock, expiry }: DynamoDbPorts,
  table: Table,
  { pointInTimeRecovery, timeToLive }: LiveTableProps,
): void {
  if (pointInTimeRecovery?.PointInTimeRecoveryEnabled) table.recoverableSince ??= clock.now();
  else delete table.recoverableSince;
  table.recoveryPeriodDays = pointInTimeRecovery?.RecoveryPeriodInDays ?? LONGEST_RECOVERY_DAYS;
  if (timeToLive?.Enabled && timeToLive.AttributeName !== undefined) {
    expiry.enable(table, timeToLive.AttributeName);
  } else delete table.timeToLiveAttribute;
}

function attributesOf(table: Table): ResourceAttributes {
  const StreamArn = streamArn(table);
  return {
    Arn: table.props.arn,
    TableId: table.props.id,
    ...(StreamArn !== undefined && { StreamArn }),
  };
}

/** The properties of an `AWS::DynamoDB::Table` that operations can change, as they are now. */
export function describeLiveTable({ tables }: DynamoDbPorts, tableName: string) {
  const table = tables.describe(tableName);
  const { definition, recoverableSince, recoveryPeriodDays, timeToLiveAttribute } = table;
  const { GlobalSecondaryIndexes, ProvisionedThroughput, TableClass, streamViewType, tags } = definition;
  return {
    AttributeDefinitions: definition.AttributeDefinitions,
    BillingMode: definition.BillingMode,
    DeletionProtectionEnabled: definition.DeletionProtectionEnabled,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    ...(ProvisionedThroughput && { ProvisionedThroughput }),
    ...(TableClass && { TableClass }),
    ...(streamViewType && { StreamSpecification: { StreamViewType: streamViewType } }),
    ...(timeToLiveAttribute !== undefined && {
      TimeToLiveSpecification: { AttributeName: timeToLiveAttribute, Enabled: true },
    }),
    PointInTimeRecoverySpecification:
      recoverableSince === undefined
        ? { PointInTimeRecoveryEnabled: false }
        : { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: recoveryPeriodDays },
    ...(tags.size > 0 && { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) }),
  };
}
