import { ownValue } from '../../../record-by-name';
import type { Permission } from '../../../wire/operation';
import type { Item } from '../item/attribute-value';
import type { DynamoDbPorts } from '../ports';

export interface ItemAccess {
  /** A name or an ARN. */
  readonly tableReference: string;
  readonly indexName?: string;
  /** Such as `dynamodb:PutItem`. @default - the operation's own */
  readonly action?: string;
  /** Items, or keys, whose partitions are read or written; undefined where all may be. */
  readonly items?: readonly Item[];
  /** Attributes of the top level that are named; undefined where all are. */
  readonly attributes?: readonly string[];
  readonly returnValues?: string;
  readonly returnConsumedCapacity?: string;
  readonly select?: string;
  readonly enclosingOperation?: 'TransactGetItems' | 'TransactWriteItems';
}

/**
 * The right to read or write items, with DynamoDB's condition keys.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function itemPermission({ tables }: Pick<DynamoDbPorts, 'tables'>, access: ItemAccess): Permission {
  const { tableReference, indexName, action, items, attributes } = access;
  const tableArn = tables.arnOf(tableReference);
  const context = {
    'dynamodb:LeadingKeys': items && leadingKeys(tables, tableReference, indexName, items),
    'dynamodb:Attributes': attributes && [...new Set(attributes)],
    'dynamodb:ReturnValues': access.returnValues,
    'dynamodb:ReturnConsumedCapacity': access.returnConsumedCapacity,
    'dynamodb:Select': access.select,
    'dynamodb:EnclosingOperation': access.enclosingOperation,
  };
  const given = Object.entries(context).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return {
    ...(action !== undefined && { action }),
    resource: indexName === undefined ? tableArn : `${tableArn}/index/${indexName}`,
    context: Object.fromEntries(given),
  };
}

/** The values of the partition key, as a policy has them; nothing for a table that is not there. */
function leadingKeys(
  tables: DynamoDbPorts['tables'],
  tableReference: string,
  indexName: string | undefined,
  items: readonly Item[],
): readonly string[] | undefined {
  const table = tables.find(tableReference);
  const index = table?.indexes.find(({ props }) => props.name === indexName);
  const partition = (index?.props.key ?? table?.key)?.partition;
  if (!partition) return undefined;
  const values = items.flatMap((item) => {
    const value = ownValue(item, partition.name);
    return value ? [String(Object.values(value)[0])] : [];
  });
  return [...new Set(values)];
}
