import type { MapEntry, QueryShape } from './query-shape';

/**
 * What stands in a document by an entity, and what no document can hold, as an error may that quotes its client; with the flag `u` a
 * surrogate matches only alone. A reader makes a line feed of a carriage return that is not written by its number.
 */
const NOT_AS_IT_IS = /[&<>"'\r]|[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\r', '&#xD;'],
]);

/** What is text in a document. */
type Leaf = string | number | bigint | boolean | null | undefined;

/**
 * One XML document, its root in the namespace if there is one. Members are elements, arrays repeated ones, and `#text` is text between
 * them; of undefined there is nothing.
 */
export function xml(root: string, namespace: string, content: object): string {
  return `<?xml version="1.0"?>${writeElement(root, content, namespace && ` xmlns="${writeText(namespace)}"`)}`;
}

function writeElement(name: string, value: unknown, attribute = ''): string {
  const inner = typeof value === 'object' && value !== null ? writeMembers(value) : writeText(value as Leaf);
  return inner === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${inner}</${name}>`;
}

function writeMembers(content: object): string {
  let written = '';
  for (const [name, value] of Object.entries(content) as [string, unknown][]) {
    if (name === '#text') written += writeText(value as Leaf);
    else if (Array.isArray(value)) for (const item of value) written += writeElement(name, item);
    else if (value !== undefined) written += writeElement(name, value);
  }
  return written;
}

function writeText(value: Leaf): string {
  return String(value ?? '').replace(NOT_AS_IT_IS, (character) => ENTITIES.get(character) ?? '\uFFFD');
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
