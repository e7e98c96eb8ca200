import { countOf } from './cohort';
import { type FunctionParameters, SimulatedFunction } from './function';
import { type HttpApiParameters, SimulatedApi } from './http-api';
import { LimitLedger } from './limit-ledger';
import { type PipeParameters, SimulatedPipe } from './pipe';
import { randomOf } from './random-of';
import { type RuleParameters, SimulatedRule } from './rule';
import { SimulatedQueue, type SourceQueueParameters } from './source-queue';
import { SimulatedWorkflow, type WorkflowParameters } from './workflow';

/** What each hop does, and may do. */
export interface PipelineParameters {
  readonly api: HttpApiParameters;
  readonly queue: SourceQueueParameters;
  readonly pipe: PipeParameters;
  readonly rule: RuleParameters;
  readonly workflow: WorkflowParameters;
  readonly function: FunctionParameters;
}

/** How many transactions have come how far. The last five are where those under way are. */
export interface Standing {
  readonly arrived: number;
  readonly accepted: number;
  readonly processed: number;
  readonly undelivered: number;
  readonly unprocessed: number;
  /** In the queue, visible. */
  readonly queued: number;
  /** Received and not deleted. */
  readonly inFlight: number;
  /** On the bus, delayed by the quota of invocations. */
  readonly delayed: number;
  /** On the bus, to be tried again by the rule. */
  readonly retrying: number;
  /** In executions that are under way. */
  readonly running: number;
}

/** Transactions of one age that were processed in a step. */
export interface ProcessedAges {
  readonly ageSteps: number;
  readonly count: number;
}

/** The pipeline, step by step: the hops in the order in which a transaction meets them. */
export class SimulatedPipeline {
  readonly limits = new LimitLedger();
  readonly pipe: SimulatedPipe;
  readonly function: SimulatedFunction;
  readonly workflow: SimulatedWorkflow;
  private readonly api: SimulatedApi;
  private readonly queue: SimulatedQueue;
  private readonly rule: SimulatedRule;
  private readonly random: (...numbers: readonly number[]) => number;
  private step = 0;
  private arrived = 0;
  private accepted = 0;
  private processed = 0;

  constructor(
    parameters: PipelineParameters,
    private readonly time: { readonly stepSeconds: number; readonly seed: number },
  ) {
    this.api = new SimulatedApi(parameters.api);
    this.queue = new SimulatedQueue(parameters.queue);
    this.pipe = new SimulatedPipe(parameters.pipe, this.queue);
    this.rule = new SimulatedRule(parameters.rule);
    this.function = new SimulatedFunction(parameters.function);
    this.workflow = new SimulatedWorkflow(parameters.workflow, this.function);
    this.random = randomOf(time.seed);
  }

  /**
   * One step.
   *
   * @param arrived requests in it
   * @returns the ages of what was processed in it
   */
  advance(arrived: number): readonly ProcessedAges[] {
    const { step } = this;
    const context = { step, stepSeconds: this.time.stepSeconds, limits: this.limits, random: this.random };
    const accepted = this.api.advance(context, arrived);
    this.queue.advance(context, accepted > 0 ? [{ acceptedAt: step, count: accepted, failures: 0 }] : []);
    const events = this.pipe.advance(context);
    const started = this.rule.advance(
      context,
      events.map((event) => ({ ...event, failures: 0 })),
    );
    const processed = this.workflow.advance(context, started);
    this.arrived += arrived;
    this.accepted += accepted;
    this.processed += countOf(processed);
    this.step += 1;
    return processed.map(({ acceptedAt, count }) => ({ ageSteps: step - acceptedAt, count }));
  }

  get standing(): Standing {
    return {
      arrived: this.arrived,
      accepted: this.accepted,
      processed: this.processed,
      undelivered: this.queue.undelivered,
      unprocessed: this.rule.unprocessed + this.workflow.unprocessed,
      queued: this.queue.waiting,
      inFlight: this.queue.inFlight,
      delayed: this.rule.waiting,
      retrying: this.rule.retrying,
      running: this.workflow.running,
    };
  }
}

/** How many of the accepted have not come to their end. */
export function underWayOf({ queued, inFlight, delayed, retrying, running }: Standing): number {
  return queued + inFlight + delayed + retrying + running;
}
