import type { $ZodIssue } from 'zod/v4/core';

/** A dead letter takes this much of a message. */
const MESSAGE_LENGTH = 256;

/**
 * What is wrong with a transaction, a line a field: `/lines/0/price: expected number, received string`.
 *
 * @param issues of a parse with `reportInput`, by which what is missing is told
 */
export function describeProblems(issues: readonly $ZodIssue[]): string[] {
  return [...issues].sort(byImportance).flatMap(describeIssue);
}

/** As many of the problems as a dead letter has room for, and how many there are beside. */
export function fitMessage(problems: readonly string[]): string {
  const whole = problems.join('; ');
  if (whole.length <= MESSAGE_LENGTH) return whole;
  let message = `${whole.slice(0, MESSAGE_LENGTH - 3)}...`;
  let listed = '';
  for (const [index, problem] of problems.entries()) {
    listed += `${problem}; `;
    const shortened = `${listed}${problems.length - 1 - index} more`;
    if (shortened.length > MESSAGE_LENGTH) break;
    message = shortened;
  }
  return message;
}

/** What is wrong with the whole comes first, then what is missing. */
function byImportance(one: $ZodIssue, other: $ZodIssue): number {
  return one.path.length - other.path.length || Number(isMissing(other)) - Number(isMissing(one));
}

/**
 * Names of fields and what is expected, never what was sent: more people read errors than transactions. Without double quotes, which a dead
 * letter has escaped.
 */
function describeIssue(issue: $ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${pointer([...issue.path, key])}: not known`);
  const text = isMissing(issue)
    ? 'missing'
    : issue.message.replace(/^Invalid input: /, '').replaceAll('"', "'");
  return [`${pointer(issue.path) || 'the transaction'}: ${text}`];
}

/** JSON has no undefined. */
function isMissing(issue: $ZodIssue): boolean {
  return issue.input === undefined;
}

/** RFC 6901. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
