import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { SecondaryIndex } from './secondary-index';
import type { Table } from './table';
import type { IndexDefinition, TableDefinition, Throughput } from './table-definition';

/** What DescribeTable answers; recorded on AWS of tables that CloudFormation has made. */
export function describeTable(table: Table, status: 'ACTIVE' | 'DELETING' | 'UPDATING' = 'ACTIVE') {
  const { definition, props } = table;
  const { BillingMode, TableClass, encryption, streamViewType } = definition;
  return {
    AttributeDefinitions: [...definition.AttributeDefinitions],
    BillingModeSummary:
      BillingMode === 'PAY_PER_REQUEST'
        ? { BillingMode, LastUpdateToPayPerRequestDateTime: props.creationDate }
        : undefined,
    CreationDateTime: props.creationDate,
    DeletionProtectionEnabled: definition.DeletionProtectionEnabled,
    GlobalSecondaryIndexes: describeIndexes(table, true),
    ItemCount: table.count,
    KeySchema: [...definition.KeySchema],
    LatestStreamArn: streamArn(table),
    LatestStreamLabel: streamViewType && streamLabel(table),
    LocalSecondaryIndexes: describeIndexes(table, false),
    ProvisionedThroughput: describeThroughput(definition.ProvisionedThroughput),
    SSEDescription: encryption && {
      KMSMasterKeyArn: encryption.kmsKeyId,
      SSEType: 'KMS',
      Status: 'ENABLED',
    },
    StreamSpecification: streamViewType && { StreamEnabled: true, StreamViewType: streamViewType },
    TableArn: props.arn,
    TableClassSummary: TableClass && { TableClass },
    TableId: props.id,
    TableName: table.name,
    TableSizeBytes: table.sizeBytes,
    TableStatus: status,
  } satisfies TableDescription;
}

/** @returns undefined for a table without a stream */
export function streamArn(table: Table): string | undefined {
  return table.definition.streamViewType && `${table.props.arn}/stream/${streamLabel(table)}`;
}

/** The time at which the stream was switched on, without its `Z`. */
function streamLabel({ props }: Table): string {
  return props.creationDate.toISOString().slice(0, -1);
}

function describeIndexes({ definition, indexes }: Table, isGlobal: boolean) {
  const described = indexes
    .filter(({ props }) => props.isGlobal === isGlobal)
    .map((index) => describeIndex(index, definition));
  return described.length > 0 ? described : undefined;
}

function describeIndex(index: SecondaryIndex, definition: TableDefinition) {
  const { name, arn, isGlobal } = index.props;
  const { KeySchema = [], Projection, ProvisionedThroughput } = definitionOf(index, definition) ?? {};
  return {
    IndexArn: arn,
    IndexName: name,
    IndexSizeBytes: index.sizeBytes,
    ...(isGlobal && { IndexStatus: 'ACTIVE' as const }),
    ItemCount: index.count,
    KeySchema: [...KeySchema],
    Projection: Projection && {
      ProjectionType: Projection.ProjectionType,
      ...(Projection.NonKeyAttributes && { NonKeyAttributes: [...Projection.NonKeyAttributes] }),
    },
    ...(isGlobal && { ProvisionedThroughput: describeThroughput(ProvisionedThroughput) }),
  };
}

function definitionOf(
  { props: { name } }: SecondaryIndex,
  { GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] }: TableDefinition,
): IndexDefinition | undefined {
  return [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].find(({ IndexName }) => IndexName === name);
}

function describeThroughput(throughput: Throughput = { ReadCapacityUnits: 0, WriteCapacityUnits: 0 }) {
  return { NumberOfDecreasesToday: 0, ...throughput };
}
