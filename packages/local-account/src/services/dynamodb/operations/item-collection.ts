import type { Item } from '../item/attribute-value';
import { keyOf } from '../table/key-schema';
import type { ItemChange } from '../table/table';

/**
 * How large the items of a partition are with those of local indexes: "The estimate is less precise for larger item collections", and
 * is between 0 and 1 GB for all that a local run has memory for.
 *
 * @returns undefined where it is not asked for, or there is no local index
 */
export function describeItemCollection(
  asked: 'SIZE' | 'NONE',
  { table, before, after }: ItemChange,
): { readonly ItemCollectionKey: Item; readonly SizeEstimateRangeGB: number[] } | undefined {
  const item = after?.item ?? before?.item;
  if (asked === 'NONE' || !item || !table.indexes.some(({ props }) => !props.isGlobal)) return undefined;
  return { ItemCollectionKey: keyOf([table.key.partition.name], item), SizeEstimateRangeGB: [0, 1] };
}
