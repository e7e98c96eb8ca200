import { z } from 'zod';
import { RefusedError } from '../errors/refused-error';
import type { BoundResourceType } from './resource-type';

/**
 * Reads a resource's properties by its type's schema.
 *
 * @throws RefusedError with the logical id, the type and each property that is not known or has a value not run here
 */
export function parseProperties(
  { type, properties: schema }: Pick<BoundResourceType, 'type' | 'properties'>,
  properties: unknown,
  logicalId: string,
): unknown {
  const result = schema.safeParse(properties, { error: describeIssue });
  if (result.success) return result.data;
  const [first, ...more] = result.error.issues.flatMap((issue) =>
    propertiesOf(issue).map((property) => ({
      where: `${logicalId} (${type}), property ${property.map(String).join('.')}`,
      what: `${issue.message}.`,
    })),
  );
  const lines = more.map(({ where, what }) => `${where}: ${what}`);
  throw new RefusedError(first?.where ?? logicalId, [first?.what ?? '', ...lines].join('\n'));
}

function propertiesOf(issue: z.core.$ZodIssue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** What is said of an issue for which the schema has no words of its own. */
function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return 'The local run does not know this property';
  if (issue.input === undefined) return 'It is missing, and the local run needs it';
  const given = JSON.stringify(issue.input);
  if (issue.code === 'invalid_type') return `It takes a value of type ${issue.expected}, not ${given}`;
  if (issue.code === 'invalid_value') return `It takes ${issue.values.join(' | ')}, not ${given}`;
  return undefined;
}
