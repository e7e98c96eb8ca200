import { XMLBuilder } from 'fast-xml-parser';
import type { FlattenedMember } from './query-shape';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

/** What no XML document can hold, as an error may that quotes its client; with the flag `u` a surrogate matches only alone. */
const ILLEGAL = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** One XML document, its root in the namespace if there is one. Arrays become repeated elements. */
export function xml(root: string, namespace: string, content: object): string {
  const document = builder.build({ [root]: { ...(namespace && { '@xmlns': namespace }), ...content } });
  // A reader makes a line feed of a carriage return that is not written by its number.
  return `<?xml version="1.0"?>${document.replace(ILLEGAL, '\uFFFD').replaceAll('\r', '&#xD;')}`;
}

type Flattened = ReadonlyMap<string, FlattenedMember>;

/**
 * The query protocol's form of a value: lists as `member` elements, dates as ISO 8601, bytes as base64, nothing where nothing is.
 *
 * @param flattened members that are written without an element around them @default - none
 */
export function xmlMembers(value: unknown, flattened: Flattened = new Map()): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return { member: value.map((item) => xmlMembers(item, flattened)) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => xmlMember(name, inner, flattened)),
  );
}

function xmlMember(name: string, value: unknown, flattened: Flattened): [string, unknown] {
  const { element, entry } = flattened.get(name) ?? {};
  if (element === undefined || typeof value !== 'object' || value === null) {
    return [name, xmlMembers(value, flattened)];
  }
  const items = entry
    ? Object.entries(value).map(([key, inner]) => ({ [entry.key]: key, [entry.value]: inner as unknown }))
    : Object.values(value);
  return [element, items.map((item: unknown) => xmlMembers(item, flattened))];
}
