import { AwsError } from '../../../errors/aws-error';
import { removeTaskFolder, writeFiles } from '../code/task-folder';
import type { UploadedCode } from '../code/uploaded-code';
import { Concurrency } from './concurrency';
import type { FunctionConfiguration } from './function-configuration';
import type { FunctionReference } from './function-name';
import { functionNotFound } from './function-not-found';
import { type FunctionSettings, LocalFunction } from './local-function';
import { validateFunction } from './validate-function';

/** The functions of an account. */
export class Functions {
  private readonly byName = new Map<string, LocalFunction>();
  /** Those whose code was replaced while they had invocations under way. */
  private readonly retiring = new Set<LocalFunction>();

  /** What all functions share that reserve nothing. */
  private readonly unreserved: Concurrency;

  /** @param settingsOf what a function runs with, besides its share of the account's limit */
  constructor(
    private readonly settingsOf: (
      configuration: FunctionConfiguration,
    ) => Omit<FunctionSettings, 'concurrency'>,
    concurrentExecutions: number,
  ) {
    this.unreserved = new Concurrency(
      () => concurrentExecutions - this.reservedExecutions,
      'ConcurrentInvocationLimitExceeded',
    );
  }

  /**
   * Creates a function, which cannot be invoked before it is started.
   *
   * @throws AwsError as CreateFunction does, for a configuration that AWS would refuse or that cannot run here
   */
  create(configuration: FunctionConfiguration): LocalFunction {
    const { functionName } = configuration;
    validateFunction(configuration);
    if (this.byName.has(functionName)) {
      throw new AwsError('ResourceConflictException', `Function already exist: ${functionName}`, 409);
    }
    const concurrency = this.concurrencyOf(configuration);
    const localFunction = new LocalFunction(configuration, {
      ...this.settingsOf(configuration),
      concurrency,
    });
    this.byName.set(functionName, localFunction);
    return localFunction;
  }

  /** All functions, by name. */
  get all(): LocalFunction[] {
    return [...this.byName.values()].sort((a, b) =>
      a.configuration.functionName < b.configuration.functionName ? -1 : 1,
    );
  }

  /** @throws AwsError ResourceNotFoundException, also for any version or alias but `$LATEST`, since there are none */
  find(reference: FunctionReference): LocalFunction {
    const localFunction = this.lookUp(reference);
    if (localFunction) return localFunction;
    throw functionNotFound(reference.functionArn);
  }

  has(reference: FunctionReference): boolean {
    return this.lookUp(reference) !== undefined;
  }

  /**
   * Replaces the code of a function; invocations under way end with the old one.
   *
   * @returns what takes its place
   */
  async replaceCode(replaced: LocalFunction, code: UploadedCode): Promise<LocalFunction> {
    const { bundle } = this.settingsOf(replaced.configuration);
    const { directory } = await bundle.write();
    const configuration = {
      ...replaced.configuration,
      codeDirectory: await writeFiles(directory, code.files),
      codeSha256: code.sha256,
      codeSizeBytes: code.sizeBytes,
    };
    const { concurrency } = replaced;
    const replacement = new LocalFunction(configuration, { ...this.settingsOf(configuration), concurrency });
    await replacement.start();
    this.byName.set(configuration.functionName, replacement);
    this.retiring.add(replaced);
    void replaced.finish().then(() => this.end(replaced));
    return replacement;
  }

  /** Ends a function and all that its code was replaced by or replaced; an invocation under way fails. */
  async remove(functionName: string): Promise<void> {
    const removed = [...this.byName.values(), ...this.retiring].filter(
      ({ configuration }) => configuration.functionName === functionName,
    );
    this.byName.delete(functionName);
    await Promise.all(removed.map((each) => this.end(each)));
  }

  private get reservedExecutions(): number {
    const reservations = this.all.map(({ configuration }) => configuration.reservedConcurrentExecutions ?? 0);
    return reservations.reduce((sum, reserved) => sum + reserved, 0);
  }

  private concurrencyOf({ reservedConcurrentExecutions }: FunctionConfiguration): Concurrency {
    return reservedConcurrentExecutions === undefined
      ? this.unreserved
      : new Concurrency(
          () => reservedConcurrentExecutions,
          'ReservedFunctionConcurrentInvocationLimitExceeded',
        );
  }

  private lookUp({ functionName, functionArn, qualifier }: FunctionReference): LocalFunction | undefined {
    const localFunction = this.byName.get(functionName);
    const expectedArn = [localFunction?.configuration.functionArn, ...(qualifier ? [qualifier] : [])].join(
      ':',
    );
    return functionArn === expectedArn && (qualifier ?? '$LATEST') === '$LATEST' ? localFunction : undefined;
  }

  private async end(ended: LocalFunction): Promise<void> {
    this.retiring.delete(ended);
    await ended[Symbol.asyncDispose]();
    await removeTaskFolder(ended.configuration.codeDirectory);
  }
}
