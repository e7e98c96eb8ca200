import { ownValue } from '../../record-by-name';
import createOnly from './create-only-properties.json';

const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = createOnly;

/** Whether a property can be set at the creation alone, by AWS's schema of the type, so that to change it takes a new resource. */
export function isCreateOnly(type: string, path: string): boolean {
  const paths = ownValue(CREATE_ONLY, type) ?? [];
  return paths.some((one) => path === one || path.startsWith(`${one}.`) || one.startsWith(`${path}.`));
}
