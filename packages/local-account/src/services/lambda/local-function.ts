import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors/aws-error';
import {
  type EnvironmentSettings,
  ExecutionEnvironment,
  type Invocation,
  type InvocationEnd,
} from './execution-environment';
import type { FunctionConfiguration } from './function-configuration';
import { RuntimeBundle } from './runtime-bundle';
import { TooManyRequests } from './too-many-requests';

/** The bounds of a local run. */
export interface LambdaLimits {
  /** How many environments a function has at most, unless it reserves others. @default 10, what a new AWS account has */
  readonly concurrentExecutions: number;
  /** How long an initialization may take. @default 10, as on AWS */
  readonly initTimeoutSeconds: number;
}

export const DEFAULT_LIMITS: LambdaLimits = { concurrentExecutions: 10, initTimeoutSeconds: 10 };

/** A function and its execution environments. */
export class LocalFunction {
  private readonly environments = new Set<ExecutionEnvironment>();
  /** Those that wait for an event; the last used one is used first, so that those no longer needed stay cold. */
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly underWay = new Set<Promise<InvocationEnd>>();
  private bundle: RuntimeBundle | undefined;
  readonly modifiedAt = new Date();
  readonly revisionId = randomUUID();

  /** For {@link LambdaService.createFunction}. */
  constructor(
    readonly configuration: FunctionConfiguration,
    private readonly settings: Omit<EnvironmentSettings, 'bundle' | 'configuration' | 'endpointUrl'>,
    private readonly limits: LambdaLimits,
    private readonly endpointUrl: (() => string) | undefined,
  ) {}

  /** Makes it ready for invocations. @param prewarm whether to start an environment before the first one */
  async start(prewarm: boolean): Promise<void> {
    this.bundle ??= await RuntimeBundle.create();
    if (prewarm && this.mostEnvironments > 0) this.idle.push(this.startEnvironment(this.bundle));
  }

  /** Waits for the invocations under way. */
  async finish(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  /** Ends all of its environments; an invocation under way fails. */
  async stop(): Promise<void> {
    const { bundle } = this;
    this.bundle = undefined;
    this.idle.length = 0;
    await Promise.all(Array.from(this.environments, (environment) => environment.stop()));
    this.environments.clear();
    await bundle?.remove();
  }

  /**
   * Takes an environment for one invocation: the returned function makes it.
   *
   * @throws TooManyRequests if as many as may be are under way
   * @throws AwsError ResourceConflictException if the function has not been started
   */
  acquire(): (invocation: Invocation) => Promise<InvocationEnd> {
    const { bundle } = this;
    if (!bundle) {
      throw new AwsError(
        'ResourceConflictException',
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
        409,
      );
    }
    const environment = this.takeIdle() ?? this.startEnvironment(bundle);
    return async (invocation) => {
      const underWay = environment.invoke(invocation);
      this.underWay.add(underWay);
      try {
        return await underWay;
      } finally {
        this.underWay.delete(underWay);
        if (environment.usable) this.idle.push(environment);
        else this.environments.delete(environment);
      }
    };
  }

  private get mostEnvironments(): number {
    return this.configuration.reservedConcurrentExecutions ?? this.limits.concurrentExecutions;
  }

  private takeIdle(): ExecutionEnvironment | undefined {
    for (let environment = this.idle.pop(); environment; environment = this.idle.pop()) {
      if (environment.usable) return environment;
      this.environments.delete(environment);
    }
    return undefined;
  }

  private startEnvironment(bundle: RuntimeBundle): ExecutionEnvironment {
    if (this.environments.size >= this.mostEnvironments) {
      throw new TooManyRequests(
        this.configuration.reservedConcurrentExecutions === undefined
          ? 'ConcurrentInvocationLimitExceeded'
          : 'ReservedFunctionConcurrentInvocationLimitExceeded',
      );
    }
    const { configuration, settings, endpointUrl } = this;
    const environment = new ExecutionEnvironment({
      ...settings,
      configuration,
      bundle,
      endpointUrl: endpointUrl?.(),
    });
    this.environments.add(environment);
    return environment;
  }
}
