import type { z } from 'zod';
import { AwsError } from '../errors/aws-error';

type Issue = z.core.$ZodIssue;

/** The codes with which a service answers input that is not right. */
export interface InputErrors {
  /** For a violated constraint. @default - `ValidationException` */
  readonly constraint?: string;
  /** For a value of another type. @default - `SerializationException` */
  readonly type?: string;
}

/**
 * What is wrong with an input, in the form in which AWS's services report it; recorded of Logs, Lambda and Step Functions by
 * LocalStack's snapshots.
 */
export function validationError(
  { issues }: z.ZodError,
  { constraint = 'ValidationException', type = 'SerializationException' }: InputErrors = {},
): AwsError {
  // What is refused whatever its value says why itself.
  const mistyped = issues.find(
    (issue) => issue.code === 'invalid_type' && issue.expected !== 'never' && isGiven(issue.input),
  );
  if (mistyped?.code === 'invalid_type') {
    return new AwsError(type, `Value at '${memberOf(mistyped)}' cannot be converted to ${mistyped.expected}`);
  }
  const details = issues.map(
    (issue) =>
      `Value ${quoteValue(issue.input)}at '${memberOf(issue)}' failed to satisfy constraint: ${constraintOf(issue)}`,
  );
  const count = `${issues.length} validation error${issues.length > 1 ? 's' : ''} detected`;
  return new AwsError(constraint, `${count}: ${details.join('; ')}`);
}

/** AWS writes members' names with a small letter, whatever the API's own spelling, and counts list members from one. */
function memberOf({ path }: Issue): string {
  return path
    .map((part) => (typeof part === 'number' ? `${part + 1}.member` : lowerFirst(String(part))))
    .join('.');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function quoteValue(value: unknown): string {
  if (!isGiven(value)) return 'null ';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `'${value}' `
    : '';
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function constraintOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'never' ? issue.message : 'Member must not be null';
    case 'too_big':
      return `Member must have ${measureOf(issue.origin)} less than or equal to ${issue.maximum}`;
    case 'too_small':
      return `Member must have ${measureOf(issue.origin)} greater than or equal to ${issue.minimum}`;
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.map(String).join(', ')}]`;
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${patternOf(issue.pattern ?? '')}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message;
  }
}

/** As AWS writes it: without slashes, and without what says that it is about the whole value. */
function patternOf(source: string): string {
  const pattern = source.replace(/^\/\^?|\$?\/[a-z]*$/g, '');
  return /^\(\?:(.*)\)$/.exec(pattern)?.[1] ?? pattern;
}

function measureOf(origin: string): 'length' | 'value' {
  return origin === 'string' || origin === 'array' ? 'length' : 'value';
}
