import type { DeleteItemOutput, PutItemOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { TransactionIdentity } from '../../../trace/trace-record';
import { validationException } from '../errors';
import type { DynamoDbPorts } from '../ports';
import {
  legacy,
  refuseLegacy,
  returnConsumedCapacity,
  returnItemCollectionMetrics,
} from '../request-members';
import type { ItemChange } from '../table/table';
import { describeConsumption, writeConsumption } from './consumed-capacity';
import { describeItemCollection } from './item-collection';
import { returnValues, type WithItems } from './return-values';

/** What PutItem and DeleteItem, which write an item as a whole, have in common of their input. */
export const wholeItemMembers = {
  ReturnValues: returnValues,
  ReturnConsumedCapacity: returnConsumedCapacity,
  ReturnItemCollectionMetrics: returnItemCollectionMetrics,
  ConditionalOperator: legacy,
  Expected: legacy,
};

type WholeItemInput = z.infer<z.ZodObject<typeof wholeItemMembers>>;

/** @returns its `ReturnValues` @throws AwsError for legacy parameters, and for values that such a write does not give */
export function readReturnValues(input: WholeItemInput): 'NONE' | 'ALL_OLD' {
  refuseLegacy(input);
  const { ReturnValues } = input;
  if (ReturnValues === 'NONE' || ReturnValues === 'ALL_OLD') return ReturnValues;
  throw validationException('ReturnValues can only be ALL_OLD or NONE');
}

/** Makes the change. @returns what is asked for of it */
export function makeWholeItemChange(
  { ReturnValues, ReturnConsumedCapacity, ReturnItemCollectionMetrics }: WholeItemInput,
  { tables }: Pick<DynamoDbPorts, 'tables'>,
  change: ItemChange,
  transaction: TransactionIdentity | undefined,
): WithItems<PutItemOutput & DeleteItemOutput> {
  tables.make([change], transaction);
  return {
    Attributes: ReturnValues === 'ALL_OLD' ? change.before?.item : undefined,
    ConsumedCapacity: describeConsumption(ReturnConsumedCapacity, writeConsumption(change)),
    ItemCollectionMetrics: describeItemCollection(ReturnItemCollectionMetrics, change),
  };
}
