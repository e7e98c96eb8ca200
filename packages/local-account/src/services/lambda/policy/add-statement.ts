import { AwsError } from '../../../errors/aws-error';
import { ALIAS_NAME_PATTERN } from '../function/alias';
import { LATEST } from '../function/function-configuration';
import type { FunctionReference } from '../function/function-name';
import { aliasNotFound, functionNotFound } from '../function/function-not-found';
import type { LambdaPorts } from '../ports';
import { type Permission, type PermissionStatement, permissionStatement } from './permission-statement';

type PolicyPorts = Pick<LambdaPorts, 'account' | 'functions' | 'policies'>;

/**
 * Adds a permission to the policy of a function, a version or an alias; the words are recorded on AWS.
 *
 * @param sid the statement's id
 * @throws AwsError InvalidParameterValueException, ResourceNotFoundException, ResourceConflictException
 */
export function addStatement(
  ports: PolicyPorts,
  reference: FunctionReference,
  sid: string,
  permission: Permission,
): PermissionStatement {
  const { functionArn } = reference;
  if (reference.qualifier === LATEST) {
    throw new AwsError(
      'InvalidParameterValueException',
      `We currently do not support adding policies for ${LATEST}.`,
    );
  }
  const statement = permissionStatement(ports.account, { ...permission, Sid: sid, Resource: functionArn });
  requirePolicyHolder(ports, reference);
  ports.policies.addStatement(functionArn, statement);
  return statement;
}

/** @throws AwsError ResourceNotFoundException for a function, a version or an alias that there is not */
export function requirePolicyHolder({ functions }: PolicyPorts, reference: FunctionReference): void {
  const { functionArn, qualifier } = reference;
  if (functions.has(reference)) return;
  const isAliasName = qualifier !== undefined && new RegExp(`^${ALIAS_NAME_PATTERN}$`).test(qualifier);
  throw isAliasName && functions.lookUp(reference)
    ? aliasNotFound(functionArn)
    : functionNotFound(functionArn);
}
