import { InvalidEventPatternError } from './invalid-event-pattern-error';
import type { EventObject } from './json/event-value';
import { LocatedError } from './json/located-error';
import { UnlocatedError } from './json/unlocated-error';
import { buildEventNode } from './match/build-event-node';
import { newBudget } from './match/combinations';
import { meetsRule } from './match/match-rule';
import { PathStep } from './match/path-step';
import { ruleSteps } from './match/rule-step';
import { parsePattern, type Rule } from './parse/parse-pattern';

export interface EventPattern {
  /**
   * Whether an event matches, in time linear in its size.
   *
   * @param event - what `parseEvent` gives, which may be used for any number of patterns, or a JSON value. Numbers
   * beyond ±5e9 match by their spelling, which only the former keeps.
   */
  matches(event: EventObject): boolean;
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
      const node = buildEventNode(event, paths);
      const budget = newBudget();
      return rules.some((rule) => meetsRule(node, rule, budget));
    },
  };
}

function parseOrRefuse(source: string): Rule[] {
  try {
    return parsePattern(source);
  } catch (error) {
    if (error instanceof LocatedError || error instanceof UnlocatedError) {
      throw new InvalidEventPatternError(error.message);
    }
    throw error;
  }
}
