import type { Clock } from '../clock';
import type { Completion, State, StateGraph } from '../definition';
import type { MapItem } from '../fields';
import type { ExecutionEvent, ExecutionLog } from '../log/execution-log';
import type { Payload } from '../payload';
import { StateFailure } from '../state-failure';
import type { Cancellation } from '../states/cancellation';
import { runState } from '../states/run-state';
import type { Departure, StateVisit, SubGraph, SubGraphRun } from '../states/visit';
import type { TaskCall } from '../task-port';
import { contextObject, type ExecutionIdentity } from './context-object';
import { checkAssignmentSize, checkOutputSize } from './data-limits';
import type { HostShare } from './host-share';
import type { TimeLimit } from './time-limit';
import { VariableScope } from './variables';

/** What all branches of one execution share. */
interface RunningExecution {
  readonly identity: ExecutionIdentity;
  readonly input: Payload;
  readonly clock: Clock;
  readonly runTask: (call: Omit<TaskCall, 'attachment'>) => Promise<Payload>;
  readonly log: ExecutionLog;
  readonly share: HostShare;
  /** How long the execution may take. */
  readonly limit: TimeLimit;
}

/** One line of states: the state machine itself, a branch of a Parallel state or an iteration of a Map state. */
export interface Branch {
  readonly execution: RunningExecution;
  readonly variables: VariableScope;
  readonly cancellation: Cancellation;
  /** The item of the iteration that the branch is or is in. */
  readonly item?: MapItem;
  /** The id of the branch's latest event. */
  lastEventId: number;
  /** The type of the state that the branch is in. */
  stateType?: State['type'];
}

export async function runGraph(graph: StateGraph, input: Payload, branch: Branch): Promise<Payload> {
  let name: string | undefined = graph.startAt;
  let payload = input;
  while (name !== undefined) {
    const state = graph.states.get(name);
    if (!state) throw new Error(`compileStateMachine let a transition to the missing state '${name}' pass`);
    const departure = await visitState(state, payload, branch);
    payload = departure.output;
    name = departure.next;
  }
  return payload;
}

async function visitState(state: State, input: Payload, branch: Branch): Promise<Departure> {
  await branch.execution.share.yieldTurn(branch.cancellation);
  branch.stateType = state.type;
  const visit = new BranchVisit(state, input, branch);
  const departure = await runState(state, visit);
  branch.variables.assign(departure.assigned);
  visit.record({
    type: `${state.type}StateExited`,
    data: { output: departure.output },
    details: { name: state.name },
    assigned: departure.assigned,
  });
  return departure;
}

class BranchVisit implements StateVisit {
  retryCount: number | undefined;
  private readonly enteredTime: Date;
  private readonly previousEventId: number;
  private readonly enteredEventId: number;

  constructor(
    private readonly state: State,
    readonly input: Payload,
    private readonly branch: Branch,
  ) {
    this.enteredTime = new Date(this.clock.now());
    this.previousEventId = branch.lastEventId;
    this.enteredEventId = this.record({
      type: `${state.type}StateEntered`,
      data: { input },
      details: { name: state.name },
    });
  }

  get cancellation(): Cancellation {
    return this.branch.cancellation;
  }

  get clock(): Clock {
    return this.branch.execution.clock;
  }

  holdTime(): () => void {
    return this.branch.execution.limit.hold();
  }

  get region(): string {
    return this.branch.execution.identity.region;
  }

  get lastEventId(): number {
    return this.branch.lastEventId;
  }

  set lastEventId(id: number) {
    this.branch.lastEventId = id;
  }

  runTask(call: Omit<TaskCall, 'attachment'>): Promise<Payload> {
    return this.branch.execution.runTask(call);
  }

  yieldTurn(): Promise<void> {
    return this.branch.execution.share.yieldTurn(this.cancellation);
  }

  record(event: ExecutionEvent, previousEventId = this.branch.lastEventId): number {
    // What has been aborted writes no more events: those of its end are written by whatever aborted it.
    this.cancellation.throwIfAborted();
    this.branch.lastEventId = this.branch.execution.log.record(event, previousEventId);
    return this.branch.lastEventId;
  }

  variables(): ReadonlyMap<string, Payload> {
    return this.branch.variables.visibleValues();
  }

  contextObject(item = this.branch.item): Payload {
    const { identity, input } = this.branch.execution;
    const { enteredTime, retryCount } = this;
    return contextObject(identity, input, { name: this.state.name, enteredTime, retryCount, item });
  }

  inspect(): void {
    // Nobody looks on at an execution.
  }

  failEvaluation(cause: string, location?: string): StateFailure {
    const failure = this.failure('States.QueryEvaluationError', cause);
    const { error, errorCause } = failure;
    this.record(
      {
        type: 'EvaluationFailed',
        details: {
          cause: errorCause,
          error,
          ...(location !== undefined && { location }),
          state: this.state.name,
        },
      },
      this.eventBeforeEvaluation,
    );
    return failure;
  }

  failure(error: string, cause: string, catchable?: StateFailure['catchable']): StateFailure {
    const where = `An error occurred while executing the state '${this.state.name}' (entered at the event id #${this.enteredEventId}).`;
    return new StateFailure(error, `${where} ${cause}`, catchable);
  }

  depart({ complete, next }: Completion, value: Payload): Departure {
    const { output, assigned } = complete(this, value);
    checkAssignmentSize(assigned);
    checkOutputSize(output, this.state.name);
    return { output, assigned, next };
  }

  startSubGraph({ graph, input, cancellation, previousEventId, item }: SubGraphRun): SubGraph {
    const inner: Branch = {
      execution: this.branch.execution,
      variables: new VariableScope(this.branch.variables),
      cancellation,
      item: item ?? this.branch.item,
      lastEventId: previousEventId,
    };
    return {
      output: runGraph(graph, input, inner),
      get lastEventId() {
        return inner.lastEventId;
      },
      get stateType() {
        return inner.stateType;
      },
    };
  }

  /**
   * What an EvaluationFailed event follows: where nothing has happened since the state was entered, what its StateEntered
   * event follows. A Wait state's follows that event itself (recorded on AWS, of each).
   */
  private get eventBeforeEvaluation(): number {
    const { lastEventId } = this.branch;
    const isFirst = lastEventId === this.enteredEventId && this.state.type !== 'Wait';
    return isFirst ? this.previousEventId : lastEventId;
  }
}
