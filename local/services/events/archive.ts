import type { EventPattern } from '../../event-pattern';
import type { BusEvent } from './bus-event';

/** What one archive keeps: the oldest events go when their details come to more than this. */
const KEPT_BYTES = 256 * 1024 * 1024;

const DAY_MS = 86_400_000;

export interface ArchiveProps {
  readonly archiveName: string;
  readonly archiveArn: string;
  readonly eventSourceArn: string;
  /** Undefined for every event. */
  readonly pattern: EventPattern | undefined;
  /** 0 for ever. */
  readonly retentionDays: number;
}

/** Keeps the events of a bus, to be replayed. An event is in it at once; on AWS that takes up to ten minutes. */
export class Archive {
  private readonly stored: BusEvent[] = [];
  private storedBytes = 0;

  constructor(readonly props: ArchiveProps) {}

  /** @returns whether it was kept: a replayed event never is, nor one that the archive's pattern does not match */
  offer(event: BusEvent, text: string): boolean {
    if (event.replayName !== undefined) return false;
    if (this.props.pattern && !this.props.pattern.matches(text)) return false;
    this.stored.push(event);
    this.storedBytes += event.detail.length;
    if (this.storedBytes > KEPT_BYTES) this.dropUntil(() => this.storedBytes <= KEPT_BYTES * 0.9);
    return true;
  }

  /** The events that are neither past their retention nor dropped for space. */
  get events(): readonly BusEvent[] {
    const { retentionDays } = this.props;
    if (retentionDays > 0) {
      const oldest = Date.now() - retentionDays * DAY_MS;
      this.dropUntil((event) => event.time >= oldest);
    }
    return this.stored;
  }

  private dropUntil(enough: (oldest: BusEvent) => boolean): void {
    let dropped = 0;
    for (const event of this.stored) {
      if (enough(event)) break;
      this.storedBytes -= event.detail.length;
      dropped++;
    }
    this.stored.splice(0, dropped);
  }
}
