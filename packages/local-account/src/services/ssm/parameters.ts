import type { Account } from '../../account';
import type { AccountPorts } from '../../account-ports';
import { arn, isArn, parseArn } from '../../arn';
import { AwsError } from '../../errors/aws-error';

/** What is decided of a parameter. */
export interface ParameterSettings {
  readonly type: 'String' | 'StringList';
  readonly value: string;
  readonly dataType: string;
  readonly description?: string;
  /** A regular expression that values have to match. @default - any value will do */
  readonly allowedPattern?: string;
  /** @default - none */
  readonly tags?: ReadonlyMap<string, string>;
  /** What it would cost. @default - Standard */
  readonly tier?: 'Standard' | 'Advanced' | 'Intelligent-Tiering';
}

/** A version of a parameter of Parameter Store. */
export interface Parameter extends ParameterSettings {
  readonly name: string;
  readonly arn: string;
  /** From 1. */
  readonly version: number;
  readonly lastModifiedDate: Date;
}

/** "Parameter Store retains the 100 most recent versions" (Systems Manager User Guide, "Working with parameter versions"). */
const KEPT_VERSIONS = 100;

/** The parameters of the account, by their names. */
export class Parameters {
  /** The versions, the newest one last. */
  private readonly byName = new Map<string, readonly Parameter[]>();

  constructor(private readonly ports: Pick<AccountPorts, 'account' | 'clock'>) {}

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
    return this.byName.delete(name);
  }

  /** @param reference a name or an ARN, with or without a version */
  find(reference: string): Parameter | undefined {
    const [, nameOrArn = '', version] = /^(.*?)(?::(\d+))?$/.exec(reference) ?? [];
    const versions = this.byName.get(this.nameOf(nameOrArn)) ?? [];
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
    return [...this.byName.values()]
      .flatMap((versions) => versions.slice(-1))
      .filter(({ name }) => name.startsWith(folder))
      .filter(({ name }) => recursive || !name.slice(folder.length).includes('/'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
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
    this.byName.set(name, [...versions, parameter].slice(-KEPT_VERSIONS));
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
