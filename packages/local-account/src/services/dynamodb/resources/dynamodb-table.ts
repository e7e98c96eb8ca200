import { z } from 'zod';
import { cfnBoolean, cfnTags, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { tagsByKey } from '../operations/definition-members';
import type { DynamoDbPorts } from '../ports';
import { createLiveTable, describeLiveTable, type LiveTableProps, updateLiveTable } from './live-table';
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
  throughput,
  timeToLive,
} from './table-properties';

const tableProperties = z.strictObject({
  AttributeDefinitions: attributeDefinitions,
  BillingMode: billingMode,
  ContributorInsightsSpecification: contributorInsights.optional(),
  DeletionProtectionEnabled: cfnBoolean.default(false),
  GlobalSecondaryIndexes: z
    .array(
      localIndex.extend({
        ContributorInsightsSpecification: contributorInsights.optional(),
        OnDemandThroughput: capacityBounds.optional(),
        ProvisionedThroughput: throughput.optional(),
        WarmThroughput: capacityBounds.optional(),
      }),
    )
    .optional(),
  ImportSourceSpecification: refused('The local run does not import tables from S3'),
  KeySchema: keySchema,
  KinesisStreamSpecification: noKinesis,
  LocalSecondaryIndexes: z.array(localIndex).optional(),
  OnDemandThroughput: capacityBounds.optional(),
  PointInTimeRecoverySpecification: pointInTimeRecovery.optional(),
  ProvisionedThroughput: throughput.optional(),
  ResourcePolicy: resourcePolicy,
  SSESpecification: z
    .strictObject({
      SSEEnabled: cfnBoolean,
      SSEType: z.literal('KMS').optional(),
      KMSMasterKeyId: kmsKey,
    })
    .optional(),
  StreamSpecification: streamSpecification.optional(),
  TableClass: tableClass,
  TableName: z.string().optional(),
  Tags: cfnTags.default([]),
  TimeToLiveSpecification: timeToLive.optional(),
  WarmThroughput: capacityBounds.optional(),
});

export const dynamoDbTable = resourceType({
  type: 'AWS::DynamoDB::Table',
  properties: tableProperties,
  create: (properties, ports: DynamoDbPorts, { physicalName }) => {
    const { TableName = physicalName } = properties;
    const table = createLiveTable(ports, propsOf(properties, TableName));
    return {
      ...table,
      update: (changed) => updateLiveTable(ports, propsOf(changed, TableName)),
      describe: () => describeLiveTable(ports, TableName),
    };
  },
});

function propsOf(properties: z.output<typeof tableProperties>, TableName: string): LiveTableProps {
  const { SSESpecification: sse, StreamSpecification: stream } = properties;
  return {
    definition: {
      TableName,
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
      LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
      BillingMode: properties.BillingMode,
      ProvisionedThroughput: properties.ProvisionedThroughput,
      DeletionProtectionEnabled: properties.DeletionProtectionEnabled,
      TableClass: properties.TableClass,
      encryption: sse?.SSEEnabled ? { kmsKeyId: sse.KMSMasterKeyId } : undefined,
      streamViewType: stream?.StreamViewType,
      tags: tagsByKey(properties.Tags),
    },
    pointInTimeRecovery: properties.PointInTimeRecoverySpecification,
    timeToLive: properties.TimeToLiveSpecification,
    resourcePolicy: properties.ResourcePolicy,
  };
}
