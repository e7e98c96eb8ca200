import type { AccountPorts } from '../../../account-ports';
import { AwsError } from '../../../errors/aws-error';
import { alreadyExists, eventBusDoesNotExist, invalidParameter, limitExceeded } from '../event-errors';
import { requireEventsKey } from '../events-key';
import { busArnOf, busNameOf, DEFAULT_BUS } from './bus-name';
import {
  EventBus,
  type EventBusInput,
  type EventBusPorts,
  type EventBusSettings,
  type PolicyStatement,
} from './event-bus';

/** By account and Region, the default bus included. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const MOST_BUSES = 100;

export interface EventBusesPorts extends EventBusPorts, Pick<AccountPorts, 'access'> {}

/** The buses of the account: the default bus, and those that were made. */
export class EventBuses {
  private readonly byName = new Map<string, EventBus>();

  constructor(private readonly ports: EventBusesPorts) {
    this.create({ name: DEFAULT_BUS });
  }

  /** @throws AwsError `ResourceAlreadyExistsException`, `LimitExceededException`; AccessDenied to the key */
  create(input: EventBusInput): EventBus {
    if (this.byName.has(input.name)) throw alreadyExists('Event bus', input.name);
    if (this.byName.size >= MOST_BUSES) throw limitExceeded();
    const bus = new EventBus(input, this.ports);
    this.checkKey(bus, input);
    this.byName.set(input.name, bus);
    return bus;
  }

  /** Gives a bus other settings; nothing changes if it fails. @throws AwsError `ResourceNotFoundException`; AccessDenied to the key */
  update(name: string, settings: EventBusSettings): EventBus {
    const bus = this.bus(name);
    this.checkKey(bus, settings);
    bus.set(settings);
    return bus;
  }

  /**
   * Deletes a bus; one that is not there is as good as deleted. Recorded on AWS: the answers to no bus and to the default bus.
   *
   * @throws AwsError `ValidationException` for the default bus, and for one that has rules, those of archives included
   */
  delete(name: string): void {
    if (name === DEFAULT_BUS) {
      throw new AwsError('ValidationException', `Cannot delete event bus ${name}.`);
    }
    const bus = this.byName.get(name);
    if (!bus) return;
    // In the words of https://github.com/serverless/serverless/issues/8479.
    if (bus.rules.length > 0) {
      throw new AwsError('ValidationException', "EventBus can't be deleted since it has rules.");
    }
    this.byName.delete(name);
    this.ports.access.removeResourcePolicy(bus.arn);
  }

  stop(): void {
    for (const bus of this.byName.values()) bus.stop();
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
   * Adds a statement to the policy of a bus, or puts it in the place of the one that has its id.
   *
   * @throws AwsError `ResourceNotFoundException`, `ValidationException`
   */
  putStatement(nameOrArn: string, statement: PolicyStatement): void {
    const bus = this.bus(nameOrArn);
    const policy = bus.policyWith(statement);
    // PutPermission lists no error for a malformed policy; that it is ValidationException is not confirmed against AWS.
    this.ports.access.setResourcePolicy(bus.arn, `policy of event bus ${bus.name}`, policy, (reason) =>
      invalidParameter('Policy', reason),
    );
    bus.policy = policy;
  }

  /** Takes a statement out of the policy of a bus, if it is there. */
  removeStatement(nameOrArn: string, statementId: string): void {
    const bus = this.byName.get(busNameOf(nameOrArn));
    if (!bus?.hasStatement(statementId)) return;
    const policy = bus.policyWithout(statementId);
    const { access } = this.ports;
    if (policy) access.setResourcePolicy(bus.arn, `policy of event bus ${bus.name}`, policy);
    else access.removeResourcePolicy(bus.arn);
    bus.policy = policy;
  }

  private checkKey(bus: EventBus, { kmsKeyArn }: EventBusSettings): void {
    if (kmsKeyArn !== undefined) requireEventsKey(this.ports.access, kmsKeyArn, bus.arn);
  }
}
