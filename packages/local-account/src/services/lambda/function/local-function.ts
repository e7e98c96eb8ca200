import { randomUUID } from 'node:crypto';
import type { Pace } from '../../../capacity/pace';
import { AwsError } from '../../../errors/aws-error';
import { EnvironmentPool } from '../environment/environment-pool';
import { type EnvironmentSettings, ExecutionEnvironment } from '../environment/execution-environment';
import type { InvocationEnd, WaitingInvocation } from '../environment/invocation';
import type { RuntimeBundle } from '../environment/runtime-bundle';
import type { Inspectors } from '../inspect/inspectors';
import type { Concurrency } from './concurrency';
import type { FunctionConfiguration } from './function-configuration';
import { functionNotFound } from './function-not-found';
import type { LambdaLimits } from './lambda-limits';

/** What a function runs with. */
export interface FunctionSettings extends Omit<
  EnvironmentSettings,
  'configuration' | 'gate' | 'initTimeoutSeconds' | 'runtimeFile'
> {
  readonly bundle: RuntimeBundle;
  readonly limits: Pick<LambdaLimits, 'initTimeoutSeconds' | 'processes' | 'eagerProcesses'>;
  readonly concurrency: Pick<Concurrency, 'enter'>;
  readonly pace: Pick<Pace, 'standInLine'>;
  /** Where functions can be debugged. @default - nowhere */
  readonly inspectors?: Inspectors;
}

/** A version of a function, and its execution environments, which end when it is disposed of. */
export class LocalFunction implements AsyncDisposable {
  private readonly underWay = new Set<Promise<InvocationEnd>>();
  /** There is none before it is started, and none after its end. */
  private environments: EnvironmentPool | undefined;
  readonly modifiedAt: Date;
  readonly revisionId = randomUUID();

  /** For `Functions`. */
  constructor(
    readonly configuration: FunctionConfiguration,
    private readonly settings: FunctionSettings,
  ) {
    this.modifiedAt = new Date(settings.clock.now());
  }

  /** Its share of what may be under way, which its next code takes over. */
  get concurrency(): FunctionSettings['concurrency'] {
    return this.settings.concurrency;
  }

  /** Makes it ready for invocations. */
  async start(): Promise<void> {
    const runtimeFile = await this.settings.bundle.write();
    const { configuration, settings } = this;
    const { initTimeoutSeconds, processes, eagerProcesses } = settings.limits;
    const gate = await settings.inspectors?.gateOf(configuration);
    // A debugger holds one process: another one would go past its breakpoints.
    const limits = gate ? { eager: 1, most: 1 } : { eager: eagerProcesses, most: processes };
    this.environments = new EnvironmentPool(
      () => new ExecutionEnvironment({ ...settings, configuration, gate, initTimeoutSeconds, runtimeFile }),
      limits,
    );
  }

  /** Starts an environment before the first invocation, once it has been started itself. */
  prewarm(): void {
    if (this.configuration.reservedConcurrentExecutions !== 0) this.environments?.prewarm();
  }

  /** Waits for the invocations under way. */
  async finish(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  /** Ends all of its environments; an invocation under way fails. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { environments } = this;
    this.environments = undefined;
    await environments?.end(functionNotFound(this.configuration.functionArn));
  }

  /**
   * Has the function handle an event, as soon as one of its processes is free.
   *
   * @param started is called when it is given to a process
   * @throws TooManyRequests if as many as may be are under way
   * @throws AwsError ResourceConflictException if the function has not been started
   */
  async invoke(invocation: WaitingInvocation, started: () => void): Promise<InvocationEnd> {
    const { environments } = this;
    if (!environments) {
      throw new AwsError(
        'ResourceConflictException',
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
        409,
      );
    }
    const leave = this.concurrency.enter();
    const underWay = this.handle(environments, invocation, started);
    this.underWay.add(underWay);
    try {
      return await underWay;
    } finally {
      this.underWay.delete(underWay);
      leave();
    }
  }

  private async handle(
    environments: EnvironmentPool,
    { holdTime, ...invocation }: WaitingInvocation,
    started: () => void,
  ): Promise<InvocationEnd> {
    const goOn = holdTime?.();
    const environment = await this.settings.pace.standInLine(() => environments.take()).finally(goOn);
    try {
      started();
      return await environment.invoke(invocation);
    } finally {
      environments.giveBack(environment);
    }
  }
}
