import type { MapState } from '../definition';
import type { MapItem } from '../fields';
import type { Payload } from '../payload';
import { Cancellation } from './cancellation';
import { recordStateAborted, siblingFailed } from './sub-graphs';
import type { StateVisit, SubGraph } from './visit';

interface Iteration {
  readonly item: MapItem;
  readonly input: Payload;
}

/**
 * The iterations of one attempt of a Map state. Their events and the order in which they refer to each other are as
 * recorded on AWS (LocalStack's test_assign_reference_variables and test_timeouts).
 */
export class MapIterations {
  private readonly siblings: Cancellation;
  private readonly runs = new Map<number, SubGraph>();
  private readonly outputs: Payload[] = [];

  constructor(
    private readonly state: MapState,
    private readonly visit: StateVisit,
    private readonly items: readonly Payload[],
  ) {
    this.siblings = new Cancellation(visit.cancellation);
  }

  async run(concurrency: number): Promise<Payload[]> {
    const { visit, items } = this;
    const iterations: Iteration[] = [];
    for (const [index, value] of items.entries()) {
      const item = { index, value };
      iterations.push({ item, input: this.state.iterationInput(visit, item) });
    }
    const startEventId = visit.record({ type: 'MapStateStarted', details: { length: items.length } });
    const laterIterations = iterations.splice(concurrency).values();
    try {
      const lanes = iterations.map((iteration) => this.startIteration(iteration, startEventId));
      await Promise.all(lanes.map((run) => this.runLane(run, laterIterations)));
      return this.outputs;
    } finally {
      this.siblings.release();
    }
  }

  /** Works through iterations one after another: as many lanes as may run at once. */
  private async runLane(first: () => Promise<number>, later: Iterator<Iteration>): Promise<void> {
    let previous = await first();
    for (let next = later.next(); !next.done; next = later.next()) {
      previous = await this.startIteration(next.value, previous)();
    }
  }

  /** Records the start at once, so that iterations which start together do so before their first states. */
  private startIteration({ item, input }: Iteration, previousEventId: number): () => Promise<number> {
    const { index } = item;
    const details = { index, name: this.state.name };
    const startEventId = this.visit.record({ type: 'MapIterationStarted', details }, previousEventId);
    return async () => {
      const run = this.visit.startSubGraph({
        graph: this.state.processor,
        input,
        item,
        cancellation: this.siblings,
        previousEventId: startEventId,
      });
      this.runs.set(index, run);
      try {
        this.outputs[index] = await run.output;
      } catch (failure) {
        if (!this.siblings.abortedFor) this.recordFailure(index, run);
        this.siblings.abort(siblingFailed);
        throw failure;
      }
      this.runs.delete(index);
      this.visit.record({ type: 'MapIterationSucceeded', details }, run.lastEventId);
      return run.lastEventId;
    };
  }

  private recordFailure(failedIndex: number, failed: SubGraph): void {
    const cause = failed.lastEventId;
    for (const [index, run] of [...this.runs].sort(([left], [right]) => left - right)) {
      const type = index === failedIndex ? 'MapIterationFailed' : 'MapIterationAborted';
      this.visit.record({ type, details: { index, name: this.state.name } }, cause);
      recordStateAborted(run, this.visit, cause);
    }
    this.visit.lastEventId = cause;
  }
}
