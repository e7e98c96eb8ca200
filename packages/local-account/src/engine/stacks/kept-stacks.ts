import { keyOf, keysBelow } from '../../store/keys';
import type { Store } from '../../store/store';
import { keepStack, type KeptStack, readKeptStack } from './kept-stack';
import type { Stack } from './stack';

const STACKS = 'stacks';

/** Of these nothing is left. */
const GONE: readonly string[] = ['DELETE_COMPLETE', 'ROLLBACK_COMPLETE'];

/** The stacks that the store has for the next run, each as it was when its last operation was complete. */
export class KeptStacks {
  private readonly kept = new Map<string, KeptStack>();

  constructor(private readonly store: Store) {}

  /** Reads what an earlier run has kept. */
  async restore(): Promise<void> {
    for await (const [, text] of this.store.entries(keysBelow(STACKS))) {
      const stack = readKeptStack(text);
      this.kept.set(stack.stackName, stack);
    }
  }

  /** In the order of their creation. */
  list(): readonly KeptStack[] {
    return [...this.kept.values()].sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  }

  find(stackName: string): KeptStack | undefined {
    return this.kept.get(stackName);
  }

  /** Keeps a stack as it is, if it is what it is to be; one that an operation has left unfinished stays kept as it was before. */
  settle(stack: Stack): void {
    const { stackName, status } = stack;
    if (!status.endsWith('_COMPLETE')) return;
    const kept = GONE.includes(status) ? undefined : keepStack(stack);
    if (kept) this.kept.set(stackName, kept);
    else if (!this.kept.delete(stackName)) return;
    this.store.write([{ key: keyOf(STACKS, stackName), value: kept && JSON.stringify(kept) }]);
  }
}
