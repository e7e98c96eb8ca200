import { isDeepStrictEqual } from 'node:util';
import { joinPayloads, partsOf, type Payload, payloadOf } from '../../payload';
import { inJavaHashOrder, javaHashOf, javaText } from '../java-values';
import { arrayOf, integerOf, type Intrinsic } from './intrinsic';

/** The most elements of States.ArrayRange (step-functions/latest/dg/intrinsic-functions). */
const MAX_RANGE_LENGTH = 1_000;

export const ARRAY_INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Array: { arguments: { min: 0, max: Infinity }, run: (...items) => joinPayloads(items) },
  ArrayPartition: { arguments: { min: 2, max: 2 }, run: partition },
  ArrayContains: { arguments: { min: 2, max: 2 }, run: contains },
  ArrayRange: { arguments: { min: 3, max: 3 }, run: range },
  ArrayGetItem: { arguments: { min: 2, max: 2 }, run: getItem },
  ArrayLength: {
    arguments: { min: 1, max: 1 },
    run: (array) => {
      const items = arrayOf(array);
      return items && payloadOf(items.length);
    },
  },
  ArrayUnique: { arguments: { min: 1, max: 1 }, run: unique },
};

function partition(array: Payload, size: Payload): Payload | undefined {
  const chunkSize = integerOf(size);
  if (!arrayOf(array) || chunkSize === undefined || chunkSize < 1) return undefined;
  const items = [...partsOf(array).values()];
  const chunks: Payload[] = [];
  for (let start = 0; start < items.length; start += chunkSize) {
    chunks.push(joinPayloads(items.slice(start, start + chunkSize)));
  }
  return joinPayloads(chunks);
}

function contains(array: Payload, wanted: Payload): Payload | undefined {
  if (!arrayOf(array)) return undefined;
  const wantedText = javaText(wanted);
  return payloadOf([...partsOf(array).values()].some((item) => javaText(item) === wantedText));
}

function range(first: Payload, last: Payload, delta: Payload): Payload | undefined {
  const [start, end, step] = [integerOf(first), integerOf(last), integerOf(delta)];
  if (start === undefined || end === undefined || step === undefined || step === 0) return undefined;
  const length = Math.max(0, Math.floor((end - start) / step) + 1);
  if (length > MAX_RANGE_LENGTH) return undefined;
  return payloadOf(Array.from({ length }, (_, index) => start + index * step));
}

function getItem(array: Payload, position: Payload): Payload | undefined {
  const items = arrayOf(array);
  const index = integerOf(position);
  if (!items || index === undefined) return undefined;
  // Of an array without elements, every one is null (measured on AWS).
  if (items.length === 0) return payloadOf(null);
  return partsOf(array).get(String(index));
}

/** In the order of a Java HashSet (measured on AWS: `[true, false, true]` becomes `[false, true]`). */
function unique(array: Payload): Payload | undefined {
  if (!arrayOf(array)) return undefined;
  const byHash = new Map<number, Payload[]>();
  const distinct: Payload[] = [];
  for (const item of partsOf(array).values()) {
    const hash = javaHashOf(item.value);
    const alike = byHash.get(hash) ?? [];
    if (alike.some(({ value }) => isDeepStrictEqual(value, item.value))) continue;
    byHash.set(hash, [...alike, item]);
    distinct.push(item);
  }
  return joinPayloads(inJavaHashOrder(distinct, ({ value }) => javaHashOf(value)));
}
