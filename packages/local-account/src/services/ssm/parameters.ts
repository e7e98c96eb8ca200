import type { Account } from '../../account';
import type { AccountPorts } from '../../account-ports';
import { arn, isArn, parseArn } from '../../arn';
import { AwsError } from '../../errors/aws-error';
import { KeptParameters } from './kept-parameters';
import type { Parameter, ParameterSettings } from './parameter';

/** "Parameter Store retains the 100 most recent versions" (Systems Manager User Guide, "Working with parameter versions"). */
const KEPT_VERSIONS = 100;

/** The parameters of the account, by their names. */
export class Parameters {
  /** The versions, the newest one last. */
  private readonly byName = new Map<string, readonly Parameter[]>();

  private readonly kept: KeptParameters;

  constructor(private readonly ports: Pick<AccountPorts, 'account' | 'clock' | 'store'>) {
    this.kept = new KeptParameters(ports.store);
  }

  /** @throws AwsError `ParameterAlreadyExists`, `ParameterPatternMismatchException` */
  create(name: string, settings: ParameterSettings): Parameter {
    if (this.byName.has(name)) {
      throw new AwsError('ParameterAlreadyExists', 'The parameter already exists.');
    }
    return this.addVersion(name, [], settings);
  }

  /**
   * Gives a parameter its next version.
   *
   * @throws AwsError `ParameterNotFound`, `ParameterPatternMismatchException`
   */
  change(name: string, settings: ParameterSettings): Parameter {
    const versions = this.byName.get(name);
    if (!versions) throw new AwsError('ParameterNotFound', '');
    return this.addVersion(name, versions, settings);
  }

  /** @returns whether there was one */
  delete(name: string): boolean {
    this.kept.forget(name);
    return this.byName.delete(name);
  }

  /** Keeps a parameter that a client has made for the runs to come. */
  keep(name: string): void {
    this.kept.keep(name, this.byName.get(name) ?? []);
  }

  /** Gives the latest version of a parameter other tags. */
  tag({ name }: Parameter, tags: ReadonlyMap<string, string>): void {
    const versions = this.byName.get(name) ?? [];
    const tagged = versions.map((version, index) =>
      index === versions.length - 1 ? { ...version, tags } : version,
    );
    this.byName.set(name, tagged);
    this.kept.update(name, tagged);
  }

  /** Reads what clients have made in earlier runs. */
  async restore(): Promise<void> {
    for (const [name, versions] of await this.kept.all()) this.byName.set(name, versions);
  }

  /** The latest versions of all, by their names. */
  get all(): Parameter[] {
    return [...this.byName.values()]
      .flatMap((versions) => versions.slice(-1))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The versions of a parameter, the newest one last; none if there is no such parameter. @param nameOrArn without a version */
  versions(nameOrArn: string): readonly Parameter[] {
    return this.byName.get(this.nameOf(nameOrArn)) ?? [];
  }

  /** @param reference a name or an ARN, with or without a version */
  find(reference: string): Parameter | undefined {
    const [, nameOrArn = '', version] = /^(.*?)(?::(\d+))?$/.exec(reference) ?? [];
    const versions = this.versions(nameOrArn);
    return version === undefined
      ? versions.at(-1)
      : versions.find((parameter) => parameter.version === Number(version));
  }

  /**
   * The parameters in a folder, sorted by name.
   *
   * @param recursive those in the folders below it, too
   */
  below(path: string, recursive: boolean): Parameter[] {
    const folder = path.endsWith('/') ? path : `${path}/`;
    return this.all
      .filter(({ name }) => name.startsWith(folder))
      .filter(({ name }) => recursive || !name.slice(folder.length).includes('/'));
  }

  private addVersion(name: string, versions: readonly Parameter[], settings: ParameterSettings): Parameter {
    requireMatch(settings);
    const { account, clock } = this.ports;
    const parameter = {
      ...settings,
      name,
      arn: parameterArn(account, name),
      version: (versions.at(-1)?.version ?? 0) + 1,
      lastModifiedDate: new Date(clock.now()),
    };
    const all = [...versions, parameter].slice(-KEPT_VERSIONS);
    this.byName.set(name, all);
    this.kept.update(name, all);
    return parameter;
  }

  /** An ARN has one slash after `parameter`, whether or not the name begins with one. */
  private nameOf(nameOrArn: string): string {
    if (!isArn(nameOrArn)) return nameOrArn;
    const name = parseArn(nameOrArn).resource.replace(/^parameter/, '');
    return this.byName.has(name) ? name : name.slice(1);
  }
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html */
export function parameterArn(account: Account, name: string): string {
  return arn(account, 'ssm', `parameter/${name.replace(/^\//, '')}`);
}

/** Not confirmed against AWS: the words. */
function requireMatch({ allowedPattern, value }: ParameterSettings): void {
  if (allowedPattern === undefined || new RegExp(allowedPattern).test(value)) return;
  throw new AwsError(
    'ParameterPatternMismatchException',
    `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`,
  );
}
