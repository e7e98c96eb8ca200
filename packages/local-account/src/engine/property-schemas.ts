import { z } from 'zod';

/** A number as CloudFormation takes it: also as text. */
export const cfnNumber = z.union(
  [
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ],
  { error: ({ input }) => `It takes a number, not ${JSON.stringify(input)}` },
);

/** A boolean as CloudFormation takes it: also as text. */
export const cfnBoolean = z.union(
  [z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')],
  { error: ({ input }) => `It takes true or false, not ${JSON.stringify(input)}` },
);

/** Tags, as most resource types have them. */
export const cfnTags = z.array(z.strictObject({ Key: z.string(), Value: z.string() }));

/**
 * A policy document. AWS's schemas take it as an object or as text of JSON, which templates in YAML make of a block; what is none is
 * refused by whoever reads policies.
 */
export const cfnPolicyDocument = z.union(
  [
    z.record(z.string(), z.unknown()),
    z.string().transform(parseObject).pipe(z.record(z.string(), z.unknown())),
  ],
  {
    error: ({ input }) =>
      input === undefined ? undefined : `It takes an object or the JSON of one, not ${JSON.stringify(input)}`,
  },
);

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A property that may only have the value that changes nothing. */
export function only<const T extends string | number | boolean>(value: T) {
  return z.literal(value, {
    error: ({ input }) =>
      `The local run takes only ${JSON.stringify(value)} here, ${input === undefined ? 'and it is missing' : `not ${JSON.stringify(input)}`}`,
  });
}

/** A property that is refused, whatever its value, with a reason that says more than that it is not known. */
export function refused(reason: string) {
  return z.never({ error: reason }).optional();
}
