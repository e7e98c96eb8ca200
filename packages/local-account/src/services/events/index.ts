import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { AccountPorts } from '../../account-ports';
import { createService, type OwnService, type Service } from '../../service';
import type { Call } from '../../wire/operation';
import { type InnerEntry, parseInnerEntry } from './bus/inner-entry';
import type { ConnectionCredentials } from './connection/connection-credentials';
import type { EventsNeeds } from './needs';
import { eventsApi } from './operations/events-api';
import { forwardEvent } from './operations/forward-event';
import { putEvents } from './operations/put-events';
import { retrieveConnectionCredentials } from './operations/retrieve-connection-credentials';
import { createEventsPorts, type EventsPorts } from './ports';
import { eventsArchive } from './resources/events-archive';
import { eventsConnection } from './resources/events-connection';
import { eventsEventBus } from './resources/events-event-bus';
import { eventsEventBusPolicy } from './resources/events-event-bus-policy';
import { eventsRule } from './resources/events-rule';

export type { ConnectionCredentials } from './connection/connection-credentials';
export type { EventsNeeds } from './needs';

/** What other services may do with EventBridge. */
export interface Buses {
  /** @throws AwsError as PutEvents answers; `SerializationException` for a time that is none */
  putEvents(
    call: Call,
    input: { readonly Entries: readonly InnerEntry[]; readonly EndpointId?: string },
  ): Promise<PutEventsResponse>;
}

/** What other services may do with connections. */
export interface ConnectionsOffer {
  /**
   * What a connection adds to a request, for a caller who may read its secret.
   *
   * @throws AwsError `ResourceNotFoundException`, `InvalidConnectionState`; AccessDenied
   */
  retrieveCredentials(call: Call, connectionArn: string): Promise<ConnectionCredentials>;
}

/** EventBridge: buses with their rules, archives and replays. */
export function eventsService(
  account: AccountPorts,
  needs: EventsNeeds,
): {
  readonly service: Service;
  readonly buses: Buses;
  readonly connections: ConnectionsOffer;
  readonly underWay: () => number;
} {
  const ports: EventsPorts = createEventsPorts(account, {
    ...needs,
    forwardEvent: (call, busArn, event) => forwardEvent(service, ports, call, busArn, event),
  });
  const service: OwnService<EventsPorts> = createService<EventsPorts>(account, {
    name: 'events',
    ports,
    api: eventsApi,
    resources: [eventsArchive, eventsConnection, eventsEventBus, eventsEventBusPolicy, eventsRule],
    restore: () => ports.restore(),
    resume: () => ports.resume(),
    breakOff: () => ports.breakOff(),
    stop: () => ports.stop(),
  });
  const buses: Buses = {
    putEvents: async (call, { Entries, ...input }) =>
      service.perform(putEvents, { ...input, Entries: Entries.map(parseInnerEntry) }, call),
  };
  const connections: ConnectionsOffer = {
    retrieveCredentials: (call, connectionArn) =>
      service.perform(retrieveConnectionCredentials, { connectionArn }, call),
  };
  return { service, buses, connections, underWay: () => ports.underWay() };
}
