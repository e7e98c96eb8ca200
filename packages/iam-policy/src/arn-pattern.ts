import { parse, validate } from '@aws-sdk/util-arn-parser';
import { matchesTokens, type PatternToken } from './wildcard';

/** `arn`, partition, service, Region, account, resource. The last keeps the colons that it contains. */
const COMPONENTS = 6;

/**
 * Whether an ARN matches as the ARN operators compare: each of the six colon-delimited components on its own, so that
 * no wildcard reaches across a colon (IAM User Guide, "ARN condition operators").
 */
export function matchesArn(pattern: readonly PatternToken[], arn: string): boolean {
  if (!validate(arn)) return false;
  const { partition, service, region, accountId, resource } = parse(arn);
  const actual = ['arn', partition, service, region, accountId, resource];
  const expected = splitPattern(pattern);
  return (
    expected.length === COMPONENTS &&
    actual.every((component, index) => matchesTokens(expected[index] ?? [], component))
  );
}

/** Whether a policy variable begins before the fifth colon of the text, where an ARN has its resource. */
export function hasVariableInArnHead(text: string): boolean {
  return text
    .split(':')
    .slice(0, COMPONENTS - 1)
    .some((component) => /\$\{[^*?$]/.test(component));
}

/** A pattern is no ARN, and its characters are tokens: `parse` cannot take it. */
function splitPattern(pattern: readonly PatternToken[]): PatternToken[][] {
  const components: PatternToken[][] = [[]];
  for (const token of pattern) {
    if (token === ':' && components.length < COMPONENTS) components.push([]);
    else components.at(-1)?.push(token);
  }
  return components;
}
