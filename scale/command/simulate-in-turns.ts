import { setImmediate } from 'node:timers/promises';
import { type SimulateOptions, simulateSpans, type SimulationResult } from '../simulation/simulate';

/**
 * Simulates, and lets everything else in this process have a turn after each span: a day of an overload takes minutes, and Ctrl-C ends it.
 *
 * @throws the signal's reason, once it has aborted
 */
export async function simulateInTurns(
  options: SimulateOptions,
  { signal, onSpan }: { readonly signal: AbortSignal; readonly onSpan: () => void },
): Promise<SimulationResult> {
  const spans = simulateSpans(options);
  for (;;) {
    const { done, value } = spans.next();
    if (done) return value;
    onSpan();
    await setImmediate();
    signal.throwIfAborted();
  }
}
