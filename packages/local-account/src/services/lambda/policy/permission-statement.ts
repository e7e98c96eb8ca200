import type { Account } from '../../../account';
import { iamArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';

/** What AddPermission, and a permission in a template, give. */
export interface Permission {
  /** Such as `lambda:InvokeFunction`. */
  readonly Action: string;
  /** A service's name, an account, the ARN of a role or user, or `*`. */
  readonly Principal: string;
  readonly SourceArn?: string;
  readonly SourceAccount?: string;
  readonly PrincipalOrgID?: string;
  readonly EventSourceToken?: string;
  readonly FunctionUrlAuthType?: string;
  readonly InvokedViaFunctionUrl?: boolean;
}

/** A statement of a function's policy, in the order in which AWS writes its members. */
export interface PermissionStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly Service: string } | { readonly AWS: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Writes a permission as a statement; its form is recorded on AWS.
 *
 * @param resource the ARN of a function, a version or an alias
 * @throws AwsError InvalidParameterValueException for what is no principal
 */
export function permissionStatement(
  account: Account,
  { Sid, Resource, ...permission }: Permission & { readonly Sid: string; readonly Resource: string },
): PermissionStatement {
  const { Action, FunctionUrlAuthType } = permission;
  if (FunctionUrlAuthType !== undefined && Action !== 'lambda:InvokeFunctionUrl') {
    throw invalid('FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action');
  }
  const Condition = conditionsOf(permission);
  return {
    Sid,
    Effect: 'Allow',
    Principal: principalOf(account, permission.Principal),
    Action,
    Resource,
    ...(Object.keys(Condition).length > 0 && { Condition }),
  };
}

/** A principal as a statement names it. @throws AwsError InvalidParameterValueException for what is none */
export function principalOf(account: Account, principal: string): PermissionStatement['Principal'] {
  if (principal === '*') return principal;
  if (/^\d{12}$/.test(principal)) return { AWS: iamArn({ ...account, accountId: principal }, 'root') };
  if (/^arn:[^:]+:(?:iam|sts)::\d{12}:./.test(principal)) return { AWS: principal };
  if (/^[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/.test(principal)) return { Service: principal };
  // Recorded on AWS.
  throw invalid('The provided principal was invalid. Please check the principal and try again.');
}

function conditionsOf(permission: Permission): NonNullable<PermissionStatement['Condition']> {
  const { SourceArn, InvokedViaFunctionUrl } = permission;
  const equal = withoutUndefined({
    'AWS:SourceAccount': permission.SourceAccount,
    'lambda:FunctionUrlAuthType': permission.FunctionUrlAuthType,
    'aws:PrincipalOrgID': permission.PrincipalOrgID,
    'lambda:EventSourceToken': permission.EventSourceToken,
  });
  return {
    ...(Object.keys(equal).length > 0 && { StringEquals: equal }),
    ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
    ...(InvokedViaFunctionUrl !== undefined && {
      Bool: { 'lambda:InvokedViaFunctionUrl': String(InvokedViaFunctionUrl) },
    }),
  };
}

function withoutUndefined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
