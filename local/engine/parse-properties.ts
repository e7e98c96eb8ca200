import { RefusedError } from '../refused-error';
import type { ResourceType } from './resource-type';

/**
 * Reads a resource's properties by its type's schema.
 *
 * @throws RefusedError with the logical id, the type and the property that is not known or has a value not run here
 */
export function parseProperties<World, Properties>(
  { type, properties: schema }: ResourceType<World, Properties>,
  properties: unknown,
  logicalId: string,
): Properties {
  const result = schema.safeParse(properties);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String) ?? [];
  const named = issue?.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
  const reason =
    issue?.code === 'unrecognized_keys'
      ? 'The local run does not know this property'
      : (issue?.message ?? '');
  throw new RefusedError(`${logicalId} (${type}), property ${named.join('.')}`, `${reason}.`);
}
