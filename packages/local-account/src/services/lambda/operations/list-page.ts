import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { page } from '../../../wire/page';

/** "returns a maximum of 50 items in each response, even if you set the number higher" (API_ListFunctions, and those like it). */
const ITEMS_A_PAGE = 50;

/** The words are not confirmed against AWS. */
const INVALID_MARKER = new AwsError('InvalidParameterValueException', 'Invalid pagination token');

/** Where a list of Lambda's goes on. */
export const listInput = {
  Marker: z.string().optional(),
  MaxItems: z.coerce.number().int().min(1).max(10_000).default(ITEMS_A_PAGE),
};

/**
 * One page of a list.
 *
 * @param key by which the items are sorted
 * @throws AwsError InvalidParameterValueException
 */
export function listPage<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  { Marker, MaxItems }: { readonly Marker?: string; readonly MaxItems: number },
): { readonly items: readonly Item[]; readonly NextMarker?: string } {
  const { items: taken, nextToken } = page(items, {
    key,
    limit: Math.min(MaxItems, ITEMS_A_PAGE),
    token: Marker,
    invalidToken: INVALID_MARKER,
  });
  return { items: taken, ...(nextToken !== undefined && { NextMarker: nextToken }) };
}
