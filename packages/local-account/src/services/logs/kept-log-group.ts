import { keyOf, keysBelow, partsOf } from '../../store/keys';
import type { Change, Store } from '../../store/store';
import type { LogGroupProperties, LogStream } from './log-group-properties';

const GROUPS = 'log-groups';
const STREAMS = 'log-streams';

/** The events of a group that went for want of room. */
export interface DroppedEvents {
  readonly events: number;
  /** The time of the latest, in milliseconds since the epoch. */
  readonly until: number;
}

/** What is kept of a group beside its events. */
export interface KeptGroup {
  /** In milliseconds since the epoch. */
  readonly creationTime: number;
  count: number;
  /** In bytes of UTF-8. */
  messageBytes: number;
  /** Before the time of every event, or that of the earliest, in milliseconds since the epoch. @default - there was none yet */
  oldest?: number;
  /** The greatest number of its events, those among them that are gone. @default - there was none yet */
  lastNumber?: number;
  /** @default - none */
  dropped?: DroppedEvents;
  /** As a client has made it. @default - a template has */
  readonly made?: LogGroupProperties;
}

/** What earlier runs have left of a group. */
export interface RestoredGroup {
  readonly state?: KeptGroup;
  readonly streams: LogStream[];
}

type Named = Pick<LogGroupProperties, 'logGroupName'>;

/** @param state as it will be when it is written: each event changes it */
export function keptGroupChange({ logGroupName }: Named, state: KeptGroup): Change {
  return { key: keyOf(GROUPS, logGroupName), value: () => JSON.stringify(state) };
}

/** @param stream as it will be when it is written */
export function keptStreamChange({ logGroupName }: Named, stream: LogStream): Change {
  return { key: keyOf(STREAMS, logGroupName, stream.logStreamName), value: () => JSON.stringify(stream) };
}

/** What it takes to forget a group and its streams. */
export function keptGroupRemoval({ logGroupName }: Named, streamNames: Iterable<string>): Change[] {
  const streams = [...streamNames].map((name) => ({ key: keyOf(STREAMS, logGroupName, name) }));
  return [{ key: keyOf(GROUPS, logGroupName) }, ...streams];
}

/** By the groups' names. */
export async function restoreGroups(store: Store): Promise<Map<string, RestoredGroup>> {
  const groups = new Map<string, RestoredGroup>();
  for await (const [key, value] of store.entries(keysBelow(GROUPS))) {
    groups.set(partsOf(key)[1] ?? '', { state: JSON.parse(value) as KeptGroup, streams: [] });
  }
  for await (const [key, value] of store.entries(keysBelow(STREAMS))) {
    groups.get(partsOf(key)[1] ?? '')?.streams.push(JSON.parse(value) as LogStream);
  }
  return groups;
}
