import type { Account } from '../../../account';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';

/** Which function a request means. */
export interface FunctionReference {
  readonly functionName: string;
  /** With the qualifier, if the request had one: that is the resource which IAM decides upon, and what the function is told. */
  readonly functionArn: string;
  /** The version or alias. */
  readonly qualifier?: string;
}

// name | 123456789012:function:name | arn:aws:lambda:region:123456789012:function:name, each with or without :qualifier
const REFERENCE =
  /^(?:(arn:[^:]+:lambda:[^:]+:\d{12}):function:|(\d{12}):function:|function:)?([a-zA-Z0-9-_]+)(?::(\$LATEST|[a-zA-Z0-9-_]+))?$/;

/**
 * Reads which function a request means.
 *
 * @param named its name, in all forms that the API takes, and a version or alias beside it
 * @throws AwsError ValidationException, InvalidParameterValueException
 */
export function functionReference(
  account: Account,
  { FunctionName, Qualifier }: { readonly FunctionName: string; readonly Qualifier?: string },
): FunctionReference {
  const reference = parseFunctionName(account, FunctionName);
  if (Qualifier === undefined || Qualifier === reference.qualifier) return reference;
  if (reference.qualifier === undefined) return parseFunctionName(account, `${FunctionName}:${Qualifier}`);
  throw new AwsError(
    'InvalidParameterValueException',
    'The derived qualifier from the function name does not match the specified qualifier.',
  );
}

function parseFunctionName(account: Account, text: string): FunctionReference {
  const match = REFERENCE.exec(text);
  if (!match) throw invalidFunctionName(text);
  const [, prefix, accountId, functionName = '', qualifier] = match;
  const resource = ['function', functionName, ...(qualifier ? [qualifier] : [])].join(':');
  const functionArn = prefix
    ? `${prefix}:${resource}`
    : arn(accountId ? { ...account, accountId } : account, 'lambda', resource);
  return { functionName, functionArn, qualifier };
}

function invalidFunctionName(text: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: ` +
      'Member must satisfy regular expression pattern: ' +
      String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?`,
  );
}
