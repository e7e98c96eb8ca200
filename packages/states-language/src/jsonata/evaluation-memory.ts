import { MAX_MEMORY_BYTES, MAX_VALUE_SIZE } from './bounds';
import { freeHeapBytes, liveHeapBytes, usedHeapBytes } from './heap';
import { memoryExceeded } from './jsonata-error';
import { sizeOfValue } from './value-size';

/** After so many results, or results that hold so much, it is worth a look at the heap. */
const RESULTS_BETWEEN_LOOKS = 1_000;
const SIZE_BETWEEN_LOOKS = MAX_VALUE_SIZE / 4;

/** A collection that frees less is not worth its time, and would soon be followed by the next. */
const COLLECTION_WORTHWHILE_BYTES = MAX_MEMORY_BYTES / 8;

/**
 * The memory of one evaluation. It is shown the result of every step and of every function: none may hold more than a
 * value may, and together, garbage aside, they may grow the heap by so much. An evaluation has the thread for itself, so
 * what the heap grows by is its own.
 */
export class EvaluationMemory {
  private readonly limitBytes = usedHeapBytes() + Math.min(MAX_MEMORY_BYTES, freeHeapBytes() / 2);
  private results = 0;
  private size = 0;

  /** @throws an error of JSONata when it is too much */
  check(result: unknown): void {
    const size = sizeOfValue(result);
    if (size > MAX_VALUE_SIZE) throw memoryExceeded();
    this.results += 1;
    this.size += size;
    if (this.results < RESULTS_BETWEEN_LOOKS && this.size < SIZE_BETWEEN_LOOKS) return;
    this.results = 0;
    this.size = 0;
    if (
      usedHeapBytes() > this.limitBytes &&
      liveHeapBytes() > this.limitBytes - COLLECTION_WORTHWHILE_BYTES
    ) {
      throw memoryExceeded();
    }
  }
}
