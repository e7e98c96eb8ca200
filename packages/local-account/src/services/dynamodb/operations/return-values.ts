import { z } from 'zod';
import type { Item } from '../item/attribute-value';

/** What a write gives of the item before or after it. */
export const returnValues = z
  .enum(['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'])
  .default('NONE');

/** The members of an output of the SDK's that are items have the SDK's values of bytes; on the wire they are base64. */
export type WithItems<Output> = {
  [Member in keyof Output]: Member extends 'Attributes' | 'Item' | 'LastEvaluatedKey'
    ? Item | undefined
    : Member extends 'Items'
      ? readonly Item[] | undefined
      : Member extends 'ItemCollectionMetrics'
        ? { readonly ItemCollectionKey: Item; readonly SizeEstimateRangeGB: number[] } | undefined
        : Output[Member];
};
