import { setMaxListeners } from 'node:events';

/**
 * Ends work that is under way: by itself, or together with the one around it. `release` lets go of that one, which lives longer;
 * without it, every task of a long execution would stay attached to the execution. Most need no AbortController, which takes 5 us
 * with its listeners: one is made when somebody asks for the signal.
 */
export class Cancellation {
  private readonly inner = new Set<{ abort(reason: Error): void }>();
  private controller: AbortController | undefined;
  private reason: Error | undefined;

  constructor(private readonly around?: Cancellation) {
    this.reason = around?.reason;
    around?.inner.add(this);
  }

  /** What pending work rejects with; undefined while it goes on. */
  get abortedFor(): Error | undefined {
    return this.reason;
  }

  get signal(): AbortSignal {
    this.controller ??= this.makeController();
    return this.controller.signal;
  }

  /** Does nothing when it has been aborted already. */
  abort(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    this.controller?.abort(reason);
    for (const each of this.inner) each.abort(reason);
  }

  /** Aborts when a signal does. @returns what lets go of the signal */
  follow(signal: AbortSignal): () => void {
    const abort = () => {
      this.abort(signal.reason as Error);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    return () => {
      signal.removeEventListener('abort', abort);
    };
  }

  /** @throws the reason once it has been aborted */
  throwIfAborted(): void {
    if (this.reason) throw this.reason;
  }

  /** The promise's result, or a rejection with the reason if this is aborted first. */
  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.reason) reject(this.reason);
      const waiting = { abort: reject };
      this.inner.add(waiting);
      promise.then(resolve, reject).finally(() => this.inner.delete(waiting));
    });
  }

  release(): void {
    this.around?.inner.delete(this);
  }

  private makeController(): AbortController {
    const controller = new AbortController();
    // In a Map state as many wait for it as there are iterations; Node takes more than ten for a leak.
    setMaxListeners(0, controller.signal);
    if (this.reason) controller.abort(this.reason);
    return controller;
  }
}
