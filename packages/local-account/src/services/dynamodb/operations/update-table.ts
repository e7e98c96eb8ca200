import type { UpdateTableOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { invalidParameters, tableNotFound, validationException } from '../errors';
import type { DynamoDbPorts } from '../ports';
import { tableReference } from '../request-members';
import { describeTable } from '../table/describe-table';
import type { Table } from '../table/table';
import { type IndexDefinition, streamViewType, type TableDefinition } from '../table/table-definition';
import { attributeDefinitions, globalIndex, throughput } from './definition-members';

const refused = z.never({ error: 'The local run changes neither encryption nor replicas' }).optional();

const indexUpdate = z.object({
  Create: globalIndex.optional(),
  Delete: z.object({ IndexName: z.string() }).optional(),
  Update: z.object({ IndexName: z.string(), ProvisionedThroughput: throughput.optional() }).optional(),
});

const updateTableInput = z.object({
  TableName: tableReference,
  AttributeDefinitions: attributeDefinitions.default([]),
  BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).optional(),
  ProvisionedThroughput: throughput.optional(),
  GlobalSecondaryIndexUpdates: z.array(indexUpdate).default([]),
  StreamSpecification: z
    .object({ StreamEnabled: z.boolean(), StreamViewType: streamViewType.optional() })
    .optional(),
  TableClass: z.enum(['STANDARD', 'STANDARD_INFREQUENT_ACCESS']).optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
  // How many requests a table is ready for, or lets through at most: nothing is held back here.
  OnDemandThroughput: z.unknown().optional(),
  WarmThroughput: z.unknown().optional(),
  ReplicaUpdates: refused,
  SSESpecification: refused,
});

type Update = z.output<typeof updateTableInput>;

/** It is done at once; on AWS a table is `UPDATING` for a while, and an index `CREATING` for longer. */
export const updateTable = operation({
  name: 'UpdateTable',
  input: updateTableInput,
  authorize: ({ TableName }, { tables }: DynamoDbPorts) => tables.arnOf(TableName),
  run: (update, { tables }) => {
    const table = tables.find(update.TableName);
    if (!table) throw tableNotFound(update.TableName);
    requireChange(update);
    table.redefine(updatedDefinition(table, update));
    return { TableDescription: describeTable(table, 'UPDATING') } satisfies UpdateTableOutput;
  },
});

function requireChange({ AttributeDefinitions, GlobalSecondaryIndexUpdates, ...update }: Update): void {
  const { TableName: _name, ...changes } = update;
  if (GlobalSecondaryIndexUpdates.length > 0) return;
  if (Object.values(changes).some((change) => change !== undefined)) return;
  throw validationException(
    'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
  );
}

function updatedDefinition({ definition }: Table, update: Update): TableDefinition {
  const { StreamSpecification, BillingMode = definition.BillingMode } = update;
  const indexes = update.GlobalSecondaryIndexUpdates.reduce<readonly IndexDefinition[]>(
    updatedIndexes,
    definition.GlobalSecondaryIndexes ?? [],
  );
  const keys = [
    definition.KeySchema,
    ...[...indexes, ...(definition.LocalSecondaryIndexes ?? [])].map(({ KeySchema }) => KeySchema),
  ].flatMap((elements) => elements.map(({ AttributeName }) => AttributeName));
  const given = new Map(
    [...definition.AttributeDefinitions, ...update.AttributeDefinitions].map((one) => [
      one.AttributeName,
      one,
    ]),
  );
  return {
    ...definition,
    AttributeDefinitions: [...given.values()].filter(({ AttributeName }) => keys.includes(AttributeName)),
    GlobalSecondaryIndexes: indexes.length > 0 ? indexes : undefined,
    BillingMode,
    ProvisionedThroughput:
      update.ProvisionedThroughput ??
      (BillingMode === 'PROVISIONED' ? definition.ProvisionedThroughput : undefined),
    TableClass: update.TableClass ?? definition.TableClass,
    DeletionProtectionEnabled: update.DeletionProtectionEnabled ?? definition.DeletionProtectionEnabled,
    streamViewType: StreamSpecification
      ? StreamSpecification.StreamEnabled
        ? StreamSpecification.StreamViewType
        : undefined
      : definition.streamViewType,
  };
}

function updatedIndexes(
  indexes: readonly IndexDefinition[],
  { Create, Delete, Update: change }: z.output<typeof indexUpdate>,
): readonly IndexDefinition[] {
  const name = Delete?.IndexName ?? change?.IndexName;
  if (name !== undefined && !indexes.some(({ IndexName }) => IndexName === name)) {
    throw invalidParameters(`The table does not have the specified index: ${name}`);
  }
  if (Create) return [...indexes, Create];
  if (Delete) return indexes.filter(({ IndexName }) => IndexName !== name);
  return indexes.map((index) =>
    index.IndexName === name && change?.ProvisionedThroughput
      ? { ...index, ProvisionedThroughput: change.ProvisionedThroughput }
      : index,
  );
}
