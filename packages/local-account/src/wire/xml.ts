import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

/** One XML document, its root in the namespace if there is one. Arrays become repeated elements. */
export function xml(root: string, namespace: string, content: object): string {
  return `<?xml version="1.0"?>${builder.build({ [root]: { ...(namespace && { '@xmlns': namespace }), ...content } })}`;
}

/** The query protocol's form of a value: lists as `member` elements, dates as ISO 8601, nothing where nothing is. */
export function xmlMembers(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return { member: value.map(xmlMembers) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, element]) => element !== undefined)
      .map(([key, element]) => [key, xmlMembers(element)]),
  );
}
