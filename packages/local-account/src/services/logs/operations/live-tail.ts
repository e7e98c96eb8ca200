import type { LiveTailSessionLogEvent, LiveTailSessionUpdate } from '@aws-sdk/client-cloudwatch-logs';
import type { LocalWorld } from '../../local-world';
import type { LogEvent, LogGroup } from '../log-group';

/** "can include as many as 500 log events" (API_StartLiveTail). */
const EVENTS_AN_UPDATE = 500;

/** What a Live Tail session is about. */
export interface LiveTailSelection {
  readonly groups: readonly LogGroup[];
  /** Whether an event is to be shown. */
  readonly matches: (event: LogEvent) => boolean;
}

/** Collects the events that are written while a Live Tail session goes on. */
export class LiveTail {
  private collected: LiveTailSessionLogEvent[] = [];
  private isSampled = false;
  private readonly unsubscribe: () => void;

  constructor(world: LocalWorld, selection: LiveTailSelection) {
    const byName = new Map(selection.groups.map((group) => [group.logGroupName, group]));
    this.unsubscribe = world.trace.subscribe((record) => {
      const group = record.what === 'LogWritten' ? byName.get(record.resource) : undefined;
      // The record follows the event at once.
      const event = group?.events.at(-1);
      if (group && event && selection.matches(event)) this.add(group, event, world.account.accountId);
    });
  }

  /** What there is since the last call. */
  update(): LiveTailSessionUpdate {
    const update = { sessionMetadata: { sampled: this.isSampled }, sessionResults: this.collected };
    this.collected = [];
    this.isSampled = false;
    return update;
  }

  end(): void {
    this.unsubscribe();
  }

  private add({ logGroupName }: LogGroup, event: LogEvent, accountId: string): void {
    if (this.collected.length >= EVENTS_AN_UPDATE) {
      this.isSampled = true;
      return;
    }
    const { logStreamName, message, timestamp, ingestionTime } = event;
    // That a group is identified in this form is not confirmed against AWS.
    const logGroupIdentifier = `${accountId}:${logGroupName}`;
    this.collected.push({ logGroupIdentifier, logStreamName, message, timestamp, ingestionTime });
  }
}
