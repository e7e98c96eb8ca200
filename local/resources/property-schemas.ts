import { z } from 'zod';

/** A number as CloudFormation takes it: also as text. */
export const cfnNumber = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);

/** A boolean as CloudFormation takes it: also as text. */
export const cfnBoolean = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((text) => text === 'true'),
]);

/** Tags, as most resource types have them. */
export const cfnTags = z.array(z.strictObject({ Key: z.string(), Value: z.string() }));

/** A property that may only have the value that changes nothing. */
export function only<const T extends string | number | boolean>(value: T) {
  return z.literal(value, { error: `The local run takes only ${JSON.stringify(value)} here` });
}
