import type { Account } from '../../../account';
import { arn, isArn, parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';

/** Which function a request means. */
export interface FunctionReference {
  readonly functionName: string;
  /** With the qualifier, if the request had one: that is the resource which IAM decides upon, and what the function is told. */
  readonly functionArn: string;
  /** The version or alias. */
  readonly qualifier?: string;
}

/** What an ARN of a function has after the account, and a name with or without `function:`. */
const NAME = /^(function:)?([a-zA-Z0-9-_]+)(?::(\$LATEST|[a-zA-Z0-9-_]+))?$/;

/** `123456789012:function:name`. */
const PARTIAL_ARN = /^(\d{12}):(function:.*)$/;

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
  const { owner, name } = splitFunctionName(account, text);
  const [, , functionName, qualifier] = NAME.exec(name) ?? [];
  if (functionName === undefined) throw invalidFunctionName(text);
  const resource = ['function', functionName, ...(qualifier === undefined ? [] : [qualifier])].join(':');
  return { functionName, functionArn: arn(owner, 'lambda', resource), qualifier };
}

/** In whose account and Region a function is, and what names it there. */
function splitFunctionName(
  account: Account,
  text: string,
): { readonly owner: Account; readonly name: string } {
  if (isArn(text)) {
    const { service, resource, ...owner } = parseArn(text);
    if (service !== 'lambda' || !resource.startsWith('function:')) throw invalidFunctionName(text);
    return { owner, name: resource };
  }
  const [, accountId, name] = PARTIAL_ARN.exec(text) ?? [];
  return accountId === undefined || name === undefined
    ? { owner: account, name: text }
    : { owner: { ...account, accountId }, name };
}

function invalidFunctionName(text: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: ` +
      'Member must satisfy regular expression pattern: ' +
      String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?`,
  );
}
