import type { CreateTableOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { validationException } from '../errors';
import type { DynamoDbPorts } from '../ports';
import { createTable as createDefinedTable } from '../table/create-table';
import { describeTable } from '../table/describe-table';
import { streamViewType, type TableDefinition } from '../table/table-definition';
import {
  attributeDefinitions,
  globalIndex,
  keySchema,
  localIndex,
  tags,
  tagsByKey,
  throughput,
} from './definition-members';

const createTableInput = z.object({
  TableName: z.string().regex(/^[a-zA-Z0-9_.-]+$/),
  AttributeDefinitions: attributeDefinitions,
  KeySchema: keySchema,
  LocalSecondaryIndexes: z.array(localIndex).optional(),
  GlobalSecondaryIndexes: z.array(globalIndex).optional(),
  BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).default('PROVISIONED'),
  ProvisionedThroughput: throughput.optional(),
  StreamSpecification: z
    .object({ StreamEnabled: z.boolean(), StreamViewType: streamViewType.optional() })
    .optional(),
  SSESpecification: z
    .object({
      Enabled: z.boolean().optional(),
      SSEType: z.enum(['AES256', 'KMS']).optional(),
      KMSMasterKeyId: z.string().optional(),
    })
    .optional(),
  Tags: tags.optional(),
  TableClass: z.enum(['STANDARD', 'STANDARD_INFREQUENT_ACCESS']).optional(),
  DeletionProtectionEnabled: z.boolean().default(false),
  ResourcePolicy: z.string().optional(),
  // How many requests a table is ready for, or lets through at most: nothing is held back here.
  OnDemandThroughput: z.unknown().optional(),
  WarmThroughput: z.unknown().optional(),
  GlobalTableSourceArn: z.unknown().optional(),
  GlobalTableSettingsReplicationMode: z.unknown().optional(),
});

export const createTable = operation({
  name: 'CreateTable',
  input: createTableInput.transform((input) => ({
    definition: readDefinition(input),
    ResourcePolicy: input.ResourcePolicy,
  })),
  authorize: ({ definition, ResourcePolicy }, { tables }: DynamoDbPorts) => {
    const resource = tables.arnOf(definition.TableName);
    return [
      { resource },
      ...(definition.tags.size > 0 ? [{ action: 'dynamodb:TagResource', resource }] : []),
      ...(ResourcePolicy === undefined ? [] : [{ action: 'dynamodb:PutResourcePolicy', resource }]),
    ];
  },
  run: ({ definition, ResourcePolicy }, ports, { caller }) => {
    const table = createDefinedTable(ports, caller, definition, ResourcePolicy);
    return { TableDescription: describeTable(table) } satisfies CreateTableOutput;
  },
});

function readDefinition(input: z.output<typeof createTableInput>): TableDefinition {
  const { SSESpecification, StreamSpecification, Tags, ...definition } = input;
  const { length } = definition.TableName;
  if (length < 3 || length > 255) {
    throw validationException('TableName must be at least 3 characters long and at most 255 characters long');
  }
  if (definition.GlobalTableSourceArn !== undefined) {
    throw validationException('The local run has one Region: it takes no GlobalTableSourceArn.');
  }
  const viewType = StreamSpecification?.StreamEnabled ? StreamSpecification.StreamViewType : undefined;
  if (StreamSpecification?.StreamEnabled && !viewType) {
    throw validationException(
      'One or more parameter values were invalid: StreamViewType is required when StreamEnabled is true',
    );
  }
  return {
    ...definition,
    encryption: SSESpecification?.Enabled ? { kmsKeyId: SSESpecification.KMSMasterKeyId } : undefined,
    streamViewType: viewType,
    tags: tagsByKey(Tags),
  };
}
