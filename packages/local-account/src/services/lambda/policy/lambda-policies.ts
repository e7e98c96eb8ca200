import { randomUUID } from 'node:crypto';
import type { Access } from '../../../access/access';
import { AwsError } from '../../../errors/aws-error';
import type { PermissionStatement } from './permission-statement';

/** The policy of a function, a version, an alias or a version of a layer. */
export interface LambdaPolicy {
  readonly statements: readonly PermissionStatement[];
  readonly revisionId: string;
}

/**
 * The policies of functions and layers, by the ARN of what they are for. A policy holds for its own ARN alone: one on the function for no version
 * or alias, and one on an alias not for the version behind it (Lambda Developer Guide, "Versioning, Aliases, and Resource Policies").
 */
export class LambdaPolicies {
  private readonly byArn = new Map<string, LambdaPolicy>();

  constructor(private readonly access: Pick<Access, 'removeResourcePolicy' | 'setResourcePolicy'>) {}

  find(arn: string): LambdaPolicy | undefined {
    return this.byArn.get(arn);
  }

  /** @throws AwsError ResourceConflictException for a `Sid` that is there, InvalidParameterValueException for what cannot be decided */
  addStatement(arn: string, statement: PermissionStatement): void {
    const statements = this.find(arn)?.statements ?? [];
    const { Sid } = statement;
    if (statements.some((other) => other.Sid === Sid)) {
      // Recorded on AWS.
      throw new AwsError(
        'ResourceConflictException',
        `The statement id (${Sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
        409,
      );
    }
    this.set(arn, [...statements, statement]);
  }

  /** @returns whether there was one of this `Sid` */
  removeStatement(arn: string, sid: string): boolean {
    const statements = this.find(arn)?.statements ?? [];
    const rest = statements.filter(({ Sid }) => Sid !== sid);
    if (rest.length === statements.length) return false;
    if (rest.length > 0) this.set(arn, rest);
    else this.delete(arn);
    return true;
  }

  /** Removes a whole policy, if there is one. */
  delete(arn: string): void {
    if (this.byArn.delete(arn)) this.access.removeResourcePolicy(arn);
  }

  /** Removes the policies of a function, its versions and its aliases. */
  deleteOfFunction(functionArn: string): void {
    for (const arn of [...this.byArn.keys()]) {
      if (arn === functionArn || arn.startsWith(`${functionArn}:`)) this.delete(arn);
    }
  }

  private set(arn: string, statements: readonly PermissionStatement[]): void {
    const policy = { statements, revisionId: randomUUID() };
    this.access.setResourcePolicy(arn, `policy of ${arn}`, policyDocument(policy), (reason) => {
      return new AwsError('InvalidParameterValueException', reason);
    });
    this.byArn.set(arn, policy);
  }
}

/** A policy as GetPolicy tells it. */
export function policyDocument({ statements }: LambdaPolicy): object {
  return { Version: '2012-10-17', Id: 'default', Statement: statements };
}
