import type { LiveTailSessionLogEvent, LiveTailSessionUpdate } from '@aws-sdk/client-cloudwatch-logs';
import type { LogEvent } from '../kept-log-events';
import type { LogGroup } from '../log-group';

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
  private readonly subscriptions: readonly (() => void)[];

  constructor(
    private readonly accountId: string,
    { groups, matches }: LiveTailSelection,
  ) {
    this.subscriptions = groups.map((group) =>
      group.subscribe((event) => {
        if (matches(event)) this.collect(group, event);
      }),
    );
  }

  /** What there is since the last call. */
  takeUpdate(): LiveTailSessionUpdate {
    const update = { sessionMetadata: { sampled: this.isSampled }, sessionResults: this.collected };
    this.collected = [];
    this.isSampled = false;
    return update;
  }

  end(): void {
    for (const unsubscribe of this.subscriptions) unsubscribe();
  }

  private collect({ logGroupName }: LogGroup, event: LogEvent): void {
    if (this.collected.length >= EVENTS_AN_UPDATE) {
      this.isSampled = true;
      return;
    }
    const { logStreamName, message, timestamp, ingestionTime } = event;
    // That a group is identified in this form is not confirmed against AWS.
    const logGroupIdentifier = `${this.accountId}:${logGroupName}`;
    this.collected.push({ logGroupIdentifier, logStreamName, message, timestamp, ingestionTime });
  }
}
