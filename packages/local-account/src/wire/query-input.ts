import { z } from 'zod';
import type { WireRequest } from './http-server';

type Form = Readonly<Record<string, string>>;

interface Tree {
  [part: string]: Tree | string;
}

/**
 * Builds the input that a form of the query protocol stands for: `Filter.member.1=a` becomes `{ Filter: ['a'] }`, and a list's
 * bare name without a value an empty list. Values stay text: a schema coerces them.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function queryInput(form: Form): Record<string, unknown> {
  const tree: Tree = Object.create(null) as Tree;
  for (const [name, value] of Object.entries(form)) set(tree, name.split('.'), value);
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, valueOf(value)]));
}

function set(tree: Tree, [part = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree[part] = value;
    return;
  }
  const next = tree[part];
  const branch = typeof next === 'object' ? next : (Object.create(null) as Tree);
  tree[part] = branch;
  set(branch, rest, value);
}

function valueOf(value: Tree | string): unknown {
  if (typeof value === 'string') return value;
  const { member } = value;
  if (typeof member === 'object' && Object.keys(value).length === 1) {
    return Object.entries(member)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, item]) => valueOf(item));
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, valueOf(inner)]));
}

/** A list of the query protocol; an empty one travels as its bare name, with an empty value. */
export function queryList<Item>(item: z.ZodType<Item>) {
  return z.preprocess((given) => (given === '' ? [] : given), z.array(item));
}

/** Whether a request is in the query protocol. */
export function isForm({ headers }: WireRequest): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}
