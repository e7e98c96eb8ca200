import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collectGarbage: (() => void) | undefined;

/** The bytes of JavaScript's heap that are in use, garbage among them. */
export function usedHeapBytes(): number {
  return getHeapStatistics().used_heap_size;
}

/** The bytes that may still be used: the process ends when there are none. */
export function freeHeapBytes(): number {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  return limit - used;
}

/** The bytes in use without the garbage. It takes as long as a full collection does: for when there is a reason to ask. */
export function liveHeapBytes(): number {
  if (!collectGarbage) {
    setFlagsFromString('--expose-gc');
    collectGarbage = runInNewContext('gc') as () => void;
  }
  collectGarbage();
  return usedHeapBytes();
}
