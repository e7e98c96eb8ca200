import { z } from 'zod';
import { invalidParameters, validationException } from '../errors';
import { type Condition, pathsOf } from '../expression/condition';
import { type KeyConstraint, keyConstraintsOf } from '../expression/key-condition';
import { type OrderRange, rangeOf, suitsType, WHOLE_RANGE } from '../expression/order-range';
import { parseCondition } from '../expression/parse-condition';
import { Placeholders } from '../expression/placeholders';
import { orderOf } from '../item/order';
import { type Input, requireExpression } from '../request-members';
import { type KeyAttribute, keyNamesOf } from '../table/key-schema';
import type { Position } from '../table/ordered-items';
import type { Table } from '../table/table';
import { readMembers, type ReadRequest, readRequest } from './read-members';
import { type ReadSource, startPosition } from './read-source';

export const queryMembers = {
  ...readMembers,
  KeyConditionExpression: z.string().optional(),
  ScanIndexForward: z.boolean().default(true),
};

export interface QueryRequest extends ReadRequest {
  readonly constraints: readonly KeyConstraint[];
}

/** @throws AwsError `ValidationException`, `SerializationException` */
export function readQuery(input: Input<typeof queryMembers>): QueryRequest {
  const { FilterExpression, KeyConditionExpression, ProjectionExpression } = input;
  requireExpression(input, { ProjectionExpression, FilterExpression, KeyConditionExpression });
  if (KeyConditionExpression === undefined) {
    throw validationException(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  }
  const given = new Placeholders(input);
  const key = parseCondition('KeyConditionExpression', KeyConditionExpression, given);
  const request = readRequest(input, given);
  given.requireAllUsed();
  return { ...request, constraints: keyConstraintsOf(key) };
}

/**
 * What a query goes through.
 *
 * @throws AwsError `ValidationException`; the words were recorded on AWS by dynalite's tests
 */
export function requireQuery(
  table: Table,
  source: ReadSource,
  { constraints, filter, startKey }: QueryRequest,
): { readonly partition: string; readonly range: OrderRange; readonly start?: Position } {
  const { partition, sort } = source.key;
  const known = constraints.filter(
    ({ attribute }) => attribute === partition.name || attribute === sort?.name,
  );
  const first = requireConstraint(partition, known);
  if (constraints.length > 1 && !sort) throw validationException('Query key condition not supported');
  const second = sort && constraints.length > 1 ? requireConstraint(sort, known) : undefined;
  if (first.operator !== '=') throw validationException('Query key condition not supported');
  if (filter) requireNoKeys(source, filter);
  const partitionOrder = orderOf(first.values[0] ?? { NULL: true }) ?? '';
  const range = second ? rangeOf(second) : WHOLE_RANGE;
  const start = startKey && startPosition(table, source, startKey);
  if (start) requireStartWithin(start, partitionOrder, second && range);
  return { partition: partitionOrder, range, start };
}

function requireConstraint(
  { name, type }: KeyAttribute,
  constraints: readonly KeyConstraint[],
): KeyConstraint {
  const constraint = constraints.find(({ attribute }) => attribute === name);
  if (!constraint) throw validationException(`Query condition missed key schema element: ${name}`);
  if (suitsType(constraint, type)) return constraint;
  throw invalidParameters('Condition parameter type does not match schema type');
}

function requireNoKeys({ key }: ReadSource, filter: Condition): void {
  const names = keyNamesOf(key);
  const named = pathsOf(filter).find(([attribute]) => names.includes(attribute));
  if (!named) return;
  throw validationException(
    `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${named[0]}`,
  );
}

function requireStartWithin(start: Position, partition: string, range: OrderRange | undefined): void {
  if (range && !isWithin(start.sort, range)) {
    throw validationException('The provided starting key does not match the range key predicate');
  }
  if (start.partition !== partition) {
    throw validationException(
      'The provided starting key is outside query boundaries based on provided conditions',
    );
  }
}

function isWithin(sort: string, { from, isFromIncluded, to, isToIncluded }: OrderRange): boolean {
  return (
    (from === undefined || (isFromIncluded ? sort >= from : sort > from)) &&
    (to === undefined || (isToIncluded ? sort <= to : sort < to))
  );
}
