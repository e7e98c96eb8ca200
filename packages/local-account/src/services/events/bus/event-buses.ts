import type { AccountPorts } from '../../../account-ports';
import { alreadyExists, eventBusDoesNotExist, invalidParameter } from '../event-errors';
import { requireEventsKey } from '../events-key';
import { busArnOf, busNameOf, DEFAULT_BUS } from './bus-name';
import { EventBus, type EventBusInput, type EventBusPorts } from './event-bus';

export interface EventBusesPorts extends EventBusPorts, Pick<AccountPorts, 'access'> {}

/** The buses of the account: the default bus, and those that were made. */
export class EventBuses {
  private readonly byName = new Map<string, EventBus>();

  constructor(private readonly ports: EventBusesPorts) {
    this.create({ name: DEFAULT_BUS });
  }

  /** @throws AwsError `ResourceAlreadyExistsException`; AccessDenied to the key */
  create(input: EventBusInput): EventBus {
    if (this.byName.has(input.name)) throw alreadyExists('Event bus', input.name);
    const bus = new EventBus(input, this.ports);
    if (input.kmsKeyArn !== undefined) requireEventsKey(this.ports.access, input.kmsKeyArn, bus.arn);
    this.byName.set(input.name, bus);
    return bus;
  }

  all(): EventBus[] {
    return [...this.byName.values()];
  }

  /**
   * @param nameOrArn a bus's name or ARN @default - the account's default bus
   * @throws AwsError `ResourceNotFoundException`
   */
  bus(nameOrArn?: string): EventBus {
    const name = busNameOf(nameOrArn);
    const bus = this.byName.get(name);
    if (bus) return bus;
    throw eventBusDoesNotExist(name);
  }

  /**
   * The bus that events for this name or ARN come to.
   *
   * @param nameOrArn a bus's name or ARN @default - the account's default bus
   * @returns undefined also for the ARN of another account or Region
   */
  find(nameOrArn?: string): EventBus | undefined {
    const bus = this.byName.get(busNameOf(nameOrArn));
    return bus?.arn === busArnOf(this.ports.account, nameOrArn) ? bus : undefined;
  }

  /**
   * Adds a statement to the policy of a bus.
   *
   * @throws AwsError `ResourceNotFoundException`, `ValidationException`
   */
  putStatement(nameOrArn: string, statement: object): void {
    const bus = this.bus(nameOrArn);
    const policy = bus.policyWith(statement);
    // PutPermission lists no error for a malformed policy; that it is ValidationException is not confirmed against AWS.
    this.ports.access.setResourcePolicy(bus.arn, `policy of event bus ${bus.name}`, policy, (reason) =>
      invalidParameter('Policy', reason),
    );
    bus.policy = policy;
  }
}
