import type { JsonObject } from 'type-fest';
import { jsonValueOf } from '@pipeline/event-pattern';
import { writeValue, type WrittenObject, writtenObject } from '../../../input-transformation/written-json';
import { type BusEvent, envelope, eventText } from './bus-event';

/** An event on its way through a bus: read once for all rules, archives and targets, and for whoever gets it from them. */
export class ParsedEvent {
  /** As targets get it, with the text of each value in it; numbers keep their spelling. */
  readonly written: WrittenObject;
  private plain: JsonObject | undefined;

  /** @param detail what `readDetail` made of the event's */
  constructor(
    readonly event: BusEvent,
    private readonly detail: WrittenObject,
  ) {
    const members = Object.entries(envelope(event)).map(
      ([name, value]) => [name, writeValue(value)] as const,
    );
    this.written = writtenObject(new Map([...members, ['detail', detail]]), eventText(event));
  }

  get text(): string {
    return this.written.text;
  }

  /** The event as another bus gets it. @param ingestedAt when, in milliseconds since the epoch */
  forward(ingestedAt: number): ParsedEvent {
    return new ParsedEvent({ ...this.event, cameFromBus: true, ingestedAt }, this.detail);
  }

  /** In bytes of UTF-8. */
  get sizeBytes(): number {
    return Buffer.byteLength(this.text);
  }

  /** What `JSON.parse` makes of the text. */
  get value(): JsonObject {
    this.plain ??= jsonValueOf(this.written.value);
    return this.plain;
  }
}
