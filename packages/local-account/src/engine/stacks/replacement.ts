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
