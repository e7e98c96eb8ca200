import { z } from 'zod';

/** One property of a resource type, by its path from the top. */
export interface DescribedProperty {
  readonly path: string;
  /** The values that it may have, if only some are run. @default - any that AWS takes */
  readonly values?: readonly string[];
  /** What it takes, in words, if that is less than AWS takes: `the ARN of an SQS queue`. @default - any that AWS takes */
  readonly takes?: string;
  /** Why it is refused, whatever its value. @default - it is run, or changes nothing */
  readonly refused?: string;
}

/** The properties that a schema knows, at every depth. What a value has to be is said by the schema's own `describe`. */
export function describeSchema(schema: z.core.$ZodType, path = ''): DescribedProperty[] {
  // The same for every type that has them.
  if (path === 'Tags') return [{ path }];
  const takes = z.globalRegistry.get(schema)?.description;
  if (takes !== undefined) return [{ path, takes }];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([name, property]) =>
      describeSchema(property, path === '' ? name : `${path}.${name}`),
    );
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return describeSchema(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodPipe) {
    const { in: given, out: taken } = schema;
    // What a value is piped into can be narrower than what is read: a boolean that has to be false.
    return describeSchema(taken instanceof z.ZodLiteral ? taken : given, path);
  }
  if (schema instanceof z.ZodArray) {
    return isStructured(schema.element)
      ? describeSchema(schema.element, `${path}[]`)
      : describeSchema(schema.element, path);
  }
  if (schema instanceof z.ZodRecord && isStructured(schema.valueType)) {
    return describeSchema(schema.valueType, `${path}.*`);
  }
  if (schema instanceof z.ZodLiteral) return [{ path, values: [...schema.values].map(writeValue) }];
  if (schema instanceof z.ZodEnum) return [{ path, values: schema.options.map(writeValue) }];
  if (schema instanceof z.ZodNever) return [{ path, refused: reasonOf(schema) }];
  return [{ path }];
}

function isStructured(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodPipe) return isStructured(schema.in);
  return schema instanceof z.ZodObject;
}

function reasonOf(schema: z.ZodNever): string {
  return schema.safeParse('').error?.issues[0]?.message ?? '';
}

function writeValue(value: unknown): string {
  return typeof value === 'string' ? value || '""' : String(value);
}
