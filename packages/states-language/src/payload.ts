import type { JsonValue } from 'type-fest';
import { parseJson } from './json';

/** Input, output and every payload between states: 256 KiB of UTF-8 (step-functions/latest/dg/service-quotas). */
export const MAX_PAYLOAD_BYTES = 262_144;

/** A JSON value with its text. It is shared by all who have it: to be read and never to be changed. */
export interface Payload {
  readonly value: JsonValue;
  readonly text: string;
}

/** A value whose text is made once, and only when someone asks for it. */
export function payloadOf(value: JsonValue): Payload {
  let text: string | undefined;
  return {
    value,
    get text() {
      text ??= JSON.stringify(value);
      return text;
    },
  };
}

/** @throws SyntaxError when the text is not JSON */
export function parsePayload(text: string): Payload {
  return { value: parseJson(text), text };
}

export function exceedsPayloadLimit({ text }: Payload): boolean {
  return Buffer.byteLength(text, 'utf8') > MAX_PAYLOAD_BYTES;
}
