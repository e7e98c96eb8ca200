import { z } from 'zod';
import { cfnBoolean, cfnTags, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import { tagsByKey } from '../operations/definition-members';
import type { DynamoDbPorts } from '../ports';
import { readCapacity, writeCapacity } from './auto-scaling';
import { createLiveTable, type LiveTableProps, updateLiveTable } from './live-table';
import {
  attributeDefinitions,
  billingMode,
  capacityBounds,
  contributorInsights,
  keySchema,
  kmsKey,
  localIndex,
  noKinesis,
  pointInTimeRecovery,
  resourcePolicy,
  streamSpecification,
  tableClass,
  timeToLive,
} from './table-properties';

const replica = z.strictObject({
  ContributorInsightsSpecification: contributorInsights.optional(),
  DeletionProtectionEnabled: cfnBoolean.default(false),
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        ContributorInsightsSpecification: contributorInsights.optional(),
        IndexName: z.string(),
        ReadOnDemandThroughputSettings: capacityBounds.optional(),
        ReadProvisionedThroughputSettings: readCapacity.optional(),
      }),
    )
    .default([]),
  GlobalTableSettingsReplicationMode: refused('The local run has one Region: nothing is replicated'),
  KinesisStreamSpecification: noKinesis,
  PointInTimeRecoverySpecification: pointInTimeRecovery.optional(),
  ReadOnDemandThroughputSettings: capacityBounds.optional(),
  ReadProvisionedThroughputSettings: readCapacity.optional(),
  Region: z.string(),
  ReplicaStreamSpecification: refused('The local run has no readers of streams'),
  ResourcePolicy: resourcePolicy,
  SSESpecification: z.strictObject({ KMSMasterKeyId: kmsKey }).optional(),
  TableClass: tableClass,
  Tags: cfnTags.default([]),
});

const tableProperties = z.strictObject({
  AttributeDefinitions: attributeDefinitions,
  BillingMode: billingMode,
  GlobalSecondaryIndexes: z
    .array(
      localIndex.extend({
        WarmThroughput: capacityBounds.optional(),
        WriteOnDemandThroughputSettings: capacityBounds.optional(),
        WriteProvisionedThroughputSettings: writeCapacity.optional(),
      }),
    )
    .optional(),
  GlobalTableSourceArn: refused('The local run has one Region: nothing is replicated'),
  GlobalTableWitnesses: refused('The local run has one Region: nothing is replicated'),
  KeySchema: keySchema,
  LocalSecondaryIndexes: z.array(localIndex).optional(),
  MultiRegionConsistency: refused('The local run has one Region: nothing is replicated'),
  Replicas: z.array(replica).length(1, 'The local run has one Region: it takes one replica, in that Region'),
  ResourcePolicy: resourcePolicy,
  SSESpecification: z
    .strictObject({ SSEEnabled: cfnBoolean, SSEType: z.literal('KMS').optional() })
    .optional(),
  StreamSpecification: streamSpecification.optional(),
  TableName: z.string().optional(),
  TimeToLiveSpecification: timeToLive.optional(),
  WarmThroughput: capacityBounds.optional(),
  WriteOnDemandThroughputSettings: capacityBounds.optional(),
  WriteProvisionedThroughputSettings: writeCapacity.optional(),
});

/** A table that could have replicas in other Regions: what CDK's `TableV2` makes, also where it has none. */
export const dynamoDbGlobalTable = resourceType({
  type: 'AWS::DynamoDB::GlobalTable',
  properties: tableProperties,
  create: (properties, ports: DynamoDbPorts, { logicalId, physicalName }) => {
    const { TableName = physicalName } = properties;
    const read = (given: TableProperties) =>
      propsOf(given, TableName, { logicalId, region: ports.account.region });
    return {
      ...createLiveTable(ports, read(properties)),
      update: (changed) => updateLiveTable(ports, read(changed)),
    };
  },
});

type TableProperties = z.output<typeof tableProperties>;

/** @throws RefusedError for a replica in another Region */
function propsOf(
  properties: TableProperties,
  TableName: string,
  { logicalId, region }: { readonly logicalId: string; readonly region: string },
): LiveTableProps {
  const { BillingMode, SSESpecification: sse } = properties;
  const [here] = properties.Replicas;
  if (here?.Region !== region) {
    throw new RefusedError(
      `${logicalId} (AWS::DynamoDB::GlobalTable), property Replicas.0.Region`,
      `The local run has one Region, ${region}, and no replica in ${here?.Region}`,
    );
  }
  const throughput = (write: number | undefined, read: number | undefined) =>
    BillingMode === 'PROVISIONED' && read !== undefined && write !== undefined
      ? { ReadCapacityUnits: read, WriteCapacityUnits: write }
      : undefined;
  return {
    definition: {
      TableName,
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes?.map(
        ({ WriteProvisionedThroughputSettings: write, ...index }) => ({
          ...index,
          ProvisionedThroughput: throughput(
            write,
            here.GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === index.IndexName)
              ?.ReadProvisionedThroughputSettings,
          ),
        }),
      ),
      LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
      BillingMode,
      ProvisionedThroughput: throughput(
        properties.WriteProvisionedThroughputSettings,
        here.ReadProvisionedThroughputSettings,
      ),
      DeletionProtectionEnabled: here.DeletionProtectionEnabled,
      TableClass: here.TableClass,
      encryption: sse?.SSEEnabled ? { kmsKeyId: here.SSESpecification?.KMSMasterKeyId } : undefined,
      streamViewType: properties.StreamSpecification?.StreamViewType,
      tags: tagsByKey(here.Tags),
    },
    pointInTimeRecovery: here.PointInTimeRecoverySpecification,
    timeToLive: properties.TimeToLiveSpecification,
    resourcePolicy: here.ResourcePolicy ?? properties.ResourcePolicy,
  };
}
