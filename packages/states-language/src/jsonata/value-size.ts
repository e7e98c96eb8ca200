/** Values never change once they are there, so each object is measured once. */
const sizes = new WeakMap<object, number>();

/**
 * How much a value holds: characters, numbers, keys and elements, those of a part as often as it is part of it.
 *
 * @throws RangeError for a value that is nested deeper than the call stack
 */
export function sizeOfValue(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || isFunction(value)) return 1;
  let size = sizes.get(value);
  if (size === undefined) {
    size = 1;
    if (Array.isArray(value)) for (const element of value) size += sizeOfValue(element);
    else for (const [key, member] of Object.entries(value)) size += key.length + sizeOfValue(member);
    sizes.set(value, size);
  }
  return size;
}

function isFunction(value: object): boolean {
  return '_jsonata_lambda' in value || '_jsonata_function' in value;
}
