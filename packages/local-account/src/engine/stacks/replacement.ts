import { ownValue } from '../../record-by-name';
import createOnly from './create-only-properties.json';

const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = createOnly;

/** The properties of a type that can be set at the creation alone: paths of member names, with points between them. */
export function createOnlyPathsOf(type: string): readonly string[] {
  return ownValue(CREATE_ONLY, type) ?? [];
}

/** Whether a property can be set at the creation alone, by AWS's schema of the type, so that to change it takes a new resource. */
export function isCreateOnly(type: string, path: string): boolean {
  return createOnlyPathsOf(type).some(
    (one) => path === one || path.startsWith(`${one}.`) || one.startsWith(`${path}.`),
  );
}

interface Named {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Whether two resources are of one type, and given one name: a property that can be set at the creation alone, such as `BucketName`. */
export function isNamedAlike(one: Named, other: Named): boolean {
  if (one.type !== other.type) return false;
  const names = createOnlyPathsOf(one.type).filter((path) => path.endsWith('Name'));
  return names.some((path) => {
    const name = ownValue(one.properties, path);
    return typeof name === 'string' && name === ownValue(other.properties, path);
  });
}
