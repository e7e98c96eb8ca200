import type { JsonObject } from 'type-fest';
import { type EventObject, jsonValueOf } from '@pipeline/event-pattern';
import { writeValue, writtenObject } from '../../../input-transformation/written-json';
import type { WrittenObject } from '../../../input-transformation/written-value';
import { type BusEvent, envelope, eventText } from './bus-event';

/** An event on its way through a bus: read once for all rules, archives and targets, and for whoever gets it from them. */
export class ParsedEvent {
  /** As targets get it, as JSON text. */
  readonly text: string;
  /** What a pattern is matched with: numbers keep their spelling. */
  readonly fields: EventObject;
  private plain: JsonObject | undefined;

  /** @param detail what `readDetail` made of the event's */
  constructor(
    readonly event: BusEvent,
    private readonly detail: WrittenObject,
  ) {
    this.text = eventText(event);
    this.fields = { ...envelope(event), detail: detail.value };
  }

  /** With the text of each value in it. */
  get written(): WrittenObject {
    const members = Object.entries(envelope(this.event)).map(
      ([name, value]) => [name, writeValue(value)] as const,
    );
    return writtenObject(new Map([...members, ['detail', this.detail]]), this.text);
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
    this.plain ??= this.detail.isPlain ? (this.fields as JsonObject) : jsonValueOf(this.fields);
    return this.plain;
  }
}
