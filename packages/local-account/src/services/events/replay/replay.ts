import type { ReplayState } from '@aws-sdk/client-eventbridge';
import type { AccountPorts } from '../../../account-ports';
import { arn } from '../../../arn';
import type { Passage } from '../../../capacity/room';
import type { WrittenObject } from '../../../input-transformation/written-value';
import { type Archive, describeDropped } from '../archive/archive';
import type { Archives } from '../archive/archives';
import type { BusEvent } from '../bus/bus-event';
import type { EventBus } from '../bus/event-bus';
import { readDetail } from '../bus/event-detail';
import { ParsedEvent } from '../bus/parsed-event';

/**
 * How fast events are replayed at the most: 60, then a pause. 2,400 a second is what PutEvents takes in most of AWS's Regions; what this
 * machine can process is seen to by turns.
 */
const BATCH_EVENTS = 60;
const PAUSE_MS = 25;

export interface ReplayInput {
  readonly name: string;
  readonly description?: string;
  readonly archiveArn: string;
  /** Milliseconds since the epoch, inclusive. */
  readonly eventStartTime: number;
  /** Milliseconds since the epoch, exclusive, as recorded of AWS. */
  readonly eventEndTime: number;
  readonly bus: EventBus;
  /** ARNs of the rules that get the events; empty for all rules. */
  readonly filterArns: readonly string[];
}

export interface ReplayPorts extends Pick<AccountPorts, 'account' | 'capacity' | 'clock' | 'trace'> {
  readonly archives: Pick<Archives, 'find'>;
}

const ENDED: readonly ReplayState[] = ['COMPLETED', 'CANCELLED', 'FAILED'];

/** Sends the events of one archive and one window of time to its bus again: minute after minute, by the events' own times. */
export class Replay {
  readonly arn: string;
  readonly startTime: Date;
  endTime: Date | undefined;
  stateReason: string | undefined;
  /** The beginning of the last minute that was replayed, in milliseconds since the epoch. */
  eventLastReplayedTime: number | undefined;
  private current: ReplayState = 'STARTING';
  private sent = 0;
  private stopped = false;
  /** Aborts when it is cancelled or stopped. */
  private readonly ending = new AbortController();

  constructor(
    readonly input: ReplayInput,
    private readonly ports: ReplayPorts,
  ) {
    this.arn = arn(ports.account, 'events', `replay/${input.name}`);
    this.startTime = new Date(ports.clock.now());
  }

  get state(): ReplayState {
    return this.current;
  }

  get hasEnded(): boolean {
    return ENDED.includes(this.current);
  }

  start(): void {
    this.ports.trace.record(this.input.name, {}, { what: 'ReplayStarted' });
    void this.run();
  }

  /** @returns whether it can be cancelled: only while it starts or runs */
  cancel(): boolean {
    if (this.current !== 'STARTING' && this.current !== 'RUNNING') return false;
    this.current = 'CANCELLING';
    this.ending.abort();
    return true;
  }

  /** Ends it where it stands, with the local run. */
  stop(): void {
    this.stopped = true;
    this.ending.abort();
  }

  private async run(): Promise<void> {
    try {
      await this.pause(0);
      this.current = 'RUNNING';
      await this.replayWindow();
    } catch (error) {
      if (error !== this.ending.signal.reason) throw error;
    }
    if (!this.stopped) this.end();
  }

  private async replayWindow(): Promise<void> {
    const { eventStartTime, eventEndTime } = this.input;
    this.tellMissing();
    for await (const minute of this.archive?.minutesBetween(eventStartTime, eventEndTime) ?? []) {
      if (!this.archive) return;
      await this.replayMinute(minute);
    }
  }

  /** Not AWS's: the local run may have dropped some of what is asked for. */
  private tellMissing(): void {
    const { archive } = this;
    if (!archive?.dropped || archive.dropped.until < this.input.eventStartTime) return;
    this.stateReason = describeDropped(archive);
  }

  private async replayMinute(minute: number): Promise<void> {
    const { eventStartTime, eventEndTime, filterArns, bus } = this.input;
    const onlyRules = filterArns.length > 0 ? new Set(filterArns) : undefined;
    // Set even if no event of the minute is in the window, as recorded of AWS.
    this.eventLastReplayedTime = minute;
    for await (const event of this.archive?.eventsOfMinute(minute) ?? []) {
      if (event.time < eventStartTime || event.time >= eventEndTime) continue;
      const detail = readDetail(event.detail);
      if (!detail) continue;
      const ingestedAt = this.ports.clock.now();
      const replayed = replayedEvent({ ...event, ingestedAt }, this.input.name, detail);
      const passage = await this.admit(replayed);
      if (this.archive) bus.put(replayed, onlyRules);
      passage[Symbol.dispose]();
      if (!this.archive) return;
      if (++this.sent % BATCH_EVENTS === 0) await this.pause(PAUSE_MS);
    }
    await this.pause(0);
  }

  /** Waits until there is room for an event, and not too much under way. @throws when it is cancelled or stopped */
  private async admit({ sizeBytes }: ParsedEvent): Promise<Passage> {
    const { capacity } = this.ports;
    for (;;) {
      await capacity.turn(this.ending.signal);
      const passage = capacity.room.admit(sizeBytes);
      if (passage) return passage;
      await capacity.room.change(this.ending.signal);
    }
  }

  /** Looked up anew each time: it may be deleted meanwhile. */
  private get archive(): Archive | undefined {
    return this.ports.archives.find(this.input.archiveArn);
  }

  private end(): void {
    if (this.current === 'CANCELLING') {
      this.current = 'CANCELLED';
    } else if (!this.archive) {
      this.current = 'FAILED';
      this.stateReason = 'Archive resource not found.';
    } else {
      this.current = 'COMPLETED';
    }
    this.endTime = new Date(this.ports.clock.now());
    this.ports.trace.record(
      this.input.name,
      {},
      { what: 'ReplayEnded', state: this.current, events: this.sent },
    );
  }

  /** Lets others have their turn. @throws when it is cancelled or stopped */
  private pause(durationMs: number): Promise<void> {
    return this.ports.clock.pause(durationMs, this.ending.signal);
  }
}

/**
 * Not confirmed against AWS: whether a replayed event keeps its id and time. AWS says only that the name of the replay is added; both are
 * kept here. One published recording (radkawar/stackd, testdata/aws/eventbridge/replays.json) shows the old time and a new id with each replay.
 */
function replayedEvent(event: BusEvent, replayName: string, detail: WrittenObject): ParsedEvent {
  return new ParsedEvent({ ...event, replayName, transaction: { ...event.transaction, replayName } }, detail);
}
