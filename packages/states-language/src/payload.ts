import { type JsonValue, parseJson } from './json';

/** Input, output and every payload between states: 256 KiB of UTF-8 (step-functions/latest/dg/service-quotas). */
export const MAX_PAYLOAD_BYTES = 262_144;

/** A value that travels between states, with its JSON text, which is made once and only when someone asks. */
export class Payload {
  #text: string | undefined;

  constructor(readonly value: JsonValue) {}

  /** Throws a `SyntaxError` when the text is not JSON. */
  static parse(text: string): Payload {
    return new Payload(parseJson(text));
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.value);
    return this.#text;
  }

  get exceedsLimit(): boolean {
    return exceedsPayloadLimit(this.text);
  }
}

export function exceedsPayloadLimit(text: string): boolean {
  return Buffer.byteLength(text, 'utf8') > MAX_PAYLOAD_BYTES;
}
