import type { PutEventsRequestEntry, PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import { arn } from '../../arn';
import type { Trace } from '../../trace/trace';
import type { SqsService } from '../sqs';
import { Archives } from './archives';
import { Delivery, type InvokeTarget } from './delivery';
import { EventBus, type EventBusInput } from './event-bus';
import { alreadyExists, eventBusDoesNotExist, invalidParameter } from './event-errors';
import { checkPutEvents, eventOfEntry } from './put-events';
import { Replays } from './replays';
import { DEFAULT_BUS } from './rule';

export interface EventsPorts {
  readonly account: Account;
  readonly access: Access;
  readonly trace: Trace;
  readonly sqs: SqsService;
  readonly invokeTarget: InvokeTarget;
}

/** EventBridge: buses with their rules, archives and replays. Its operations live in `local/operations/events`. */
export class EventsService {
  readonly archives: Archives;
  readonly replays: Replays;
  private readonly buses = new Map<string, EventBus>();
  private readonly delivery: Delivery;

  constructor(private readonly ports: EventsPorts) {
    const { account, trace } = ports;
    this.delivery = new Delivery(ports);
    this.archives = new Archives(account);
    this.replays = new Replays({ account, trace, archive: (archiveArn) => this.archives.find(archiveArn) });
    this.createEventBus({ name: DEFAULT_BUS });
  }

  /** @throws AwsError `ResourceAlreadyExistsException` */
  createEventBus(input: EventBusInput): EventBus {
    if (this.buses.has(input.name)) throw alreadyExists('Event bus', input.name);
    const bus = new EventBus(input, this.ports.account, this.delivery, this.ports.trace);
    this.buses.set(input.name, bus);
    return bus;
  }

  get eventBuses(): EventBus[] {
    return [...this.buses.values()];
  }

  /**
   * @param nameOrArn a bus's name or ARN @default - the account's default bus
   * @throws AwsError `ResourceNotFoundException`
   */
  eventBus(nameOrArn = DEFAULT_BUS): EventBus {
    const bus = this.buses.get(busName(nameOrArn));
    if (bus) return bus;
    throw eventBusDoesNotExist(busName(nameOrArn));
  }

  /**
   * Adds a statement to the policy of a bus.
   *
   * @throws AwsError `ResourceNotFoundException`, `ValidationException`
   */
  putStatement(nameOrArn: string, statement: object): void {
    const bus = this.eventBus(nameOrArn);
    const policy = bus.policyWith(statement);
    // PutPermission lists no error for a malformed policy; that it is ValidationException is not confirmed against AWS.
    this.ports.access.setResourcePolicy(bus.arn, `policy of event bus ${bus.name}`, policy, (reason) =>
      invalidParameter('Policy', reason),
    );
    bus.policy = policy;
  }

  /**
   * Puts events on buses. An entry that names a bus that does not exist is answered like any other, and dropped: so does AWS.
   *
   * @throws AwsError `ValidationException` for the request as a whole; AccessDenied
   */
  putEvents(caller: Caller, entries: readonly PutEventsRequestEntry[]): PutEventsResponse {
    checkPutEvents(entries);
    const { access, account } = this.ports;
    for (const { EventBusName: bus = DEFAULT_BUS } of entries) {
      access.require(caller, 'events:PutEvents', bus.startsWith('arn:') ? bus : busArn(account, bus));
    }
    const results = entries.map((entry) => {
      const accepted = eventOfEntry(entry, account);
      if ('ErrorCode' in accepted) return accepted;
      const { event, detail } = accepted;
      this.busOfEntry(entry)?.put(event, detail);
      return { EventId: event.id };
    });
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    } satisfies PutEventsResponse;
  }

  /** Ends replays, and all deliveries that wait for another try. */
  stop(): void {
    this.replays.stop();
    this.delivery.stop();
  }

  /** An ARN of another account or Region names no bus here. */
  private busOfEntry({ EventBusName: nameOrArn = DEFAULT_BUS }: PutEventsRequestEntry): EventBus | undefined {
    const bus = this.buses.get(busName(nameOrArn));
    return nameOrArn.startsWith('arn:') && bus?.arn !== nameOrArn ? undefined : bus;
  }
}

function busName(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.indexOf('/') + 1) : nameOrArn;
}

function busArn(account: Account, name: string): string {
  return arn(account, 'events', `event-bus/${name}`);
}
