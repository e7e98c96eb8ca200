import { setImmediate } from 'node:timers/promises';
import type { Cancellation } from '../states/cancellation';

/** How long an execution may keep the host's only thread before others get a turn. */
const TURN_MS = 10;

/**
 * The turns that an execution takes on the host. States that wait for nothing run one after another without ever leaving
 * the thread to a timer: a loop of them would keep even the execution's own time limit from firing. A turn is the
 * processor's time and not the execution's, so the machine measures it, whatever the execution's clock says.
 */
export class HostShare {
  private turnStarted = performance.now();

  /** Lets timers and other work run when this execution's turn is over; rejects when it is cancelled meanwhile. */
  async yieldTurn(cancellation: Cancellation): Promise<void> {
    if (performance.now() - this.turnStarted < TURN_MS) return;
    await setImmediate(undefined, { signal: cancellation.signal });
    this.turnStarted = performance.now();
  }
}
