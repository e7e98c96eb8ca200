import type { Clock } from '../clock';
import type { Completion, State } from '../definition';
import { checkAssignmentSize, checkOutputSize } from '../execution/data-limits';
import type { InspectedStep, MapItem } from '../fields';
import type { Payload } from '../payload';
import { StateFailure } from '../state-failure';
import type { Cancellation } from '../states/cancellation';
import type { Departure, StateVisit, SubGraph } from '../states/visit';
import type { TaskCall } from '../task-port';

/** What a tested state has around it. */
export interface TestSurroundings {
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly region: string;
  readonly variables: ReadonlyMap<string, Payload>;
  /** @param retryCount only in states that can be retried */
  readonly contextObject: (retryCount: number | undefined, item: MapItem | undefined) => Payload;
  readonly runTask: (call: Omit<TaskCall, 'attachment'>) => Promise<Payload>;
  readonly holdTime: () => () => void;
}

/** What a Map state says of itself, in numbers. */
export interface MapNumbers {
  readonly maxConcurrency?: number | undefined;
  readonly toleratedFailureCount?: number | undefined;
  readonly toleratedFailurePercentage?: number | undefined;
}

const INPUT_STEPS: readonly InspectedStep[] = ['afterInputPath', 'afterParameters', 'afterArguments'];
const RESULT_STEPS: readonly InspectedStep[] = ['afterResultSelector', 'afterResultPath'];

/** The steps that AWS shows of each type of state (recorded on AWS, but for those of a Wait state). */
const STEPS_SHOWN: Readonly<Record<State['type'], readonly InspectedStep[]>> = {
  Task: [...INPUT_STEPS, 'result', ...RESULT_STEPS],
  Pass: [...INPUT_STEPS, 'result', ...RESULT_STEPS],
  Choice: ['afterInputPath'],
  Wait: ['afterInputPath'],
  Succeed: ['afterInputPath'],
  Fail: ['afterInputPath'],
  Map: ['afterInputPath', 'afterItemsPath', 'afterItemSelector', ...RESULT_STEPS],
  Parallel: RESULT_STEPS,
};

/** The visit to a state that is tested alone: it is part of no execution and leaves no log, but shows its steps. */
export class TestVisit implements StateVisit {
  lastEventId = 0;
  readonly inspected = new Map<InspectedStep, Payload>();
  numbers: MapNumbers = {};

  constructor(
    private readonly state: State,
    readonly input: Payload,
    private readonly around: TestSurroundings,
    public retryCount: number | undefined,
  ) {}

  get clock(): Clock {
    return this.around.clock;
  }

  get cancellation(): Cancellation {
    return this.around.cancellation;
  }

  get region(): string {
    return this.around.region;
  }

  variables(): ReadonlyMap<string, Payload> {
    return this.around.variables;
  }

  contextObject(item?: MapItem): Payload {
    return this.around.contextObject(this.retryCount, item);
  }

  inspect(step: InspectedStep, value: Payload): void {
    if (STEPS_SHOWN[this.state.type].includes(step)) this.inspected.set(step, value);
  }

  failEvaluation(cause: string): StateFailure {
    return this.failure('States.QueryEvaluationError', cause);
  }

  /** The cause says nothing of an event at which the state was entered (recorded on AWS). */
  failure(error: string, cause: string, catchable?: StateFailure['catchable']): StateFailure {
    return new StateFailure(error, cause, catchable);
  }

  depart({ complete, next }: Completion, value: Payload): Departure {
    const { output, assigned } = complete(this, value);
    checkAssignmentSize(assigned);
    checkOutputSize(output, this.state.name);
    return { output, assigned, next };
  }

  runTask(call: Omit<TaskCall, 'attachment'>): Promise<Payload> {
    return this.around.runTask(call);
  }

  holdTime(): () => void {
    return this.around.holdTime();
  }

  record(): number {
    this.cancellation.throwIfAborted();
    return this.lastEventId;
  }

  startSubGraph(): SubGraph {
    throw new Error(`The graphs in '${this.state.name}' are not run in a test`);
  }

  async yieldTurn(): Promise<void> {
    // A test is one state.
  }
}
