import type { AccountPorts } from '../../../account-ports';
import { AwsError } from '../../../errors/aws-error';
import { alreadyExists } from '../event-errors';
import { checkAuthorization, type Connection, createConnection } from './connection';
import type { ConnectionSettings } from './connection-input';

/** The connections of the account. */
export class Connections {
  private readonly byName = new Map<string, Connection>();

  constructor(private readonly ports: Pick<AccountPorts, 'account' | 'clock'>) {}

  all(): Connection[] {
    return [...this.byName.values()];
  }

  findByArn(connectionArn: string): Connection | undefined {
    return this.all().find(({ arn }) => arn === connectionArn);
  }

  /** @param does what is done, for the error @throws AwsError `ResourceNotFoundException` */
  connection(name: string, does: 'delete' | 'describe' | 'update'): Connection {
    const connection = this.byName.get(name);
    if (connection) return connection;
    // Recorded on AWS, of describing.
    throw new AwsError(
      'ResourceNotFoundException',
      `Failed to ${does} the connection(s). Connection '${name}' does not exist.`,
    );
  }

  /** @throws AwsError `ResourceAlreadyExistsException`, `ValidationException` */
  create(name: string, settings: ConnectionSettings): Connection {
    if (this.byName.has(name)) throw alreadyExists('Connection', name);
    const connection = createConnection(name, settings, this.ports);
    this.byName.set(name, connection);
    return connection;
  }

  /** @throws AwsError `ResourceNotFoundException`, `ValidationException` */
  update(name: string, settings: Partial<ConnectionSettings>): Connection {
    const connection = this.connection(name, 'update');
    const changed = { ...connection.settings, ...settings };
    checkAuthorization(changed);
    connection.settings = changed;
    connection.token = undefined;
    connection.lastModifiedTime = new Date(this.ports.clock.now());
    return connection;
  }

  /** @throws AwsError `ResourceNotFoundException` */
  delete(name: string): Connection {
    const connection = this.connection(name, 'delete');
    this.byName.delete(name);
    return connection;
  }
}
