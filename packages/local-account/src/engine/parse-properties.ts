import { z } from 'zod';
import { RefusedError } from '../errors/refused-error';
import { pathsNotCreated } from '../template/not-created';
import type { BoundResourceType } from './resource-type';

/**
 * Reads a resource's properties by its type's schema.
 *
 * @returns undefined if they hold values that are not known, of resources that were not created
 * @throws RefusedError with the logical id, the type and each property that is not known or has a value not run here
 */
export function parseProperties(
  { type, properties: schema }: Pick<BoundResourceType, 'type' | 'properties'>,
  properties: unknown,
  logicalId: string,
): unknown {
  const unknown = pathsNotCreated(properties);
  const result = schema.safeParse(properties, { error: describeIssue });
  if (result.success) return unknown.length > 0 ? undefined : result.data;
  const [first, ...more] = result.error.issues.flatMap((issue) =>
    propertiesOf(issue)
      .filter((property) => !unknown.some((path) => isOnOneWay(path, property)))
      .map((property) => ({
        where: `${logicalId} (${type}), property ${property.map(String).join('.')}`,
        what: `${issue.message}.`,
      })),
  );
  if (!first) return undefined;
  const lines = more.map(({ where, what }) => `${where}: ${what}`);
  throw new RefusedError(first.where, [first.what, ...lines].join('\n'));
}

/** Whether one of two paths leads on to the other: what is said of a value may be due to what is not known in it. */
function isOnOneWay(one: readonly PropertyKey[], other: readonly PropertyKey[]): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return shorter.every((key, index) => key === longer[index]);
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
