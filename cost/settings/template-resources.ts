import { z } from 'zod';
import { NoPipelineError } from './no-pipeline-error';

/** Of each type of resource that is read, the properties that are looked for. */
type SchemasByType<Schemas> = { readonly [Type in keyof Schemas]: z.ZodType };

const resource = z.looseObject({ Type: z.string(), Properties: z.unknown().optional() });
const templateSchema = z.looseObject({ Resources: z.record(z.string(), resource) });

/** The resources of a template, their properties parsed. */
export interface TemplateResources<Schemas extends SchemasByType<Schemas>> {
  all<Type extends keyof Schemas>(type: Type): z.output<Schemas[Type]>[];
  /** @throws NoPipelineError unless there is exactly one */
  one<Type extends keyof Schemas>(type: Type): z.output<Schemas[Type]>;
  /** @throws NoPipelineError if there is none of the id, or it is of another type */
  byId<Type extends keyof Schemas>(type: Type, logicalId: string): z.output<Schemas[Type]>;
}

/**
 * @param template CloudFormation's JSON, parsed
 * @returns what throws NoPipelineError for properties that are not as the schema has them, such as a number that is a parameter
 */
export function readTemplateResources<Schemas extends SchemasByType<Schemas>>(
  template: unknown,
  schemas: Schemas,
): TemplateResources<Schemas> {
  const entries = Object.entries(templateSchema.parse(template).Resources);
  const parse = <Type extends keyof Schemas>(
    type: Type,
    [logicalId, { Properties }]: (typeof entries)[number],
  ): z.output<Schemas[Type]> => {
    const schema: Schemas[Type] = schemas[type];
    const { success, data, error } = schema.safeParse(Properties ?? {});
    if (success) return data;
    const [issue] = error.issues;
    throw new NoPipelineError(
      `${issue?.path.join('.') ?? 'Properties'} of ${logicalId} (${String(type)}) cannot be read: ${issue?.message ?? 'it has none'}.`,
    );
  };
  const all = <Type extends keyof Schemas>(type: Type) =>
    entries.filter(([, { Type: own }]) => own === type).map((entry) => parse(type, entry));
  return {
    all,
    one: (type) => {
      const [only, ...others] = all(type);
      if (only && others.length === 0) return only;
      throw new NoPipelineError(
        `The stack has ${others.length + (only ? 1 : 0)} resources of type ${String(type)}; a pipeline has one.`,
      );
    },
    byId: (type, logicalId) => {
      const found = entries.find(([id, { Type: own }]) => id === logicalId && own === type);
      if (found) return parse(type, found);
      throw new NoPipelineError(
        `${logicalId} is no ${String(type)} of the stack, and a pipeline has one there.`,
      );
    },
  };
}
