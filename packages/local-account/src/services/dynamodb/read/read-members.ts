import { z } from 'zod';
import { invalidParameters } from '../errors';
import type { Condition } from '../expression/condition';
import type { DocumentPath } from '../expression/document-path';
import { parseCondition } from '../expression/parse-condition';
import type { Placeholders } from '../expression/placeholders';
import { parseProjection } from '../expression/projection';
import type { Item } from '../item/attribute-value';
import { readItem } from '../item/read-item';
import {
  attributes,
  type Input,
  placeholders,
  returnConsumedCapacity,
  tableReference,
} from '../request-members';
import type { ReadSourceProps } from './read-source';

/** What requests to query and to scan share. */
export const readMembers = {
  TableName: tableReference,
  IndexName: z
    .string()
    .min(3)
    .max(255)
    .regex(/^[a-zA-Z0-9_.-]+$/)
    .optional(),
  ...placeholders,
  ConsistentRead: z.boolean().default(false),
  ExclusiveStartKey: attributes.optional(),
  FilterExpression: z.string().optional(),
  Limit: z.number().int().min(1).optional(),
  ProjectionExpression: z.string().optional(),
  ReturnConsumedCapacity: returnConsumedCapacity,
  Select: z.enum(['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES']).optional(),
};

/** What a query or a scan is asked for. */
export interface ReadRequest {
  readonly source: ReadSourceProps;
  readonly filter?: Condition;
  readonly projection?: readonly DocumentPath[];
  readonly startKey?: Item;
}

/** @throws AwsError `ValidationException`, `SerializationException` */
export function readRequest(input: Input<typeof readMembers>, given: Placeholders): ReadRequest {
  const { ExclusiveStartKey, FilterExpression, IndexName, ProjectionExpression, Select } = input;
  requireSelect(Select, ProjectionExpression);
  const startKey = ExclusiveStartKey && readItem(ExclusiveStartKey);
  const filter =
    FilterExpression === undefined ? undefined : parseCondition('FilterExpression', FilterExpression, given);
  const projection =
    ProjectionExpression === undefined ? undefined : parseProjection(ProjectionExpression, given);
  return {
    source: { isConsistent: input.ConsistentRead, indexName: IndexName, select: Select, projection },
    filter,
    projection,
    startKey,
  };
}

function requireSelect(select: string | undefined, projection: string | undefined): void {
  if (projection !== undefined && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    throw invalidParameters(
      select === 'COUNT'
        ? 'Cannot specify the ProjectionExpression when choosing to get only the Count'
        : `Cannot specify the ProjectionExpression when choosing to get ${select}`,
    );
  }
  if (projection === undefined && select === 'SPECIFIC_ATTRIBUTES') {
    throw invalidParameters(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  }
}
