import { isJsonObject } from '@pipeline/states-language';
import { ownValue } from '../../record-by-name';
import { holdsNotCreated } from '../../template/not-created';

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
}

const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

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

/** Elements of lists have no names: the path ends at their list. */
function valueAt(value: unknown, [name, ...more]: readonly string[]): unknown {
  if (name === undefined || !isJsonObject(value)) return value;
  return valueAt(ownValue<unknown>(value, name), more);
}

function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}
