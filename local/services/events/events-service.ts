import type { PutEventsRequestEntry, PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import { type Account, arn } from '../../account';
import { AwsError } from '../../aws-error';
import type { Trace } from '../../trace/trace';
import type { SqsService } from '../sqs';
import { Archive, type ArchiveProps } from './archive';
import { Delivery, type InvokeTarget } from './delivery';
import { EventBus } from './event-bus';
import { checkPutEvents, eventOfEntry } from './put-events';
import type { Rule } from './rule';

/** EventBridge: buses with their rules and archives. */
export class EventsService {
  private readonly buses = new Map<string, EventBus>();
  private readonly delivery: Delivery;

  constructor(
    private readonly ports: {
      readonly account: Account;
      readonly access: Access;
      readonly trace: Trace;
      readonly sqs: SqsService;
      readonly invokeTarget: InvokeTarget;
    },
  ) {
    this.delivery = new Delivery(ports);
  }

  /** @throws AwsError `ResourceAlreadyExistsException` */
  createEventBus(name: string, description?: string): EventBus {
    const { account, trace } = this.ports;
    if (this.buses.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);
    }
    const bus = new EventBus(
      name,
      arn(account, 'events', `event-bus/${name}`),
      description,
      this.delivery,
      trace,
    );
    this.buses.set(name, bus);
    return bus;
  }

  get eventBuses(): EventBus[] {
    return [...this.buses.values()];
  }

  /**
   * @param nameOrArn a bus's name or ARN
   * @throws AwsError `ResourceNotFoundException`
   */
  eventBus(nameOrArn: string): EventBus {
    const name = nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.indexOf('/') + 1) : nameOrArn;
    const bus = this.buses.get(name);
    if (bus) return bus;
    throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
  }

  /** Adds an archive to the bus that is its source. @throws AwsError `ResourceNotFoundException` */
  createArchive(props: ArchiveProps): Archive {
    const archive = new Archive(props);
    this.eventBus(props.eventSourceArn).archives.push(archive);
    return archive;
  }

  /** Adds a rule to its bus. @throws AwsError `ResourceNotFoundException` */
  putRule(rule: Rule): void {
    this.eventBus(rule.eventBusName).rules.set(rule.name, rule);
  }

  /**
   * Puts events on buses. An entry that names a bus that does not exist is answered like any other, and dropped: so does AWS.
   *
   * @throws AwsError `ValidationException` for the request as a whole; AccessDenied
   */
  putEvents(caller: Caller, entries: readonly PutEventsRequestEntry[]): PutEventsResponse {
    checkPutEvents(entries);
    const { access, account } = this.ports;
    for (const { EventBusName: bus = 'default' } of entries) {
      const busArn = bus.startsWith('arn:') ? bus : arn(account, 'events', `event-bus/${bus}`);
      access.require(caller, 'events:PutEvents', busArn);
    }
    const results = entries.map((entry) => {
      const event = eventOfEntry(entry, account);
      if ('ErrorCode' in event) return event;
      const nameOrArn = entry.EventBusName ?? 'default';
      this.buses.get(nameOrArn.slice(nameOrArn.indexOf('/') + 1))?.put(event);
      return { EventId: event.id };
    });
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    } satisfies PutEventsResponse;
  }

  /** Ends all deliveries that wait for another try. */
  stop(): void {
    this.delivery.stop();
  }
}
