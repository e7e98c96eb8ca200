import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../errors/aws-error';
import { type EnvironmentSettings, ExecutionEnvironment } from '../environment/execution-environment';
import type { Invocation, InvocationEnd } from '../environment/invocation';
import type { RuntimeBundle, RuntimeFile } from '../environment/runtime-bundle';
import { TooManyRequests } from '../invocation/too-many-requests';
import type { FunctionConfiguration } from './function-configuration';
import type { LambdaLimits } from './lambda-limits';

/** What a function runs with. */
export interface FunctionSettings extends Omit<
  EnvironmentSettings,
  'configuration' | 'initTimeoutSeconds' | 'runtimeFile'
> {
  readonly bundle: RuntimeBundle;
  readonly limits: LambdaLimits;
}

/** A function and its execution environments, which end when it is disposed of. */
export class LocalFunction implements AsyncDisposable {
  private readonly environments = new Set<ExecutionEnvironment>();
  /** Those that wait for an event; the last used one is used first, so that those no longer needed stay cold. */
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly underWay = new Set<Promise<InvocationEnd>>();
  /** What its processes run; there is none before it is started, and none after its end. */
  private runtimeFile: RuntimeFile | undefined;
  readonly modifiedAt: Date;
  readonly revisionId = randomUUID();

  /** For `Functions`. */
  constructor(
    readonly configuration: FunctionConfiguration,
    private readonly settings: FunctionSettings,
  ) {
    this.modifiedAt = new Date(settings.clock.now());
  }

  /**
   * Makes it ready for invocations.
   *
   * @param prewarm whether to start an environment before the first one. @default false
   */
  async start({ prewarm = false } = {}): Promise<void> {
    this.runtimeFile = await this.settings.bundle.write();
    if (prewarm && this.mostEnvironments > 0) this.idle.push(this.startEnvironment(this.runtimeFile));
  }

  /** Waits for the invocations under way. */
  async finish(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  /** Ends all of its environments; an invocation under way fails. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.runtimeFile = undefined;
    this.idle.length = 0;
    await Promise.all(Array.from(this.environments, (environment) => environment[Symbol.asyncDispose]()));
    this.environments.clear();
  }

  /**
   * Takes an environment for one invocation: the returned function makes it.
   *
   * @throws TooManyRequests if as many as may be are under way
   * @throws AwsError ResourceConflictException if the function has not been started
   */
  acquire(): (invocation: Invocation) => Promise<InvocationEnd> {
    const { runtimeFile } = this;
    if (!runtimeFile) {
      throw new AwsError(
        'ResourceConflictException',
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
        409,
      );
    }
    const environment = this.takeIdle() ?? this.startEnvironment(runtimeFile);
    return async (invocation) => {
      const underWay = environment.invoke(invocation);
      this.underWay.add(underWay);
      try {
        return await underWay;
      } finally {
        this.underWay.delete(underWay);
        if (environment.usable) this.idle.push(environment);
        else void this.retire(environment);
      }
    };
  }

  private get mostEnvironments(): number {
    return this.configuration.reservedConcurrentExecutions ?? this.settings.limits.concurrentExecutions;
  }

  private takeIdle(): ExecutionEnvironment | undefined {
    for (let environment = this.idle.pop(); environment; environment = this.idle.pop()) {
      if (environment.usable) return environment;
      void this.retire(environment);
    }
    return undefined;
  }

  /** Ends an environment that can be given no more events: its process has ended, or its credentials are about to. */
  private async retire(environment: ExecutionEnvironment): Promise<void> {
    this.environments.delete(environment);
    await environment[Symbol.asyncDispose]();
  }

  private startEnvironment(runtimeFile: RuntimeFile): ExecutionEnvironment {
    const { configuration, settings } = this;
    if (this.environments.size >= this.mostEnvironments) {
      throw new TooManyRequests(
        configuration.reservedConcurrentExecutions === undefined
          ? 'ConcurrentInvocationLimitExceeded'
          : 'ReservedFunctionConcurrentInvocationLimitExceeded',
      );
    }
    const { initTimeoutSeconds } = settings.limits;
    const environment = new ExecutionEnvironment({
      ...settings,
      configuration,
      initTimeoutSeconds,
      runtimeFile,
    });
    this.environments.add(environment);
    return environment;
  }
}
