import * as z from 'zod/mini';

/**
 * What a transaction has to be. **Put your own in its place**: https://zod.dev/packages/mini has the words.
 *
 * It says what must be there. Members that it does not name may come along, so that clients can send more before you use it;
 * `z.strictObject` refuses them. `z.int()` refuses whole numbers above 2^53, which JSON.parse changes: take those as text.
 */
export const transactionSchema = z.object({
  key1: z.string().check(z.minLength(1)),
  key2: z.optional(z.string().check(z.maxLength(100))),
});
