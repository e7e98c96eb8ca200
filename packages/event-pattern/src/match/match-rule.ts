import { type Budget, matchCombinations, needsCombinations } from './combinations';
import type { EventNode } from './event-node';
import { both, either, firstOf, isMet, NO_FIELD, type Outcome, outcome, withoutLeaf } from './outcome';
import type { RuleField, RuleStep } from './rule-step';

/** Whether an event meets a rule, in time linear in the event. */
export function meetsRule(event: EventNode, rule: RuleStep, budget: Budget): boolean {
  return isMet(new RuleMatch(budget).outcome(event, rule, rule.field));
}

class RuleMatch {
  /** The outcomes of arrays for the fields below their step, which every array around them asks for. */
  private readonly belowStep = new Map<readonly EventNode[], Outcome>();

  constructor(private readonly budget: Budget) {}

  /** @param field - the field that ends at this step, unless it has been met already */
  outcome(node: EventNode | undefined, step: RuleStep, field: RuleField | undefined): Outcome {
    if (node === undefined) return withoutLeaf(step.acceptsAbsence);
    if (needsCombinations(node)) {
      return matchCombinations(node, this.budget, (combined) => this.outcome(combined, step, field));
    }
    const elements = node.arrays.length === 0 ? undefined : node.arrays[0];
    return elements === undefined
      ? both(ownOutcome(node, field), this.members(node, step))
      : this.array(node, elements, step, field);
  }

  private members(node: EventNode, step: RuleStep): Outcome {
    let result = withoutLeaf(true);
    for (const { slot, step: following } of step.following) {
      result = both(result, this.outcome(node.members[slot], following, following.field));
      if (!isMet(result) && isFirstSettled(result, step)) return result;
    }
    return result;
  }

  /**
   * One element must meet all of the fields below this step. The field that ends at this step can instead be met by a
   * scalar of the array, which chooses no element.
   */
  private array(
    node: EventNode,
    elements: readonly EventNode[],
    step: RuleStep,
    field: RuleField | undefined,
  ): Outcome {
    const below = this.below(elements, step);
    if (field === undefined) return below;
    const own = ownOutcome(node, field);
    const inElements = this.anyElement(elements, step, field);
    const isMissing = firstOf(own) === NO_FIELD && firstOf(inElements) !== field.rank;
    if (isMissing) return both(own, below);
    // A field's name sorts before the names that continue it, so this field is the first one here.
    const foundHere = firstOf(own) === field.rank && isMet(own) && isMet(below);
    const foundInElement = firstOf(inElements) === field.rank && isMet(inElements);
    return outcome(field.rank, foundHere || foundInElement);
  }

  /** The outcome of an array's elements for the fields below this step. */
  private below(elements: readonly EventNode[], step: RuleStep): Outcome {
    const known = this.belowStep.get(elements);
    if (known !== undefined) return known;
    const found = this.anyElement(elements, step, undefined);
    const result = firstOf(found) === NO_FIELD ? withoutLeaf(step.acceptsAbsenceBelow) : found;
    if (step.field !== undefined) this.belowStep.set(elements, result);
    return result;
  }

  private anyElement(elements: readonly EventNode[], step: RuleStep, field: RuleField | undefined): Outcome {
    let result = withoutLeaf(false);
    for (const element of elements) result = either(result, this.outcome(element, step, field));
    return result;
  }
}

/**
 * Whether the other fields after a step can be left out of an outcome that is not met. Its first field counts only
 * where a field may be missing: otherwise an element that is met has every field, and so none comes before its first.
 */
function isFirstSettled(value: Outcome, step: RuleStep): boolean {
  return !step.someAcceptAbsenceBelow || firstOf(value) === step.firstRankBelow;
}

/** The field that ends here against the scalars here. */
function ownOutcome(node: EventNode, field: RuleField | undefined): Outcome {
  if (field === undefined) return withoutLeaf(true);
  if (node.leaves.length === 0) return withoutLeaf(field.acceptsAbsence);
  return outcome(field.rank, node.passes(field.testIndex));
}
