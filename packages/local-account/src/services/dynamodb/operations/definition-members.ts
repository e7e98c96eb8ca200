import { z } from 'zod';

const name = z
  .string()
  .min(3)
  .max(255)
  .regex(/^[a-zA-Z0-9_.-]+$/);

export const attributeDefinitions = z.array(
  z.object({ AttributeName: z.string().min(1).max(255), AttributeType: z.enum(['B', 'N', 'S']) }),
);

/** AWS takes up to four attributes for each part of the key of a global index; the local run takes one. */
export const keySchema = z
  .array(z.object({ AttributeName: z.string().min(1).max(255), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .max(2);

export const throughput = z.object({
  ReadCapacityUnits: z.number().int().min(1),
  WriteCapacityUnits: z.number().int().min(1),
});

const index = {
  IndexName: name,
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']).optional(),
    NonKeyAttributes: z.array(z.string().min(1).max(255)).min(1).max(20).optional(),
  }),
};

export const localIndex = z.object(index);

export const globalIndex = z.object({ ...index, ProvisionedThroughput: throughput.optional() });

export const tags = z.array(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) }));

/** @returns values by the tags' keys; of a key that comes twice the last counts */
export function tagsByKey(
  given: readonly { readonly Key: string; readonly Value: string }[] = [],
): ReadonlyMap<string, string> {
  return new Map(given.map(({ Key, Value }) => [Key, Value]));
}
