import { XMLBuilder } from 'fast-xml-parser';
import type { MapEntry, QueryShape } from './query-shape';

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

/**
 * The query protocol's form of a value: lists as `member` elements, dates as ISO 8601, bytes as base64, nothing where nothing is.
 *
 * @param shape which members are written otherwise @default - none
 */
export function xmlMembers(value: unknown, shape: QueryShape = {}): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return { member: value.map((item) => xmlMembers(item, shape)) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => xmlMember(name, inner, shape)),
  );
}

function xmlMember(name: string, value: unknown, shape: QueryShape): [string, unknown] {
  if (typeof value !== 'object' || value === null) return [name, value];
  const write = (item: unknown) => xmlMembers(item, shape);
  const map = shape.maps?.get(name);
  if (map) return [name, { entry: entriesOf(value, map).map(write) }];
  const flattened = shape.flattened?.get(name);
  if (!flattened) return [name, write(value)];
  const { element, entry } = flattened;
  return [element, (entry ? entriesOf(value, entry) : Object.values(value)).map(write)];
}

function entriesOf(map: object, { key, value }: MapEntry): object[] {
  return Object.entries(map).map(([name, inner]) => ({ [key]: name, [value]: inner as unknown }));
}
