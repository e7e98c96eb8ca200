import type { EventNode } from './event-node';
import { either, type Outcome, withoutLeaf } from './outcome';

/**
 * How many combinations of array elements one event may still be tried with. Ruler knows no such limit; without it,
 * members such as `a.b` and `a` with `b`, each with a long array, could make a match take exponential time.
 */
export interface Budget {
  combinations: number;
}

export function newBudget(): Budget {
  return { combinations: 10_000 };
}

/**
 * Whether several parts of the event bring the same fields, at least one of them an array, which takes members with
 * dots in their names. Then the fields can come from different parts, and an element has to be chosen for each array.
 */
export function needsCombinations({ arrays, members }: EventNode): boolean {
  return arrays.length > 1 || (arrays.length === 1 && members.length > 0);
}

/** The outcome over every choice of elements. When the budget is spent, what was not tried does not match. */
export function matchCombinations(
  node: EventNode,
  budget: Budget,
  outcomeOf: (combined: EventNode) => Outcome,
): Outcome {
  let best = withoutLeaf(false);
  for (const combined of choicesOfFirstArray(node)) {
    if (budget.combinations <= 0) break;
    budget.combinations -= 1;
    best = either(best, outcomeOf(combined));
  }
  return best;
}

function* choicesOfFirstArray(node: EventNode): Iterable<EventNode> {
  const [elements = [], ...others] = node.arrays;
  const rest = node.withArrays(others);
  for (const element of elements) yield rest.mergedWith(element);
}
