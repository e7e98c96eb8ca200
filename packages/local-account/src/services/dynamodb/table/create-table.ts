import type { Caller } from '../../../access/caller';
import { validationException } from '../errors';
import type { DynamoDbPorts } from '../ports';
import type { Table } from './table';
import type { TableDefinition } from './table-definition';
import { requireKeyToCreate } from './table-key';

/**
 * Makes a table for whoever asks for it.
 *
 * @param policy who else may use it, and how: an object or its JSON text
 * @throws AwsError as CreateTable does
 */
export function createTable(
  ports: DynamoDbPorts,
  caller: Caller,
  definition: TableDefinition,
  policy?: unknown,
): Table {
  const { encryption, TableName } = definition;
  if (encryption?.kmsKeyId !== undefined) {
    requireKeyToCreate(ports, caller, encryption.kmsKeyId, TableName);
  }
  if (policy === undefined) return ports.tables.create(definition);
  // A policy that is refused leaves no table behind.
  const tableArn = ports.tables.arnOf(TableName);
  if (!ports.tables.find(tableArn)) putTablePolicy(ports, tableArn, policy);
  return ports.tables.create(definition);
}

/** @throws AwsError `ValidationException` for a policy that is none */
export function putTablePolicy(
  { access }: Pick<DynamoDbPorts, 'access'>,
  resourceArn: string,
  policy: unknown,
): void {
  access.setResourcePolicy(resourceArn, `policy of ${resourceArn}`, policy, (reason) =>
    validationException(`Invalid policy document: ${reason}`),
  );
}
