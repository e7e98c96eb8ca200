import { InvalidEventPatternError } from './invalid-event-pattern-error';
import { JsonParseError } from './json/json-parse-error';
import type { JsonValue } from './json/json-value';
import { NestingDepthError } from './json/nesting-depth-error';
import { buildEventNode } from './match/build-event-node';
import { newBudget } from './match/combinations';
import { meetsRule } from './match/match-rule';
import { PathStep } from './match/path-step';
import { ruleSteps } from './match/rule-step';
import { parsePattern, type Rule } from './parse/parse-pattern';
import { parseEvent, requireObject } from './parse-event';
import { UnlocatedPatternError } from './unlocated-pattern-error';

export interface EventPattern {
  /**
   * Whether an event matches, in time linear in its size.
   *
   * @param event - the event's JSON text, or its already parsed value. Numbers beyond ±5e9 match by their spelling,
   * which only the text keeps.
   * @throws InvalidEventError when the event is not a JSON object
   */
  matches(event: string | JsonValue): boolean;
}

/**
 * Compiles a pattern from its JSON text.
 *
 * @throws InvalidEventPatternError with AWS's message
 */
export function compileEventPattern(source: string): EventPattern {
  const paths = new PathStep();
  const rules = parseOrRefuse(source).map((rule) => ruleSteps(rule, paths));
  return {
    matches: (event) => {
      const value = typeof event === 'string' ? parseEvent(event) : requireObject(event);
      const node = buildEventNode(value, paths);
      const budget = newBudget();
      return rules.some((rule) => meetsRule(node, rule, budget));
    },
  };
}

function parseOrRefuse(source: string): Rule[] {
  try {
    return parsePattern(source);
  } catch (error) {
    if (
      error instanceof JsonParseError ||
      error instanceof NestingDepthError ||
      error instanceof UnlocatedPatternError
    ) {
      throw new InvalidEventPatternError(error.message);
    }
    throw error;
  }
}
