import { AwsError } from '../../../errors/aws-error';
import type { CodePackage } from '../code/asset-package';
import { codeParent } from '../code/code-parent';
import { makeTaskFolder, removeTaskFolder } from '../code/task-folder';
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
  /** Versions that were replaced or deleted, and have invocations under way. */
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
    this.requireNew(functionName);
    const latest = this.newVersion(configuration, this.concurrencyOf(functionName));
    this.byName.set(functionName, new VersionedFunction(latest));
    return latest;
  }

  /** @throws AwsError ResourceConflictException if there is a function of this name */
  requireNew(functionName: string): void {
    if (!this.byName.has(functionName)) return;
    throw new AwsError('ResourceConflictException', `Function already exist: ${functionName}`, 409);
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

  /** The role of a version: that of `$LATEST` changes while invocations are under way. */
  roleOf({ functionName, roleArn, version }: FunctionConfiguration): string {
    const latest = version === LATEST ? this.byName.get(functionName)?.latest : undefined;
    return latest?.configuration.roleArn ?? roleArn;
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
    return versioned.publish((configuration) => this.newVersion(configuration, concurrency), description);
  }

  /**
   * Puts other code and settings in the place of those of a function's `$LATEST`; invocations under way, and in line, end with the old ones.
   *
   * @param prewarm whether to start an environment before the first invocation. @default false
   * @returns what takes its place
   * @throws AwsError as CreateFunction does, ResourceNotFoundException for a function that has been deleted meanwhile
   */
  async replaceLatest(
    versioned: VersionedFunction,
    configuration: FunctionConfiguration,
    { prewarm = false } = {},
  ): Promise<LocalFunction> {
    validateFunction(configuration);
    const replacement = this.newVersion(configuration, versioned.latest.concurrency);
    await replacement.start();
    if (prewarm) replacement.prewarm();
    if (this.byName.get(configuration.functionName) !== versioned) {
      await this.retire(replacement);
      throw functionNotFound(configuration.functionArn);
    }
    const replaced = versioned.latest;
    versioned.latest = replacement;
    void this.retireOnceIdle(replaced);
    return replacement;
  }

  /** Replaces the code of a function's `$LATEST`, as `replaceLatest` does. */
  async replaceCode(versioned: VersionedFunction, code: CodePackage): Promise<LocalFunction> {
    const { configuration } = versioned.latest;
    const { bundle } = this.settingsOf(configuration);
    const parent = codeParent((await bundle.write()).directory, configuration);
    const folder = await makeTaskFolder(parent, (made) => code.writeTo(made));
    return this.replaceLatest(versioned, {
      ...configuration,
      codeDirectory: folder.directory,
      changedCode: code.location ?? 'uploaded',
      codeSha256: code.digest?.sha256,
      codeSizeBytes: code.digest?.sizeBytes,
    });
  }

  /**
   * Deletes a function with its versions and aliases. What is under way, and in line, comes to its end.
   *
   * @returns when its processes and folders are gone, too
   */
  async delete(functionName: string): Promise<void> {
    const versions = this.byName.get(functionName)?.versions ?? [];
    this.byName.delete(functionName);
    await Promise.all(versions.map((version) => this.retireOnceIdle(version)));
  }

  /**
   * Deletes a version that was published; what is under way comes to its end. If there is none, nothing happens.
   *
   * @throws AwsError ResourceConflictException for one that an alias stands for
   */
  deleteVersion(versioned: VersionedFunction, version: string): void {
    const deleted = versioned.deleteVersion(version);
    if (deleted) void this.retireOnceIdle(deleted);
  }

  /** Ends all functions; an invocation under way fails. */
  async end(): Promise<void> {
    const ended = [...this.all.flatMap(({ versions }) => versions), ...this.retiring];
    this.byName.clear();
    await Promise.all(ended.map((each) => this.retire(each)));
  }

  private get reservedExecutions(): number {
    const reservations = this.all.map(({ latest }) => latest.configuration.reservedConcurrentExecutions ?? 0);
    return reservations.reduce((sum, reserved) => sum + reserved, 0);
  }

  private newVersion(configuration: FunctionConfiguration, concurrency: FunctionSettings['concurrency']) {
    return new LocalFunction(configuration, { ...this.settingsOf(configuration), concurrency });
  }

  /** What a function reserves holds for all of its versions, from the moment at which it is changed. */
  private concurrencyOf(functionName: string): FunctionSettings['concurrency'] {
    const reserved = () => this.byName.get(functionName)?.latest.configuration.reservedConcurrentExecutions;
    const own = new Concurrency(
      () => reserved() ?? Infinity,
      'ReservedFunctionConcurrentInvocationLimitExceeded',
    );
    return { enter: () => (reserved() === undefined ? this.unreserved : own).enter() };
  }

  private async retireOnceIdle(version: LocalFunction): Promise<void> {
    this.retiring.add(version);
    await version.finish();
    await this.retire(version);
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
