import { RE2JS, RE2JSException } from 're2js';
import { InvalidFilterPatternError } from './invalid-filter-pattern-error';
import type { TextTest } from './text-test';

/** What AWS lets stand for itself, and the space, which AWS's own examples have (`^shutting down`). */
const PLAIN = String.raw`[A-Za-z0-9:_#=@/;,\- ]`;
const OTHER_CHARACTER = /[^A-Za-z0-9:_#=@/;,\- ^$?[\]{}|\\*+.]/u;

/**
 * `\d` and the like, `\xhh`, or a backslash before an operator or a symbol. It does not make other characters
 * acceptable, such as parentheses: `\x28` does (ministryofjustice/modernisation-platform-environments#5137).
 */
const ESCAPE = String.raw`\\(?:[dDsSwWtn]|x[0-7][0-9A-Fa-f]|[^A-Za-z0-9])`;
const CLASS = String.raw`\[(?!\^?\])\^?(?:${ESCAPE}|[^[\]\\])+\]`;
/** Either count can be left out, says AWS: `{m,}` and `{,n}`. */
const QUANTIFIER = String.raw`(?:[?*+]|\{(?:\d+(?:,\d*)?|,\d+)\})\??`;
const ALTERNATIVE = String.raw`(?=[^|])\^?(?:(?:${PLAIN}|\.|${ESCAPE}|${CLASS})(?:${QUANTIFIER})?)*\$?`;
/** There are no groups, so that an expression is a choice between rows of repeated characters. */
const SYNTAX = new RegExp(String.raw`^${ALTERNATIVE}(?:\|${ALTERNATIVE})*$`);

/** RE2 does not know counts without the first number. Escapes and classes that have such a brace are kept. */
const NO_LEAST_COUNT = new RegExp(String.raw`(${ESCAPE}|${CLASS})|\{,`, 'g');

const COUNTS = /\{(\d*),?(\d*)\}/g;

/** What all counts may come to: a bound on the work for each character of a text. AWS's own limit is not known. */
const MAX_REPETITIONS = 1000;

/**
 * Compiles a regular expression of CloudWatch Logs' own kind, which is found anywhere in a text.
 *
 * It is not handed to `RegExp`, whose time for `a*a*a*b` grows with a power of the text's length.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html
 *
 * @param source what is between the percent signs
 * @throws InvalidFilterPatternError
 */
export function compileRegex(source: string): TextTest {
  const [other] = OTHER_CHARACTER.exec(source) ?? [];
  if (other !== undefined) throw InvalidFilterPatternError.term(other);
  if (!SYNTAX.test(source) || repetitions(source) > MAX_REPETITIONS) throw new InvalidFilterPatternError();
  const regex = compile(source.replace(NO_LEAST_COUNT, (_, kept?: string) => kept ?? '{0,'));
  return (text) => regex.test(text);
}

function repetitions(source: string): number {
  return [...source.matchAll(COUNTS)].reduce(
    (sum, [, min, max]) => sum + Math.max(Number(min), Number(max)),
    0,
  );
}

/** RE2 itself refuses ranges and counts that run backwards. */
function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.DOTALL);
  } catch (error) {
    if (error instanceof RE2JSException) throw new InvalidFilterPatternError();
    throw error;
  }
}
