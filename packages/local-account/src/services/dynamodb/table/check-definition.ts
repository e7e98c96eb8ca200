import { invalidParameters, validationException } from '../errors';
import type { KeySchema } from './key-schema';
import type { AttributeDefinition, IndexDefinition, KeyElement, TableDefinition } from './table-definition';

const MOST_LOCAL_INDEXES = 5;
const MOST_GLOBAL_INDEXES = 20;

/**
 * Checks what a table is to be made with. The words were recorded on AWS by dynalite's tests.
 *
 * @throws AwsError `ValidationException`
 */
export function requireGoodDefinition(definition: TableDefinition): void {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = definition;
  requireThroughput(definition);
  requireKeySchema(KeySchema, AttributeDefinitions);
  const indexes = [...(LocalSecondaryIndexes ?? []), ...(GlobalSecondaryIndexes ?? [])];
  requireLocalIndexes(definition);
  requireCount(
    'GlobalSecondaryIndexes',
    GlobalSecondaryIndexes,
    () => `GlobalSecondaryIndex count exceeds the per-table limit of ${MOST_GLOBAL_INDEXES}`,
    MOST_GLOBAL_INDEXES,
  );
  for (const index of indexes) requireIndex(index, definition);
  const names = indexes.map(({ IndexName }) => IndexName);
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw invalidParameters(`Duplicate index name: ${twice}`);
  requireAllUsed(definition, indexes);
}

/** The key that elements and definitions make, after they have been checked. */
export function keySchemaOf(
  elements: readonly KeyElement[],
  definitions: readonly AttributeDefinition[],
): KeySchema {
  const [partition, sort] = elements.map(({ AttributeName: name }) => {
    const type = definitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
    if (!type) throw new Error(`The key attribute ${name} is not defined`);
    return { name, type };
  });
  if (!partition) throw new Error('A key has an attribute at least');
  return { partition, ...(sort && { sort }) };
}

function requireThroughput({ BillingMode, ProvisionedThroughput }: TableDefinition): void {
  if (BillingMode === 'PAY_PER_REQUEST' && ProvisionedThroughput) {
    throw invalidParameters(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  }
  if (BillingMode === 'PROVISIONED' && !ProvisionedThroughput) {
    throw invalidParameters(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
  }
}

function requireKeySchema(
  elements: readonly KeyElement[],
  definitions: readonly AttributeDefinition[],
): void {
  const keys = elements.map(({ AttributeName }) => AttributeName);
  const defined = definitions.map(({ AttributeName }) => AttributeName);
  if (keys.some((key) => !defined.includes(key))) {
    throw invalidParameters(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${keys.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
  }
  if (keys.length > 1 && keys[0] === keys[1]) {
    throw validationException(
      'Both the Hash Key and the Range Key element in the KeySchema have the same name',
    );
  }
  if (elements[0]?.KeyType !== 'HASH') {
    throw validationException('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  }
  if (elements[1] && elements[1].KeyType !== 'RANGE') {
    throw validationException('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  }
}

function requireLocalIndexes({ KeySchema, LocalSecondaryIndexes }: TableDefinition): void {
  if (!LocalSecondaryIndexes) return;
  requireCount(
    'LocalSecondaryIndexes',
    LocalSecondaryIndexes,
    () => `Number of LocalSecondaryIndexes exceeds per-table limit of ${MOST_LOCAL_INDEXES}`,
    MOST_LOCAL_INDEXES,
  );
  if (KeySchema.length < 2) {
    throw invalidParameters(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    );
  }
  const tableHash = KeySchema[0]?.AttributeName;
  for (const { IndexName, KeySchema: key } of LocalSecondaryIndexes) {
    if (key.length < 2) {
      throw invalidParameters(`Index KeySchema does not have a range key for index: ${IndexName}`);
    }
    const indexHash = key[0]?.AttributeName;
    if (indexHash === tableHash) continue;
    throw invalidParameters(
      `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${IndexName}. index hash key: ${indexHash}, table hash key: ${tableHash}`,
    );
  }
}

function requireCount(
  member: string,
  indexes: readonly IndexDefinition[] | undefined,
  describeTooMany: () => string,
  most: number,
): void {
  if (!indexes) return;
  if (indexes.length === 0) throw invalidParameters(`List of ${member} is empty`);
  if (indexes.length > most) throw invalidParameters(describeTooMany());
}

function requireIndex(index: IndexDefinition, { AttributeDefinitions, BillingMode }: TableDefinition): void {
  requireKeySchema(index.KeySchema, AttributeDefinitions);
  const { ProjectionType, NonKeyAttributes } = index.Projection;
  if (ProjectionType === undefined) throw invalidParameters('Unknown ProjectionType: null');
  if (NonKeyAttributes && ProjectionType !== 'INCLUDE') {
    throw invalidParameters(`ProjectionType is ${ProjectionType}, but NonKeyAttributes is specified`);
  }
  if (ProjectionType === 'INCLUDE' && !NonKeyAttributes) {
    throw invalidParameters(`ProjectionType is ${ProjectionType}, but NonKeyAttributes is not specified`);
  }
  if (BillingMode === 'PAY_PER_REQUEST' && index.ProvisionedThroughput) {
    throw invalidParameters(
      `ProvisionedThroughput should not be specified for index: ${index.IndexName} when BillingMode is PAY_PER_REQUEST`,
    );
  }
}

/** Attributes that are in no key are not defined: "DynamoDB is schemaless". */
function requireAllUsed(
  { AttributeDefinitions, KeySchema }: TableDefinition,
  indexes: readonly IndexDefinition[],
): void {
  const defined = AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  const used = new Set(
    [KeySchema, ...indexes.map((index) => index.KeySchema)].flat().map(({ AttributeName }) => AttributeName),
  );
  if (defined.every((name) => used.has(name))) return;
  if (indexes.length === 0) {
    throw invalidParameters(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
  }
  throw invalidParameters(
    `Some AttributeDefinitions are not used. AttributeDefinitions: [${defined.join(', ')}], keys used: [${[...used].join(', ')}]`,
  );
}
