import type { ScanOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { validationException } from '../errors';
import { Placeholders } from '../expression/placeholders';
import type { DynamoDbPorts } from '../ports';
import { readPage } from '../read/item-page';
import { readMembers, readRequest } from '../read/read-members';
import { readSource, startPosition } from '../read/read-source';
import { legacy, refuseLegacy, requireExpression } from '../request-members';
import type { Segment } from '../table/ordered-items';
import { requireTableKey } from '../table/table-key';
import { describeRead } from './describe-read';
import { itemPermission } from './item-permission';
import type { WithItems } from './return-values';

const scanInput = z.object({
  ...readMembers,
  Segment: z.number().int().min(0).max(999_999).optional(),
  TotalSegments: z.number().int().min(1).max(1_000_000).optional(),
  AttributesToGet: legacy,
  ConditionalOperator: legacy,
  ScanFilter: legacy,
});

export const scan = operation({
  name: 'Scan',
  input: scanInput.transform((input) => {
    refuseLegacy(input);
    const { FilterExpression, ProjectionExpression } = input;
    requireExpression(input, { ProjectionExpression, FilterExpression });
    const given = new Placeholders(input);
    const request = readRequest(input, given);
    given.requireAllUsed();
    return { ...input, request, segment: readSegment(input) };
  }),
  authorize: ({ TableName, IndexName, request, ...input }, ports: DynamoDbPorts) => [
    itemPermission(ports, {
      tableReference: TableName,
      indexName: IndexName,
      attributes: request.projection?.map(([name]) => name),
      returnConsumedCapacity: input.ReturnConsumedCapacity,
      select: input.Select,
    }),
  ],
  run: ({ TableName, request, segment, ...input }, ports, { caller }) => {
    const table = ports.tables.get(TableName);
    requireTableKey(ports, caller, table);
    const source = readSource(table, request.source);
    const start = request.startKey && startPosition(table, source, request.startKey);
    const page = readPage(source.items.all(start, segment), source, { ...request, limit: input.Limit });
    return describeRead(table, source, page, input) satisfies WithItems<ScanOutput>;
  },
});

/** The words were recorded on AWS by dynalite's tests. */
function readSegment({ Segment, TotalSegments }: z.output<typeof scanInput>): Segment | undefined {
  if (Segment === undefined && TotalSegments === undefined) return undefined;
  if (Segment === undefined) {
    throw validationException(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  }
  if (TotalSegments === undefined) {
    throw validationException(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  }
  if (Segment < TotalSegments) return { index: Segment, total: TotalSegments };
  throw validationException(
    `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
  );
}
