import { z } from 'zod';
import { AwsError } from '../errors/aws-error';
import type { QueryForm } from './query-form';

type Tree = Map<string, Tree | string>;

/** Deeper than the input of any AWS API. */
const MOST_NAME_PARTS = 32;

/**
 * Builds the input that a form of the query protocol stands for: `Filter.member.1=a` becomes `{ Filter: ['a'] }`, and a list's
 * bare name without a value an empty list. Values stay text: a schema coerces them.
 *
 * @throws AwsError `MalformedInput` for a name of more than 32 parts
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function queryInput(form: QueryForm): Record<string, unknown> {
  const tree: Tree = new Map();
  for (const [name, value] of form) set(tree, partsOf(name), value);
  return structureOf(tree);
}

function partsOf(name: string): string[] {
  const parts = name.split('.', MOST_NAME_PARTS + 1);
  if (parts.length <= MOST_NAME_PARTS) return parts;
  throw new AwsError(
    'MalformedInput',
    `The name of a parameter has more than ${MOST_NAME_PARTS} parts: ${name.slice(0, 100)}…`,
  );
}

function set(tree: Tree, [part = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree.set(part, value);
    return;
  }
  const next = tree.get(part);
  const branch = typeof next === 'object' ? next : (new Map() as Tree);
  tree.set(part, branch);
  set(branch, rest, value);
}

function valueOf(value: Tree | string): unknown {
  if (typeof value === 'string') return value;
  const members = value.get('member');
  if (typeof members === 'object' && value.size === 1) {
    return [...members].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => valueOf(item));
  }
  return structureOf(value);
}

function structureOf(tree: Tree): Record<string, unknown> {
  return Object.fromEntries([...tree].map(([name, value]) => [name, valueOf(value)]));
}

/**
 * A list of the query protocol; an empty one travels as its bare name, with an empty value.
 *
 * @param most the most items that there may be @default - any number
 */
export function queryList<Item>(item: z.ZodType<Item>, most = Infinity) {
  return z.preprocess((given) => (given === '' ? [] : given), z.array(item).max(most));
}
