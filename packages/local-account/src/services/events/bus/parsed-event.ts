import type { JsonObject } from 'type-fest';
import { jsonValueOf } from '@pipeline/event-pattern';
import { type BusEvent, envelope, eventText } from './bus-event';
import { writeValue, type WrittenObject, writtenObject } from './written-json';

/** An event on its way through a bus: read once for all rules, archives and targets, and for whoever gets it from them. */
export class ParsedEvent {
  /** As targets get it, with the text of each value in it; numbers keep their spelling. */
  readonly written: WrittenObject;
  private plain: JsonObject | undefined;

  /** @param detail what `readDetail` made of the event's */
  constructor(
    readonly event: BusEvent,
    detail: WrittenObject,
  ) {
    const members = Object.entries(envelope(event)).map(
      ([name, value]) => [name, writeValue(value)] as const,
    );
    this.written = writtenObject(new Map([...members, ['detail', detail]]), eventText(event));
  }

  get text(): string {
    return this.written.text;
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
