import { validationException } from '../errors';
import type { IndexDefinition, TableDefinition } from '../table/table-definition';

/**
 * What CloudFormation does not change of a table that there is.
 *
 * @throws AwsError `ValidationException`; the words of the first: https://github.com/aws/aws-cdk/issues/14920
 */
export function requireChangeable(current: TableDefinition, changed: TableDefinition): void {
  const [before, after] = [current, changed].map(({ GlobalSecondaryIndexes = [] }) =>
    byName(GlobalSecondaryIndexes),
  );
  if (!before || !after) return;
  const created = [...after.keys()].filter((name) => !before.has(name));
  const deleted = [...before.keys()].filter((name) => !after.has(name));
  if (created.length + deleted.length > 1) {
    throw validationException('Cannot perform more than one GSI creation or deletion in a single update');
  }
  for (const [name, index] of after) {
    const other = before.get(name);
    if (!other || shapeOf(other) === shapeOf(index)) continue;
    throw validationException(
      "Cannot update GSI's properties other than Provisioned Throughput and Contributor Insights Specification. You can create a new GSI with a different name.",
    );
  }
  const localIndexes = ({ LocalSecondaryIndexes = [] }: TableDefinition) =>
    JSON.stringify(LocalSecondaryIndexes.map(shapeOf));
  if (localIndexes(current) !== localIndexes(changed)) {
    throw validationException(
      'Local secondary indexes are made with their table: give the table another name, and it is replaced',
    );
  }
  const types = new Map(
    changed.AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  );
  for (const { AttributeName, AttributeType } of current.AttributeDefinitions) {
    if ((types.get(AttributeName) ?? AttributeType) === AttributeType) continue;
    throw validationException(`The local run does not change the type of a key attribute: ${AttributeName}`);
  }
}

function byName(indexes: readonly IndexDefinition[]): ReadonlyMap<string, IndexDefinition> {
  return new Map(indexes.map((index) => [index.IndexName, index]));
}

function shapeOf({ IndexName, KeySchema, Projection }: IndexDefinition): string {
  const keys = KeySchema.map(({ AttributeName, KeyType }) => [AttributeName, KeyType]);
  return JSON.stringify([IndexName, keys, Projection.ProjectionType, Projection.NonKeyAttributes]);
}
