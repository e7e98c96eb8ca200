import type { Account } from '../../account';
import { arn } from '../../arn';

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

/** Reads a `FunctionName`, in all forms that the API takes; nothing, if it is none of them. */
export function parseFunctionName(account: Account, text: string): FunctionReference | undefined {
  const match = REFERENCE.exec(text);
  if (!match) return undefined;
  const [, prefix, accountId, functionName = '', qualifier] = match;
  const resource = ['function', functionName, ...(qualifier ? [qualifier] : [])].join(':');
  const functionArn = prefix
    ? `${prefix}:${resource}`
    : arn(accountId ? { ...account, accountId } : account, 'lambda', resource);
  return { functionName, functionArn, qualifier };
}
