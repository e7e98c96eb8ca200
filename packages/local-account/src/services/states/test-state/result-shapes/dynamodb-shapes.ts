import { z } from 'zod';
import { boundedText, bytes, fields, text } from './fields';

const attribute: z.ZodType = z.lazy(() =>
  fields({
    S: text,
    N: text,
    B: bytes,
    SS: z.array(text),
    NS: z.array(text),
    BS: z.array(bytes),
    M: item,
    L: z.array(attribute),
    NULL: z.boolean(),
    BOOL: z.boolean(),
  }),
);

const item = z.record(z.string(), attribute);

const capacity = fields({
  CapacityUnits: z.number(),
  ReadCapacityUnits: z.number(),
  WriteCapacityUnits: z.number(),
});

const ConsumedCapacity = capacity.extend({
  TableName: boundedText(1, 1024).optional(),
  Table: capacity.optional(),
  LocalSecondaryIndexes: z.record(z.string(), capacity).optional(),
  GlobalSecondaryIndexes: z.record(z.string(), capacity).optional(),
});

const written = fields({
  Attributes: item,
  ConsumedCapacity,
  ItemCollectionMetrics: fields({ ItemCollectionKey: item, SizeEstimateRangeGB: z.array(z.number()) }),
});

export const DYNAMODB_SHAPES = {
  'dynamodb:deleteItem': written,
  'dynamodb:getItem': fields({ Item: item, ConsumedCapacity }),
  'dynamodb:putItem': written,
  'dynamodb:query': fields({
    Items: z.array(item),
    Count: z.number(),
    ScannedCount: z.number(),
    LastEvaluatedKey: item,
    ConsumedCapacity,
  }),
  'dynamodb:updateItem': written,
};
