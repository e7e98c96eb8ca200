import type { MapState } from '../definition';
import type { JsonObject, JsonValue } from '../json';
import { type Payload, payloadOf } from '../payload';
import { Cancellation } from './cancellation';
import { recordStateAborted, siblingFailed } from './sub-graphs';
import type { StateVisit, SubGraph } from './visit';

interface Iteration {
  readonly index: number;
  readonly mapContext: JsonObject;
  readonly input: Payload;
}

/**
 * The iterations of one attempt of a Map state. Their events and the order in which they refer to each other are as
 * recorded on AWS (LocalStack's test_assign_reference_variables and test_timeouts).
 */
export class MapIterations {
  private readonly siblings: Cancellation;
  private readonly running = new Map<number, SubGraph>();
  private readonly outputs: JsonValue[] = [];

  constructor(
    private readonly state: MapState,
    private readonly visit: StateVisit,
    private readonly items: readonly JsonValue[],
  ) {
    this.siblings = new Cancellation(visit.signal);
  }

  async run(concurrency: number): Promise<JsonValue[]> {
    const { visit, items } = this;
    const iterations: Iteration[] = [];
    for (const [index, item] of items.entries()) iterations.push(await this.prepare(item, index));
    const started = visit.record({ type: 'MapStateStarted', details: { length: items.length } });
    const pending = iterations.splice(concurrency).values();
    try {
      const lanes = iterations.map((iteration) => this.start(iteration, started));
      await Promise.all(lanes.map((run) => this.runLane(run, pending)));
      // MapStateSucceeded and MapStateExited follow the same event.
      const latest = visit.lastEventId;
      visit.record({ type: 'MapStateSucceeded' });
      visit.lastEventId = latest;
      return this.outputs;
    } finally {
      this.siblings.release();
    }
  }

  private async prepare(item: JsonValue, index: number): Promise<Iteration> {
    const mapContext = { Item: { Index: index, Value: item } };
    const { itemSelector } = this.state;
    const input = itemSelector
      ? await this.visit.evaluate(itemSelector, 'ItemSelector', { mapContext })
      : item;
    return { index, mapContext, input: payloadOf(input) };
  }

  /** Works through iterations one after another: as many lanes as may run at once. */
  private async runLane(first: () => Promise<number>, pending: Iterator<Iteration>): Promise<void> {
    let previous = await first();
    for (let next = pending.next(); !next.done; next = pending.next()) {
      previous = await this.start(next.value, previous)();
    }
  }

  /** Records the start at once, so that iterations which start together do so before their first states. */
  private start({ index, mapContext, input }: Iteration, previousEventId: number): () => Promise<number> {
    const details = { index, name: this.state.name };
    const started = this.visit.record({ type: 'MapIterationStarted', details }, previousEventId);
    return async () => {
      const run = this.visit.startSubGraph({
        graph: this.state.processor,
        input,
        mapContext,
        signal: this.siblings.signal,
        previousEventId: started,
      });
      this.running.set(index, run);
      try {
        this.outputs[index] = (await run.output).value;
      } catch (failure) {
        if (!this.siblings.signal.aborted) this.recordFailure(index, run);
        this.siblings.abort(siblingFailed);
        throw failure;
      }
      this.running.delete(index);
      this.visit.record({ type: 'MapIterationSucceeded', details }, run.lastEventId);
      return run.lastEventId;
    };
  }

  private recordFailure(failedIndex: number, failed: SubGraph): void {
    const cause = failed.lastEventId;
    for (const [index, run] of [...this.running].sort(([left], [right]) => left - right)) {
      const type = index === failedIndex ? 'MapIterationFailed' : 'MapIterationAborted';
      this.visit.record({ type, details: { index, name: this.state.name } }, cause);
      recordStateAborted(run, this.visit, cause);
    }
    this.visit.record({ type: 'MapStateFailed' }, cause);
  }
}
