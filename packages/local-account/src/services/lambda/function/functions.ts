import { AwsError } from '../../../errors/aws-error';
import { codeParent } from '../code/code-parent';
import { makeTaskFolder, removeTaskFolder, writeFiles } from '../code/task-folder';
import type { UploadedCode } from '../code/uploaded-code';
import { Concurrency } from './concurrency';
import { type FunctionConfiguration, LATEST } from './function-configuration';
import type { FunctionReference } from './function-name';
import { functionNotFound } from './function-not-found';
import { type FunctionSettings, LocalFunction } from './local-function';
import { validateFunction } from './validate-function';
import { type Publication, VersionedFunction } from './versioned-function';

/** The functions of an account. */
export class Functions {
  private readonly byName = new Map<string, VersionedFunction>();
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
   * @returns its version `$LATEST`
   * @throws AwsError as CreateFunction does, for a configuration that AWS would refuse or that cannot run here
   */
  create(given: Omit<FunctionConfiguration, 'version'>): LocalFunction {
    const configuration = { ...given, version: LATEST };
    const { functionName } = configuration;
    validateFunction(configuration);
    if (this.byName.has(functionName)) {
      throw new AwsError('ResourceConflictException', `Function already exist: ${functionName}`, 409);
    }
    const concurrency = this.concurrencyOf(configuration);
    const latest = new LocalFunction(configuration, { ...this.settingsOf(configuration), concurrency });
    this.byName.set(functionName, new VersionedFunction(latest));
    return latest;
  }

  /** All functions, by name. */
  get all(): VersionedFunction[] {
    return [...this.byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, versioned]) => versioned);
  }

  /** @returns the function, whatever the qualifier; undefined if there is none */
  lookUp({ functionName, functionArn, qualifier }: FunctionReference): VersionedFunction | undefined {
    const versioned = this.byName.get(functionName);
    const suffix = qualifier === undefined ? '' : `:${qualifier}`;
    return versioned && functionArn === versioned.functionArn + suffix ? versioned : undefined;
  }

  /** The function, whatever the qualifier. @throws AwsError ResourceNotFoundException */
  versioned(reference: FunctionReference): VersionedFunction {
    const versioned = this.lookUp(reference);
    if (versioned) return versioned;
    throw functionNotFound(reference.functionArn);
  }

  /** A version, that of an alias among them. @throws AwsError ResourceNotFoundException */
  find(reference: FunctionReference): LocalFunction {
    const version = this.lookUp(reference)?.find(reference.qualifier);
    if (version) return version;
    throw functionNotFound(reference.functionArn);
  }

  /** The version that handles an invocation. @throws AwsError ResourceNotFoundException */
  route(reference: FunctionReference): LocalFunction {
    const version = this.lookUp(reference)?.route(reference.qualifier);
    if (version) return version;
    throw functionNotFound(reference.functionArn);
  }

  has(reference: FunctionReference): boolean {
    return this.lookUp(reference)?.find(reference.qualifier) !== undefined;
  }

  /**
   * Publishes a version, which cannot be invoked before it is started.
   *
   * @param description @default - that of `$LATEST`
   */
  publish(versioned: VersionedFunction, description?: string): Publication {
    const { concurrency } = versioned.latest;
    return versioned.publish(
      (configuration) => new LocalFunction(configuration, { ...this.settingsOf(configuration), concurrency }),
      description,
    );
  }

  /**
   * Replaces the code of a function's `$LATEST`; invocations under way end with the old one.
   *
   * @returns what takes its place
   */
  async replaceCode(versioned: VersionedFunction, code: UploadedCode): Promise<LocalFunction> {
    const replaced = versioned.latest;
    const { bundle } = this.settingsOf(replaced.configuration);
    const { directory } = await bundle.write();
    const parent = codeParent(directory, replaced.configuration);
    const folder = await makeTaskFolder(parent, (made) => writeFiles(made, code.files));
    const configuration = {
      ...replaced.configuration,
      codeDirectory: folder.directory,
      codeSha256: code.sha256,
      codeSizeBytes: code.sizeBytes,
    };
    const { concurrency } = replaced;
    const replacement = new LocalFunction(configuration, { ...this.settingsOf(configuration), concurrency });
    await replacement.start();
    versioned.latest = replacement;
    this.retiring.add(replaced);
    void replaced.finish().then(() => this.retire(replaced));
    return replacement;
  }

  /** Ends a function with all its versions, and all that its code was replaced by or replaced; an invocation under way fails. */
  async remove(functionName: string): Promise<void> {
    const removed = [
      ...(this.byName.get(functionName)?.versions ?? []),
      ...[...this.retiring].filter(({ configuration }) => configuration.functionName === functionName),
    ];
    this.byName.delete(functionName);
    await Promise.all(removed.map((each) => this.retire(each)));
  }

  private get reservedExecutions(): number {
    const reservations = this.all.map(({ latest }) => latest.configuration.reservedConcurrentExecutions ?? 0);
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

  private async retire(ended: LocalFunction): Promise<void> {
    this.retiring.delete(ended);
    await ended[Symbol.asyncDispose]();
    const { codeDirectory, layersDirectory } = ended.configuration;
    for (const directory of [codeDirectory, layersDirectory]) {
      if (directory !== undefined && !this.isInUse(directory)) await removeTaskFolder(directory);
    }
  }

  /** Versions have their code and layers where `$LATEST` had them when they were published. */
  private isInUse(directory: string): boolean {
    const all = [...this.all.flatMap(({ versions }) => versions), ...this.retiring];
    return all.some(({ configuration }) =>
      [configuration.codeDirectory, configuration.layersDirectory].includes(directory),
    );
  }
}
