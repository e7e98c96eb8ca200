import { z } from 'zod';
import { recordByName } from '../../../record-by-name';
import { page } from '../../../wire/page';
import { queryList } from '../../../wire/query-input';
import { invalidParameter } from '../sns-errors';

/** Attributes of a topic or a subscription, by name. */
export const attributesInput = recordByName(z.string()).default({});

/** A flag, which the query protocol carries as text. */
export const flagInput = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
  .default(false);

/** It throws `InvalidParameter` for a key that comes twice. */
export const tagsInput = queryList(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
  .default([])
  .transform((tags) => {
    const byKey = new Map(tags.map(({ Key, Value }) => [Key, Value]));
    if (byKey.size < tags.length) throw invalidParameter('Duplicated keys are not allowed.');
    return byKey;
  });

/** What asks for a page, in every list operation. */
export const pageInput = { NextToken: z.string().optional() };

/** "Each call returns a limited list, up to 100" (API_ListTopics and others). */
const PAGE_ITEMS = 100;

/** A page of what is listed by its ARN. @throws AwsError `InvalidParameter` for a token that was not given out */
export function snsPage<Item extends { readonly arn: string }>(
  items: readonly Item[],
  token: string | undefined,
): { readonly items: readonly Item[]; readonly NextToken: string | undefined } {
  const { items: taken, nextToken } = page(items, {
    key: ({ arn }) => arn,
    limit: PAGE_ITEMS,
    token,
    invalidToken: invalidParameter('NextToken'),
  });
  return { items: taken, NextToken: nextToken };
}
