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

/** All forms that name a function: a name, an ARN or a part of one. */
const PREFIX = String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?`;

/** What operations that look at a function or invoke it take as its name, as their refusals print it (recorded on AWS). */
export const FUNCTION_NAME_PATTERN = String.raw`${PREFIX}([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`;

/** The same of operations that change a function. */
export const CHANGED_FUNCTION_NAME_PATTERN = String.raw`${PREFIX}([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?`;

/** A version or alias beside the name. It takes more than one in the name: `$latest`, which is none (recorded on AWS). */
export const QUALIFIER_PATTERN = String.raw`\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+`;

/** The parts of a name that its pattern has let pass. */
const PARTS =
  /^(?:arn:(?<partition>[a-zA-Z-]+)?:lambda:)?(?:(?<region>[a-z-]+-\d):)?(?:(?<accountId>\d{12}):)?(?:function:)?(?<functionName>[^:]+)(?::(?<inName>[^:]+))?$/;

/**
 * Reads which function a request means.
 *
 * @param named its name, in all forms that the API takes, and a version or alias beside it
 * @throws AwsError ValidationException, InvalidParameterValueException, ResourceNotFoundException for another Region's
 */
export function functionReference(
  account: Account,
  { FunctionName, Qualifier }: { readonly FunctionName: string; readonly Qualifier?: string },
): FunctionReference {
  const isName = new RegExp(`^(?:${FUNCTION_NAME_PATTERN})$`).test(FunctionName);
  const parts = isName ? PARTS.exec(FunctionName)?.groups : undefined;
  if (!parts?.functionName) throw invalidFunctionName(FunctionName);
  const { functionName, inName, partition, region, accountId } = parts;
  const owner = {
    partition: partition ?? account.partition,
    region: region ?? account.region,
    accountId: accountId ?? account.accountId,
  };
  if (owner.region !== account.region) throw anotherRegion(owner, account);
  if (inName !== undefined && Qualifier !== undefined && inName !== Qualifier) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  const qualifier = Qualifier ?? inName;
  const resource = ['function', functionName, ...(qualifier === undefined ? [] : [qualifier])].join(':');
  return { functionName, functionArn: arn(owner, 'lambda', resource), qualifier };
}

/** The function that a reference means, without its version or alias. */
export function withoutQualifier({
  functionName,
  functionArn,
  qualifier,
}: FunctionReference): FunctionReference {
  return {
    functionName,
    functionArn: qualifier === undefined ? functionArn : functionArn.slice(0, -1 - qualifier.length),
  };
}

/** Recorded on AWS. */
function anotherRegion({ region }: Account, account: Account): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `Functions from '${region}' are not reachable in this region ('${account.region}')`,
    404,
  );
}

/** In the words in which a client's input is refused: another service has not had it checked. */
function invalidFunctionName(text: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: ` +
      `Member must satisfy regular expression pattern: ${FUNCTION_NAME_PATTERN}`,
  );
}
