import { AwsError } from '../../../errors/aws-error';
import { describeCode } from '../code/describe-code';
import { type Alias, type AliasSettings, chooseVersion, newAlias } from './alias';
import { type FunctionConfiguration, LATEST } from './function-configuration';
import { functionNotFound } from './function-not-found';
import type { LocalFunction } from './local-function';

/** What publishing gives. */
export interface Publication {
  readonly version: LocalFunction;
  /** Whether it is another one than before: Lambda publishes no version that would be the same as the last. */
  readonly isNew: boolean;
}

/** A function: its version that can be changed, those that were published, and its aliases. */
export class VersionedFunction {
  private readonly published = new Map<string, LocalFunction>();
  private readonly aliasesByName = new Map<string, Alias>();
  private lastNumber = 0;
  /** What `$LATEST` was when it was published last. */
  private lastPublished: string | undefined;
  private isChanging = false;

  /** @param latest `$LATEST` */
  constructor(public latest: LocalFunction) {}

  get functionArn(): string {
    return this.latest.configuration.functionArn;
  }

  /** `$LATEST`, then those that were published, in their order. */
  get versions(): LocalFunction[] {
    return [this.latest, ...this.published.values()];
  }

  /** By their names. */
  get aliases(): Alias[] {
    return [...this.aliasesByName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  alias(name: string): Alias | undefined {
    return this.aliasesByName.get(name);
  }

  /** @param qualifier a version, or an alias, of which it is the main version @default - `$LATEST` */
  find(qualifier: string = LATEST): LocalFunction | undefined {
    return this.version(this.alias(qualifier)?.functionVersion ?? qualifier);
  }

  /** What handles an invocation: of an alias, one of its versions by their weights. @param qualifier as of `find` */
  route(qualifier: string = LATEST): LocalFunction | undefined {
    const alias = this.alias(qualifier);
    return this.version(alias ? chooseVersion(alias, Math.random()) : qualifier);
  }

  /**
   * Lets `$LATEST` be changed, by one at a time: a change is made from what it is when it begins.
   *
   * @throws AwsError ResourceConflictException while another is under way; the words: https://github.com/SeanRoy/lambda-maven-plugin/issues/117
   */
  async change<Result>(make: (latest: LocalFunction) => Promise<Result>): Promise<Result> {
    if (this.isChanging) {
      throw new AwsError(
        'ResourceConflictException',
        `The operation cannot be performed at this time. An update is in progress for resource: ${this.functionArn}`,
        409,
      );
    }
    this.isChanging = true;
    try {
      return await make(this.latest);
    } finally {
      this.isChanging = false;
    }
  }

  /**
   * Publishes what `$LATEST` is now, unless that is what was published last.
   *
   * @param make makes a version of a configuration
   * @param description @default - that of `$LATEST`
   */
  publish(make: (configuration: FunctionConfiguration) => LocalFunction, description?: string): Publication {
    const { configuration } = this.latest;
    const last = this.published.get(String(this.lastNumber));
    const current = fingerprintOf(configuration);
    if (last && current === this.lastPublished) return { version: last, isNew: false };
    this.lastPublished = current;
    const version = String(++this.lastNumber);
    const published = make({
      ...configuration,
      version,
      description: description ?? configuration.description,
    });
    this.published.set(version, published);
    return { version: published, isNew: true };
  }

  /**
   * @returns the version that was deleted; undefined if there was none
   * @throws AwsError ResourceConflictException; the words: https://github.com/karl-cardenas-coding/go-lambda-cleanup/issues/45
   */
  deleteVersion(version: string): LocalFunction | undefined {
    const names = this.aliases
      .filter((alias) =>
        [alias.functionVersion, ...Object.keys(alias.additionalVersionWeights)].includes(version),
      )
      .map(({ name }) => name);
    if (names.length > 0) {
      throw new AwsError(
        'ResourceConflictException',
        `Unable to delete version because the following aliases reference it: [${names.join(', ')}]`,
        409,
      );
    }
    const deleted = this.published.get(version);
    this.published.delete(version);
    return deleted;
  }

  /** @throws AwsError ResourceConflictException, and as `updateAlias` does */
  createAlias(name: string, settings: AliasSettings): Alias {
    const alias = this.checkedAlias(name, settings);
    if (this.aliasesByName.has(name)) {
      throw new AwsError(
        'ResourceConflictException',
        `Alias already exists: ${this.functionArn}:${name}`,
        409,
      );
    }
    this.aliasesByName.set(name, alias);
    return alias;
  }

  /**
   * Puts an alias in the place of one that there is.
   *
   * @throws AwsError InvalidParameterValueException for a routing that Lambda refuses, ResourceNotFoundException for a version that
   * there is not
   */
  updateAlias(name: string, settings: AliasSettings): Alias {
    const alias = this.checkedAlias(name, settings);
    this.aliasesByName.set(name, alias);
    return alias;
  }

  /** Removes an alias, if there is one of the name. */
  deleteAlias(name: string): void {
    this.aliasesByName.delete(name);
  }

  private checkedAlias(name: string, settings: AliasSettings): Alias {
    const alias = newAlias(name, settings);
    for (const version of [alias.functionVersion, ...Object.keys(alias.additionalVersionWeights)]) {
      if (!this.version(version)) throw functionNotFound(`${this.functionArn}:${version}`);
    }
    return alias;
  }

  private version(version: string): LocalFunction | undefined {
    return version === LATEST ? this.latest : this.published.get(version);
  }
}

/** What makes a version another one: the code and the settings, and not where they are kept, or how many may run. */
function fingerprintOf(configuration: FunctionConfiguration): string {
  const {
    codeDirectory: _code,
    layersDirectory: _layers,
    reservedConcurrentExecutions: _reserved,
    ...settings
  } = configuration;
  return JSON.stringify({ ...settings, ...describeCode(configuration) });
}
