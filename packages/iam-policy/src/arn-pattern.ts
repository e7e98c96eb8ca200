import { matchesTokens, type PatternToken } from './wildcard';

const SEGMENTS = 6;

/**
 * Whether an ARN matches as the ARN operators compare: each of the six colon-delimited components on its own, so that
 * no wildcard reaches across a colon (IAM User Guide, "ARN condition operators"). The sixth, the resource, keeps the
 * colons that it contains.
 */
export function matchesArn(pattern: readonly PatternToken[], arn: string): boolean {
  const expected = splitAtColons(pattern);
  const actual = splitAtColons(Array.from(arn)).map((segment) => segment.join(''));
  if (expected.length !== SEGMENTS || actual.length !== SEGMENTS) return false;
  return expected.every((segment, index) => matchesTokens(segment, actual[index] ?? ''));
}

function splitAtColons<Token>(tokens: readonly Token[]): Token[][] {
  const segments: Token[][] = [];
  let segment: Token[] = [];
  for (const token of tokens) {
    if (token === ':' && segments.length < SEGMENTS - 1) {
      segments.push(segment);
      segment = [];
    } else {
      segment.push(token);
    }
  }
  return [...segments, segment];
}
