import { isJsonObject } from '@pipeline/states-language';
import { ownValue } from '../../record-by-name';
import { holdsNotCreated } from '../../template/not-created';
import type { PropertyDifference } from './property-differences';

/** What a change set tells of one difference. */
export interface PropertyChange {
  readonly attribute: 'Properties' | 'DeletionPolicy' | 'UpdateReplacePolicy' | 'Metadata';
  /** The property at the top; only of properties. */
  readonly name?: string;
  /** From the resource on, such as `/Properties/RedrivePolicy/maxReceiveCount`. */
  readonly path: string;
  /** As texts; undefined if there is none. What only the update shows is `{{changeSet:KNOWN_AFTER_APPLY}}`, as on AWS. */
  readonly before?: string;
  readonly after?: string;
  readonly requiresRecreation: 'Never' | 'Conditionally' | 'Always';
  readonly evaluation: 'Static' | 'Dynamic';
  /** What it was deployed with and what others have made of it, as texts, where that is brought back: `before` is what it is now. */
  readonly drift?: { readonly previous?: string; readonly actual?: string };
}

/** What stands for a value that is known only once another resource is there. */
export const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** @param path names of members, with points between them */
export function propertyChange(
  path: string,
  {
    before,
    after,
    isCreateOnly,
  }: { readonly before: unknown; readonly after: unknown; readonly isCreateOnly: boolean },
): PropertyChange {
  const names = path.split('.');
  const valueAfter = valueAt(after, names);
  const isDynamic = holdsNotCreated(valueAfter);
  const recreation = isDynamic ? 'Conditionally' : 'Always';
  return {
    attribute: 'Properties',
    name: names[0],
    path: `/Properties/${names.join('/')}`,
    before: textOf(valueAt(before, names)),
    after: isDynamic ? KNOWN_AFTER_APPLY : textOf(valueAfter),
    requiresRecreation: isCreateOnly ? recreation : 'Never',
    evaluation: isDynamic ? 'Dynamic' : 'Static',
  };
}

/**
 * A property that an update brings back.
 *
 * @param difference what it is by the new template (`expected`), and what it is now
 * @param deployed the resource's properties as they were deployed last
 */
export function revertedProperty(
  { actual, expected, path }: PropertyDifference,
  deployed: unknown,
): PropertyChange {
  const names = path.split('/').slice(1);
  return {
    attribute: 'Properties',
    name: names[0],
    path: `/Properties${path}`,
    before: textOf(actual),
    after: textOf(expected),
    requiresRecreation: 'Never',
    evaluation: 'Static',
    drift: { previous: textOf(valueAt(deployed, names)), actual: textOf(actual) },
  };
}

/** Elements of lists have no names: the path ends at their list. */
function valueAt(value: unknown, [name, ...more]: readonly string[]): unknown {
  if (name === undefined || !isJsonObject(value)) return value;
  return valueAt(ownValue<unknown>(value, name), more);
}

function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}
