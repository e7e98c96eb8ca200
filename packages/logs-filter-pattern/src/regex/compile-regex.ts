import type { TextTest } from '../text-test';
import { parseRegex } from './parse-regex';
import { RegexAutomaton } from './regex-automaton';
import { regexStates } from './regex-states';

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
  const automaton = new RegexAutomaton(regexStates(parseRegex(source)));
  return (text) => automaton.matches(text);
}
