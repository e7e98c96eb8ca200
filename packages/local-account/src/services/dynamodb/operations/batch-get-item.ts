import type { BatchGetItemOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { recordByName } from '../../../record-by-name';
import { operation } from '../../../wire/operation';
import { validationException } from '../errors';
import type { DocumentPath } from '../expression/document-path';
import { Placeholders } from '../expression/placeholders';
import { parseProjection } from '../expression/projection';
import type { Item } from '../item/attribute-value';
import { areEqual } from '../item/equality';
import { readItem } from '../item/read-item';
import type { DynamoDbPorts } from '../ports';
import { getFrom } from '../read/get';
import {
  attributes,
  type Input,
  legacy,
  placeholders,
  refuseLegacy,
  requireExpression,
  returnConsumedCapacity,
} from '../request-members';
import { requireTableKey } from '../table/table-key';
import { describeConsumptions, readUnits } from './consumed-capacity';
import { itemPermission } from './item-permission';

const MOST_KEYS = 100;

/** "The maximum size of a response is 16 MB"; what would be more is left to be asked for again. */
const LARGEST_ANSWER_BYTES = 16 * 1024 * 1024;

const keysMembers = {
  Keys: z.array(attributes).min(1).max(MOST_KEYS),
  ConsistentRead: z.boolean().default(false),
  ExpressionAttributeNames: placeholders.ExpressionAttributeNames,
  ProjectionExpression: z.string().optional(),
  AttributesToGet: legacy,
};

/** What is asked for of one table. */
interface KeysOfTable {
  readonly tableReference: string;
  readonly keys: readonly Item[];
  readonly projection?: readonly DocumentPath[];
  readonly isConsistent: boolean;
  /** As it was asked, to be asked again. */
  readonly request: Omit<Input<typeof keysMembers>, 'Keys'>;
}

export const batchGetItem = operation({
  name: 'BatchGetItem',
  input: z
    .object({
      RequestItems: recordByName(z.object(keysMembers)),
      ReturnConsumedCapacity: returnConsumedCapacity,
    })
    .transform(({ RequestItems, ReturnConsumedCapacity }) => {
      const tables = Object.entries(RequestItems).map(readKeys);
      const count = tables.reduce((sum, { keys }) => sum + keys.length, 0);
      if (count > MOST_KEYS) {
        throw validationException('Too many items requested for the BatchGetItem call');
      }
      return { tables, ReturnConsumedCapacity };
    }),
  authorize: ({ tables, ReturnConsumedCapacity }, ports: DynamoDbPorts) =>
    tables.map(({ tableReference, keys, projection }) =>
      itemPermission(ports, {
        tableReference,
        items: keys,
        attributes: projection && [...keys.flatMap(Object.keys), ...projection.map(([name]) => name)],
        returnConsumedCapacity: ReturnConsumedCapacity,
      }),
    ),
  run: ({ tables, ReturnConsumedCapacity }, ports, { caller }) => {
    let left = LARGEST_ANSWER_BYTES;
    const answers = tables.map((asked) => {
      const table = ports.tables.get(asked.tableReference);
      requireTableKey(ports, caller, table);
      const read = asked.keys.map((key) => ({ key, ...getFrom(table, { ...asked, key }) }));
      const fitting = read.filter(({ sizeBytes }) => (left -= sizeBytes) >= 0);
      const unread = read.filter((one) => !fitting.includes(one)).map(({ key }) => key);
      return { asked, table, fitting, unread };
    });
    return {
      Responses: Object.fromEntries(
        answers.map(({ asked, fitting }) => [
          asked.tableReference,
          fitting.flatMap(({ item }) => (item ? [item] : [])),
        ]),
      ),
      UnprocessedKeys: Object.fromEntries(
        answers
          .filter(({ unread }) => unread.length > 0)
          .map(({ asked, unread }) => [asked.tableReference, { ...asked.request, Keys: unread }]),
      ),
      ConsumedCapacity: describeConsumptions(
        ReturnConsumedCapacity,
        answers.flatMap(({ asked, table, fitting }) =>
          fitting.map(({ sizeBytes }) => ({
            table,
            units: readUnits(sizeBytes, asked.isConsistent),
            indexUnits: new Map(),
          })),
        ),
      ),
    } satisfies Record<keyof BatchGetItemOutput, unknown>;
  },
});

function readKeys([tableReference, input]: [string, Input<typeof keysMembers>]): KeysOfTable {
  refuseLegacy(input);
  const { Keys, ...request } = input;
  const { ProjectionExpression } = input;
  requireExpression(input, { ProjectionExpression });
  const keys = Keys.map((key) => readItem(key));
  const repeated = keys.some((key, place) =>
    keys.slice(0, place).some((other) => areEqual({ M: key }, { M: other })),
  );
  if (repeated) throw validationException('Provided list of item keys contains duplicates');
  const given = new Placeholders(input);
  const projection =
    ProjectionExpression === undefined ? undefined : parseProjection(ProjectionExpression, given);
  given.requireAllUsed();
  return { tableReference, keys, projection, isConsistent: input.ConsistentRead, request };
}
