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

export function exceedsPayloadLimit({ text }: Payload): boolean {
  return Buffer.byteLength(text, 'utf8') > MAX_PAYLOAD_BYTES;
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
