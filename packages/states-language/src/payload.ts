import type { JsonValue } from 'type-fest';
import { isJsonObject, parseJson } from './json';
import { compactMembers, compactText } from './json-text';

/** Input, output and every payload between states: 256 KiB of UTF-8 (step-functions/latest/dg/service-quotas). */
export const MAX_PAYLOAD_BYTES = 262_144;

/** A JSON value with its text. It is shared by all who have it: to be read and never to be changed. */
export interface Payload {
  readonly value: JsonValue;
  readonly text: string;
  /** The text was made of the value, so it says nothing that the value does not. @default false */
  readonly isPrinted?: boolean;
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
    isPrinted: true,
  };
}

/** @throws SyntaxError when the text is not JSON */
export function parsePayload(text: string): Payload {
  return { value: parseJson(text), text };
}

export function exceedsPayloadLimit(payload: Payload): boolean {
  // Most are far below it, and need no text made to be counted.
  if (payload.isPrinted && mostBytesOf(payload.value) <= MAX_PAYLOAD_BYTES) return false;
  return Buffer.byteLength(payload.text, 'utf8') > MAX_PAYLOAD_BYTES;
}

/** `-1.2345678901234567e-308`: no number, and no literal, is longer, with a comma after it. */
const MOST_BYTES_OF_LITERAL = 25;

/** @returns an upper bound of the bytes of what `JSON.stringify` makes of a value, which is soon found */
function mostBytesOf(value: JsonValue): number {
  if (typeof value === 'string') return mostBytesOfString(value);
  let bytes = MOST_BYTES_OF_LITERAL;
  if (Array.isArray(value)) for (const element of value) bytes += mostBytesOf(element);
  else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      bytes += mostBytesOfString(name) + mostBytesOf(member ?? null);
    }
  }
  return bytes;
}

/** A control character takes six: `\u0000`; with the quotes, and a comma or colon after them. */
function mostBytesOfString(text: string): number {
  return 6 * text.length + 3;
}

/** An array of payloads, each with the text that it has (recorded on AWS: the output of a Parallel state). */
export function joinPayloads(payloads: readonly Payload[]): Payload {
  let text: string | undefined;
  return {
    value: payloads.map(({ value }) => value),
    get text() {
      text ??= `[${payloads.map((payload) => payload.text).join(',')}]`;
      return text;
    },
    isPrinted: payloads.every(({ isPrinted }) => isPrinted),
  };
}

/** An object of payloads, each with the text that it has. */
export function composePayload(members: ReadonlyMap<string, Payload>): Payload {
  let text: string | undefined;
  return {
    value: Object.fromEntries([...members].map(([name, { value }]) => [name, value])),
    get text() {
      text ??= `{${[...members].map(([name, member]) => `${JSON.stringify(name)}:${member.text}`).join(',')}}`;
      return text;
    },
  };
}

/** The parts of each payload that were asked for: a payload never changes, and a path is often followed more than once. */
const knownParts = new WeakMap<Payload, ReadonlyMap<string, Payload>>();

/**
 * The elements of a payload that is an array, or its members if it is an object, by name. Step Functions writes a part of
 * a payload without white space (recorded on AWS: the items of a Map state); a number keeps its text.
 */
export function partsOf(payload: Payload): ReadonlyMap<string, Payload> {
  let parts = knownParts.get(payload);
  if (!parts) {
    parts = findParts(payload);
    knownParts.set(payload, parts);
  }
  return parts;
}

function findParts(payload: Payload): ReadonlyMap<string, Payload> {
  const { value } = payload;
  if (!Array.isArray(value) && !isJsonObject(value)) return new Map();
  const parts = Object.entries(value as Record<string, JsonValue>);
  if (payload.isPrinted) return new Map(parts.map(([key, part]) => [key, payloadOf(part)]));
  const texts = compactMembers(payload.text);
  return new Map(
    parts.map(([key, part]) => {
      const partText = texts.get(key);
      return [key, partText === undefined ? payloadOf(part) : { value: part, text: partText }];
    }),
  );
}

/** A payload's text without the white space between tokens. */
export function compactTextOf(payload: Payload): string {
  return payload.isPrinted ? payload.text : compactText(payload.text);
}

/** The same payload with a compact text. */
export function compacted(payload: Payload): Payload {
  if (payload.isPrinted) return payload;
  let text: string | undefined;
  return {
    value: payload.value,
    get text() {
      // Most texts are as `JSON.stringify` writes them: that is told in a tenth of the time that the scanner takes.
      text ??= JSON.stringify(payload.value) === payload.text ? payload.text : compactText(payload.text);
      return text;
    },
  };
}
