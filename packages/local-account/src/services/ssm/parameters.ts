import type { Account } from '../../account';
import { arn, isArn, parseArn } from '../../arn';
import { AwsError } from '../../errors/aws-error';

/** A parameter of Parameter Store. It has the one version that its stack has created. */
export interface Parameter {
  readonly name: string;
  readonly arn: string;
  readonly type: 'String' | 'StringList';
  readonly value: string;
  readonly dataType: string;
  readonly lastModifiedDate: Date;
}

/** The parameters of the account, by their names. */
export class Parameters {
  private readonly byName = new Map<string, Parameter>();

  constructor(private readonly account: Account) {}

  /** @throws AwsError `ParameterAlreadyExists` */
  create(properties: Omit<Parameter, 'arn'>): Parameter {
    const { name } = properties;
    if (this.byName.has(name)) {
      throw new AwsError('ParameterAlreadyExists', 'The parameter already exists.');
    }
    const parameter = { ...properties, arn: parameterArn(this.account, name) };
    this.byName.set(name, parameter);
    return parameter;
  }

  /** @param reference a name or an ARN, with or without a version */
  find(reference: string): Parameter | undefined {
    const [, nameOrArn = '', version = '1'] = /^(.*?)(?::(\d+))?$/.exec(reference) ?? [];
    return version === '1' ? this.byName.get(this.nameOf(nameOrArn)) : undefined;
  }

  /**
   * The parameters in a folder, sorted by name.
   *
   * @param recursive those in the folders below it, too
   */
  below(path: string, recursive: boolean): Parameter[] {
    const folder = path.endsWith('/') ? path : `${path}/`;
    return [...this.byName.values()]
      .filter(({ name }) => name.startsWith(folder))
      .filter(({ name }) => recursive || !name.slice(folder.length).includes('/'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
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
