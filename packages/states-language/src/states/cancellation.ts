import { setMaxListeners } from 'node:events';

/**
 * An abort signal that follows another one and can also be aborted by itself. `release` lets go of the other one, which
 * lives longer; without it, every task of a long execution would stay attached to the execution's signal.
 */
export class Cancellation {
  private readonly controller = new AbortController();
  private readonly follow: () => void;

  constructor(private readonly parent: AbortSignal) {
    // A Map state attaches as many as it has iterations; Node takes more than ten for a leak.
    setMaxListeners(0, this.controller.signal);
    this.follow = () => this.controller.abort(this.parent.reason);
    if (parent.aborted) this.follow();
    else parent.addEventListener('abort', this.follow, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @param reason what pending work of this signal rejects with */
  abort(reason: Error): void {
    this.controller.abort(reason);
  }

  release(): void {
    this.parent.removeEventListener('abort', this.follow);
  }
}

/** The promise's result, or a rejection with the signal's reason if it aborts first. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
