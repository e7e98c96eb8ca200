import type { AccountPorts } from '../../../account-ports';
import { arn, isArn } from '../../../arn';
import { stableUuid } from '../../../engine/stable-uuid';
import { AwsError } from '../../../errors/aws-error';
import { ownValue } from '../../../record-by-name';
import type { TransactionIdentity } from '../../../trace/trace-record';
import { resourceNotFound, tableNotFound, validationException } from '../errors';
import { requireGoodDefinition } from './check-definition';
import { ItemMemory } from './item-memory';
import { type ItemChange, Table } from './table';
import type { TableDefinition } from './table-definition';

/** All tables of the account, by ARN. */
export class Tables {
  private readonly byArn = new Map<string, Table>();

  /** @param memory @default - the share of tables in this process's memory */
  constructor(
    private readonly ports: Pick<AccountPorts, 'access' | 'account' | 'clock' | 'trace'>,
    private readonly memory = new ItemMemory(),
  ) {}

  /** Sorted by name. */
  all(): Table[] {
    return [...this.byArn.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** @param reference a name or an ARN */
  arnOf(reference: string): string {
    return isArn(reference) ? reference : arn(this.ports.account, 'dynamodb', `table/${reference}`);
  }

  /** @param reference a name or an ARN */
  find(reference: string): Table | undefined {
    return this.byArn.get(this.arnOf(reference));
  }

  /** The table of an operation on items. @throws AwsError `ResourceNotFoundException` */
  get(reference: string): Table {
    const table = this.find(reference);
    if (table) return table;
    throw resourceNotFound();
  }

  /** The table of an operation on tables, whose words are others. @throws AwsError `ResourceNotFoundException` */
  describe(reference: string): Table {
    const table = this.find(reference);
    if (table) return table;
    throw tableNotFound(reference);
  }

  /** @throws AwsError as CreateTable does */
  create(definition: TableDefinition): Table {
    requireGoodDefinition(definition);
    const tableArn = this.arnOf(definition.TableName);
    if (this.byArn.has(tableArn)) {
      throw new AwsError('ResourceInUseException', `Table already exists: ${definition.TableName}`);
    }
    const creationDate = new Date(this.ports.clock.now());
    const table = new Table(definition, {
      arn: tableArn,
      id: stableUuid(`${tableArn} ${creationDate.toISOString()}`),
      creationDate,
    });
    this.byArn.set(tableArn, table);
    return table;
  }

  /**
   * Makes changes, all or none.
   *
   * @param transaction which one they are made for @default - for none that is known
   * @throws AwsError `LimitExceededException`
   */
  make(changes: readonly ItemChange[], transaction: TransactionIdentity = {}): void {
    this.memory.take(
      changes.reduce(
        (sum, { before, after }) => sum + (after?.memoryBytes ?? 0) - (before?.memoryBytes ?? 0),
        0,
      ),
    );
    for (const change of changes) {
      change.table.make(change);
      this.recordChange(change, transaction);
    }
  }

  /** @throws AwsError `ValidationException` for a table that is protected */
  delete(table: Table): void {
    if (table.definition.DeletionProtectionEnabled) {
      throw validationException(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      );
    }
    this.byArn.delete(table.props.arn);
    this.memory.take(-table.memoryBytes);
    this.ports.access.removeResourcePolicy(table.props.arn);
  }

  private recordChange({ table, before, after }: ItemChange, transaction: TransactionIdentity): void {
    const item = (after ?? before)?.item;
    if (!item) return;
    const { partition, sort } = table.key;
    const names = [partition.name, ...(sort ? [sort.name] : [])];
    const key = JSON.stringify(Object.fromEntries(names.map((name) => [name, ownValue(item, name)])));
    this.ports.trace.record(table.name, transaction, { what: after ? 'ItemWritten' : 'ItemDeleted', key });
  }
}
